using System.Globalization;
using Styrkedja.Application.Activities.Bulk;
using Styrkedja.Application.Governance;
using Styrkedja.Application.Import;
using Styrkedja.Application.Import.Vocabulary;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Activities.Forms;

/// <summary>An activity that a text tells of.</summary>
/// <param name="Row">The line of the text it begins at.</param>
/// <param name="Title">As the text has it.</param>
/// <param name="Activity">Which of the unit's it is; null while nobody has said.</param>
/// <param name="IsLeftOut">A person has said that it is none of them.</param>
public sealed record ToldActivity(int Row, string Title, ActivityId? Activity, bool IsLeftOut);

/// <summary>
/// A unit's reports as they stand in a document of the kind it used to write: read as an import is, each activity matched
/// with one of the unit's, and from there on a form like any other.
/// </summary>
public static class ReportText
{
    /// <summary>Shared words of all words in two titles, from which on one is proposed for the other.</summary>
    private const double NearEnough = 0.5;

    /// <summary>Stands where the activity would, once somebody has said that it is none of the unit's.</summary>
    internal const string LeftOut = "–";

    /// <summary>A column beside the form's own: the title as the text has it.</summary>
    private const string TitleHead = "text";

    /// <summary>Whether a form came out of a text.</summary>
    public static bool Is(TableRows rows) => rows.Heads is [.., TitleHead];

    /// <param name="reports">The unit's activities, which what is told is matched with.</param>
    /// <param name="words">Of the year: its own words for the statuses.</param>
    /// <returns>The rows, or the sentence that says why the text cannot be read.</returns>
    public static (TableRows? Rows, string? Failure) Read(Stream content, string fileName, UnitReports reports, MunicipalityId municipality, ModelWords words, CultureInfo culture)
    {
        var outcome = DocumentReader.Read(content, fileName, new ImportOptions { Kind = ImportKind.CommitteeReport, Year = reports.Overview.Tertial.Year, Culture = culture });
        if (!outcome.Understood)
        {
            return (null, outcome.Failure.Code is ImportFailureCodes.NoGoals or ImportFailureCodes.NotAReport ? Words.Current["report-text.no-goals"] : outcome.Failure.Message);
        }

        var told = outcome.Document.Goals.SelectMany(g => g.Activities).OrderBy(a => a.Line).ToList();
        if (told.Count == 0)
        {
            return (null, Words.Current["report-text.no-activities"]);
        }

        var byKey = reports.Rows.GroupBy(r => TitleKey.Of(r.Title)).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.Single());
        string[] heads = [.. ReportFormColumns.All.Select(c => ReportFormColumns.NameOf(c, Words.Swedish)), TitleHead];
        return (new TableRows(heads, [.. told.Select(Row)]), null);

        TableRow Row(ImportedActivity activity)
        {
            var cells = ReportFormColumns.All.Select(c => Cell(activity, c, words)).Append(activity.Title).ToArray();
            return byKey.TryGetValue(TitleKey.Of(activity.Title), out var match)
                ? Matched(new TableRow(activity.Line, cells), match, municipality, reports.Overview.Tertial)
                : new TableRow(activity.Line, cells);
        }
    }

    public static IReadOnlyList<ToldActivity> Told(TableRows rows) =>
    [
        .. rows.Rows.Select(row => new ToldActivity(
            row.Number, row.Cells[^1], RowKey.Read(row.Cells[(int)ReportFormColumn.Key])?.Activity, row.Cells[(int)ReportFormColumn.Key] == LeftOut)),
    ];

    /// <summary>The activity whose title has most words in common with a title; null where none is near.</summary>
    public static ActivityId? Nearest(string title, IEnumerable<ActivityRow> activities)
    {
        var words = WordsOf(title);
        return activities
            .Select(a => (a.Id, Likeness: Shared(words, WordsOf(a.Title))))
            .Where(a => a.Likeness >= NearEnough)
            .OrderByDescending(a => a.Likeness)
            .Select(a => (ActivityId?)a.Id)
            .FirstOrDefault();
    }

    /// <param name="chosen">The activity of each row; null for none. Rows that are not named stay as they were.</param>
    internal static TableRows With(TableRows rows, IReadOnlyDictionary<int, ActivityRow?> chosen, MunicipalityId municipality, PeriodKey tertial) =>
        rows with { Rows = [.. rows.Rows.Select(row => !chosen.TryGetValue(row.Number, out var activity) ? row : activity is null ? Without(row) : Matched(row, activity, municipality, tertial))] };

    // Revision 0: what is reported already was not read by whoever wrote the text, and is shown beside it.
    private static TableRow Matched(TableRow row, ActivityRow activity, MunicipalityId municipality, PeriodKey tertial) =>
        With(row, activity.Title, new RowKey(municipality, tertial, activity.Id, 0).ToString());

    private static TableRow Without(TableRow row) => With(row, "", LeftOut);

    private static TableRow With(TableRow row, string activity, string key)
    {
        var cells = row.Cells.ToArray();
        (cells[(int)ReportFormColumn.Activity], cells[(int)ReportFormColumn.Key]) = (activity, key);
        return row with { Cells = cells };
    }

    private static string Cell(ImportedActivity activity, ReportFormColumn column, ModelWords words) => column switch
    {
        ReportFormColumn.Status when activity.Status is { } status => words.Status(new ActivityStatus(status.Phase, status.Deviation)),
        ReportFormColumn.Status => activity.UnknownStatus ?? "",
        ReportFormColumn.DeviationText => activity.DeviationText ?? "",
        ReportFormColumn.WaitingFor => activity.WaitingFor ?? "",
        ReportFormColumn.ExpectedEnd when ExpectedEndText.Read(activity.Forecast) is not null => activity.Forecast!,

        // A forecast without a year is never guessed at (O16); its words stay.
        ReportFormColumn.Comment when activity.Forecast is { } forecast && ExpectedEndText.Read(forecast) is null => $"{activity.Comment}\n{words.Of("report-text.forecast")} {forecast}".Trim(),
        ReportFormColumn.Comment => activity.Comment ?? "",
        _ => "",
    };

    private static HashSet<string> WordsOf(string title) => [.. TitleKey.Of(title).Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private static double Shared(HashSet<string> one, HashSet<string> other) =>
        one.Count + other.Count == 0 ? 0 : 2.0 * one.Intersect(other).Count() / (one.Count + other.Count);
}
