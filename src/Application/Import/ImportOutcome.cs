using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Styrkedja.Application.Import;

/// <summary>What the person who imports has said beforehand; everything left out is found in the file.</summary>
public sealed record ImportOptions
{
    /// <summary>What to understand the file as; null to find out.</summary>
    public ImportKind? Kind { get; init; }

    /// <summary>The year the content is about; null to read it from the file.</summary>
    public int? Year { get; init; }

    /// <summary>
    /// The day the statuses describe, which "overdue" is judged against. Null to conclude it from dates of past events
    /// in the comments; when there are none, nothing is called overdue.
    /// </summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Language of the messages. Swedish unless English is asked for.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.GetCultureInfo("sv");
}

/// <summary>Either what was understood of a file, or why it was not.</summary>
public sealed record ImportOutcome
{
    private ImportOutcome(ImportedDocument? document, ImportFailure? failure)
    {
        Document = document;
        Failure = failure;
    }

    public ImportedDocument? Document { get; }

    public ImportFailure? Failure { get; }

    [MemberNotNullWhen(true, nameof(Document))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool Understood => Document is not null;

    public static ImportOutcome Of(ImportedDocument document) => new(document, null);

    public static ImportOutcome Of(ImportFailure failure) => new(null, failure);
}

/// <summary>The two ways an import can fail; the values are the exit codes of the command line.</summary>
public enum ImportFailureClass
{
    /// <summary>Not found, not text, damaged, too large or encrypted.</summary>
    Unreadable = 3,

    /// <summary>Read, but there is something in it that a person must solve first.</summary>
    Errors = 4,
}

/// <param name="Code">Stable, e.g. <c>not-a-report</c>; see <see cref="ImportFailureCodes"/>.</param>
/// <param name="Message">A sentence that says what is wrong, where, and what to do.</param>
public sealed record ImportFailure(ImportFailureClass Class, string Code, string Message);

/// <summary>The stable codes of <see cref="ImportFailure"/>; each has its sentence in the resources.</summary>
public static class ImportFailureCodes
{
    public const string NotFound = "not-found";
    public const string NoAccess = "no-access";
    public const string Empty = "empty";
    public const string TooLarge = "too-large";
    public const string Binary = "binary";
    public const string LineTooLong = "line-too-long";
    public const string TooManyLines = "too-many-lines";
    public const string Encrypted = "encrypted";
    public const string OldFormat = "old-format";
    public const string Damaged = "damaged";
    public const string ZipBomb = "expands-too-much";
    public const string UnknownFormat = "unknown-format";
    public const string PdfToolMissing = "pdf-tool-missing";
    public const string PdfWithoutText = "pdf-without-text";
    public const string PdfTimeout = "pdf-timeout";
    public const string NotAReport = "not-a-report";
    public const string NoGoals = "no-goals";
    public const string MissingColumn = "missing-column";
}
