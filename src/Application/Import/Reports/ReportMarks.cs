using Styrkedja.Application.Import.Lines;
using Styrkedja.Application.Import.Vocabulary;
using Styrkedja.Domain.Goals;

namespace Styrkedja.Application.Import.Reports;

/// <summary>The few lines a report always has in the same words: what the parser steers by.</summary>
internal static class ReportMarks
{
    public const string WaitingPrefix = "Väntar på:";
    public const string DeviationPrefix = "Avvikelse:";
    public const string ForecastPrefix = "Beräknat klart:";
    private const string GoalAreaPrefix = "Mål inom målområde ";

    /// <summary>"Verksamhetens aktiviteter Startdatum Slutdatum", also with other words for the first column.</summary>
    public static bool IsTableHead(SourceLine line) => line.IsTableHead ??= ReadTableHead(line);

    /// <summary>"Mått Värde Målvärde Källa", also with the forecast's column.</summary>
    public static bool IsMeasureHead(SourceLine line) =>
        line.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is ["Mått", "Värde", "Målvärde", .., "Källa"];

    public static bool IsStatus(SourceLine line) => line.IsStatus ??= ReadStatus(line);

    /// <summary>"Beräknat klart: oktober 2026" may end many pages and is said of an activity all the same.</summary>
    public static bool IsLabelled(SourceLine line) =>
        line.Text.StartsWith(WaitingPrefix, StringComparison.OrdinalIgnoreCase)
        || line.Text.StartsWith(DeviationPrefix, StringComparison.OrdinalIgnoreCase)
        || line.Text.StartsWith(ForecastPrefix, StringComparison.OrdinalIgnoreCase);

    private static bool ReadTableHead(SourceLine line)
    {
        var text = line.Text;
        return line.Role == LineRole.TableHead
            || (text.Length is > 15 and < 90
                && text.Contains("Startdatum", StringComparison.OrdinalIgnoreCase)
                && text.Contains("Slutdatum", StringComparison.OrdinalIgnoreCase)
                && !text.AsSpan().ContainsAnyInRange('0', '9')
                && text[^1] != '.');
    }

    private static bool ReadStatus(SourceLine line) =>
        line.Role == LineRole.Status || (line.Role is LineRole.None or LineRole.Paragraph && StatusWords.Parse(line.Text) is not null);

    /// <summary>Heading of a group of goals in the last chapter (R096, R097).</summary>
    public static bool IsCatalogueGroup(SourceLine line)
    {
        var text = line.Text;
        return line.Role is LineRole.Heading3 or LineRole.None or LineRole.Paragraph && text.Length < 120 && !line.IsBullet
            && text.Length > 0 && text[^1] != '.'
            && (text.StartsWith(GoalAreaPrefix, StringComparison.OrdinalIgnoreCase) || IsFinancialManagement(text) || IsCouncil(text));
    }

    /// <summary>Goal area (null where the group is none) and kind of the goals below the heading.</summary>
    public static (string? GoalArea, GoalKind Kind) CatalogueGroup(string text)
    {
        if (text.StartsWith(GoalAreaPrefix, StringComparison.OrdinalIgnoreCase))
        {
            return (text[GoalAreaPrefix.Length..].Trim(), GoalKind.Board);
        }

        return (null, IsFinancialManagement(text) ? GoalKind.FinancialManagement : IsCouncil(text) ? GoalKind.Council : GoalKind.Unknown);
    }

    private static bool IsFinancialManagement(string text) =>
        (text.StartsWith("Verksamhetsmål", StringComparison.OrdinalIgnoreCase) || text.StartsWith("Mål för", StringComparison.OrdinalIgnoreCase))
        && text.Contains("god ekonomisk hushållning", StringComparison.OrdinalIgnoreCase);

    private static bool IsCouncil(string text) =>
        text.StartsWith("Kommunfullmäktiges ", StringComparison.OrdinalIgnoreCase)
        && text.Contains("mål", StringComparison.OrdinalIgnoreCase) && text.Count(' ') <= 3;
}
