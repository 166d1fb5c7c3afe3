namespace Styrkedja.Application.Database.Server;

/// <summary>Where the private PostgreSQL server keeps its data and finds its programs.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>The installation's data folder; the server keeps everything it owns in its subfolder <c>postgres</c>.</summary>
    public required string DataFolder { get; init; }

    /// <summary>
    /// The folder that holds <c>bin/postgres</c>. Left out: <c>STYRKEDJA_POSTGRES</c>, else the npm package
    /// in the nearest <c>node_modules</c> above the program.
    /// </summary>
    public string? BinariesFolder { get; init; }

    /// <summary>
    /// For tests: commits are not forced to the disk. Survives the death of the server, but not of the machine.
    /// </summary>
    public bool Throwaway { get; init; }
}
