namespace Styrkedja.Application.Database.Backups;

/// <summary>The table of contents of a backup, its <c>backup.json</c>.</summary>
/// <param name="Version">Of the file's own form, from 1.</param>
/// <param name="SchemaStep">Number of the last migration of the database it was taken from.</param>
/// <param name="Tables">In the order in which they can be read back: a table comes after those it points at.</param>
public sealed record BackupManifest(int Version, int SchemaStep, Guid Municipality, string Slug, string Name, DateTimeOffset MadeAt, IReadOnlyList<BackedUpTable> Tables)
{
    public const int CurrentVersion = 1;
    public const string EntryName = "backup.json";
}

/// <param name="Columns">In the order of the file.</param>
/// <param name="Rows">The heading not counted.</param>
/// <param name="Sha256">Of the file <c>tables/NAME.csv</c>, hexadecimal.</param>
public sealed record BackedUpTable(string Name, IReadOnlyList<string> Columns, long Rows, string Sha256)
{
    public string EntryName => $"tables/{Name}.csv";
}

/// <summary>The file is not a backup, is damaged, or is of a newer form than the program knows.</summary>
/// <param name="problem"><c>not-a-backup</c>, <c>damaged</c> or <c>newer</c>.</param>
public sealed class BackupUnreadableException(string problem, string? where = null) : Exception($"Backup: {problem} {where}")
{
    public string Problem { get; } = problem;

    /// <summary>The part of the file that does not fit; null when it is the whole.</summary>
    public string? Where { get; } = where;
}
