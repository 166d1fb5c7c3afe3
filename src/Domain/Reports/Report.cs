namespace Styrkedja.Domain.Reports;

public enum ReportKind
{
    /// <summary>A unit's report to a sub-committee (R100 b).</summary>
    Committee,

    /// <summary>The tertial report to the board (R100 a).</summary>
    Tertial,
}

/// <summary>
/// A report as it was at a moment: its data is frozen, so that what the politicians saw can be read as they saw it
/// whatever happens to the plan afterwards.
/// </summary>
public sealed class Report
{
    /// <param name="frozen">The report model as JSON.</param>
    public Report(ReportId id, ReportKind kind, int year, string series, int version, string title, string frozen, AccountId? by, string byName, DateTimeOffset at)
    {
        Id = id;
        Kind = kind;
        Year = year;
        Series = series;
        Version = version;
        Title = Required.Text(title, "report-title-required");
        Frozen = frozen;
        MadeBy = by;
        MadeByName = byName;
        MadeAt = at;
    }

    private Report()
    {
        Series = Title = Frozen = MadeByName = "";
    }

    public ReportId Id { get; private set; }

    public ReportKind Kind { get; private set; }

    public int Year { get; private set; }

    /// <summary>Reports with the same selection are versions of each other.</summary>
    public string Series { get; private set; }

    /// <summary>1 for the first of its series.</summary>
    public int Version { get; private set; }

    public string Title { get; private set; }

    public string Frozen { get; private set; }

    public AccountId? MadeBy { get; private set; }

    public string MadeByName { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>When it was published to everyone who may read reports; null while a draft.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    public void Publish(DateTimeOffset at) => PublishedAt ??= at;
}

/// <summary>A file of a report, kept as it was handed over once it has been made.</summary>
public sealed class ReportFile(ReportId reportId, string format)
{
    public ReportId ReportId { get; private set; } = reportId;

    /// <summary><c>docx</c> or <c>pdf</c>.</summary>
    public string Format { get; private set; } = format;

    /// <summary>Null until the file has been made.</summary>
    public byte[]? Content { get; private set; }

    /// <summary>Lower-case hexadecimal, so that a copy can be held against what was laid before the committee.</summary>
    public string? Sha256 { get; private set; }

    /// <summary>Why it could not be made, as a key of the texts.</summary>
    public string? Failure { get; private set; }

    public void Keep(byte[] content, string sha256)
    {
        Content = content;
        Sha256 = sha256;
        Failure = null;
    }

    public void Fail(string reason) => Failure = reason;

    /// <summary>Puts it in the queue again after a failure.</summary>
    public void TryAgain() => Failure = null;
}
