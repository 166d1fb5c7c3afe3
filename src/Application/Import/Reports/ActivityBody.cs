using Styrkedja.Application.Import.Lines;
using Styrkedja.Application.Import.Vocabulary;
using Styrkedja.Domain.Activities;

namespace Styrkedja.Application.Import.Reports;

/// <summary>What stands below an activity's dates: description, status, comment and deviation, all but the status optional (O11).</summary>
internal sealed record ActivityBody(string? Description, string? Comment, string? WaitingFor, string? DeviationText, string? Forecast)
{
    public ImportedStatus? Status { get; private init; }

    public string? UnknownStatus { get; private init; }

    public int? StatusLine { get; private init; }

    /// <summary>Further status words after the first: perhaps an activity without dates.</summary>
    public IReadOnlyList<SourceLine> FurtherStatuses { get; private init; } = [];

    /// <param name="expectsStatus">False in a plan, where a short line is a description and no unknown status.</param>
    public static ActivityBody Of(IReadOnlyList<SourceLine> lines, bool expectsStatus)
    {
        var at = IndexOfStatus(lines, expectsStatus);
        var status = at < 0 ? null : lines[at];
        var before = ParagraphsOf(at < 0 ? lines : lines.Take(at));
        var after = ParagraphsOf(at < 0 ? [] : lines.Skip(at + 1));
        var known = status is null ? null : StatusWords.Parse(status.Text);
        var waits = known is { Phase: Phase.OnHold };
        var parts = before.Select(paragraph => (Role: RoleOf(paragraph[0], LineRole.Description, waits), paragraph))
            .Concat(after.Select(paragraph => (Role: RoleOf(paragraph[0], LineRole.Comment, waits), paragraph)))
            .ToLookup(part => part.Role, part => part.paragraph);
        return new ActivityBody(
            Paragraphs.JoinAll(parts[LineRole.Description]),
            Paragraphs.JoinAll(parts[LineRole.Comment]),
            WithoutPrefix(parts[LineRole.Waiting], ReportMarks.WaitingPrefix),
            WithoutPrefix(parts[LineRole.Deviation], ReportMarks.DeviationPrefix),
            WithoutPrefix(parts[LineRole.Forecast], ReportMarks.ForecastPrefix))
        {
            Status = known,
            StatusLine = status?.Number,
            UnknownStatus = status is not null && known is null ? status.Text : null,
            FurtherStatuses = [.. at < 0 ? [] : lines.Skip(at + 1).Where(line => !line.IsBlank && ReportMarks.IsStatus(line))],
        };
    }

    private static List<List<SourceLine>> ParagraphsOf(IEnumerable<SourceLine> lines) => Paragraphs.Of(lines, ReportMarks.IsTableHead, ReportMarks.IsLabelled);

    private static int IndexOfStatus(IReadOnlyList<SourceLine> lines, bool expectsStatus)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (!lines[i].IsBlank && ReportMarks.IsStatus(lines[i]))
            {
                return i;
            }
        }

        for (var i = 0; expectsStatus && i < lines.Count; i++)
        {
            if (!lines[i].IsBlank && StandsAlone(lines, i) && StatusWords.LooksLikeStatus(lines[i].Text))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool StandsAlone(IReadOnlyList<SourceLine> lines, int i) =>
        lines[i].Role == LineRole.Paragraph
        || (lines[i].Role == LineRole.None && (i == 0 || lines[i - 1].IsBlank) && (i == lines.Count - 1 || lines[i + 1].IsBlank));

    /// <summary>By the style in the program's own Word files, else by the first words.</summary>
    private static LineRole RoleOf(SourceLine first, LineRole otherwise, bool waits) => first.Role switch
    {
        LineRole.Description or LineRole.Comment or LineRole.Waiting or LineRole.Deviation or LineRole.Forecast => first.Role,
        _ when StartsWith(first, ReportMarks.DeviationPrefix) => LineRole.Deviation,
        _ when StartsWith(first, ReportMarks.ForecastPrefix) => LineRole.Forecast,
        _ when waits && StartsWith(first, ReportMarks.WaitingPrefix) => LineRole.Waiting,
        _ => otherwise,
    };

    private static bool StartsWith(SourceLine line, string prefix) => line.Text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    private static string? WithoutPrefix(IEnumerable<List<SourceLine>> paragraphs, string prefix)
    {
        var text = Paragraphs.JoinAll(paragraphs);
        text = text is not null && text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? text[prefix.Length..].Trim() : text;
        return string.IsNullOrEmpty(text) ? null : text;
    }
}
