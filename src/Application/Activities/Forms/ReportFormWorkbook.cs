using System.Globalization;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Documents.Excel;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Activities.Forms;

/// <param name="Unit">The unit chosen.</param>
/// <param name="Reports">The latest of the follow-up for each activity that has one, also one that was sent back.</param>
/// <param name="Rows">The unit's activities, with those of the units below it where they were chosen.</param>
public sealed record UnitReports(Unit Unit, YearOverview Overview, IReadOnlyList<ActivityRow> Rows, IReadOnlyDictionary<ActivityId, StatusReport> Reports);

/// <summary>A unit's activities as a workbook to report in and hand in again; plain cells, no macros.</summary>
public static class ReportFormWorkbook
{
    private static readonly string[] _steps = ["fill", "status", "end", "empty", "hand-in"];

    /// <param name="output">Needs only be writable; it is left open.</param>
    public static void Write(Stream output, UnitReports form, MunicipalityId municipality, ModelWords model, PeriodNames names, Words words, CultureInfo language)
    {
        var period = names.Full(form.Overview.Tertial);
        var help = Help(form, model, period, words);
        var from = help.FindIndex(row => row.IsStatus) + 2;
        var choices = string.Create(CultureInfo.InvariantCulture, $"'{words["report-form.help-sheet"]}'!$A${from}:$A${from + ActivityStatus.All.Count - 1}");
        Sheets.Write(
            output,
            new ExcelBook(words.Format("report-form.title", form.Unit.Name, period), language),
            new ExcelSheet(words["report-form.help-sheet"], [new(words["report-form.help-what"], 34), new(words["report-form.help-how"], 100)], help.Select(row => new object?[] { row.What, row.How })) { IsText = true },
            new ExcelSheet(
                words["report-form.sheet"],
                [.. ReportFormColumns.All.Select(c => new ExcelColumn(ReportFormColumns.NameOf(c, words), WidthOf(c), c == ReportFormColumn.Key) { IsOpen = ReportFormColumns.IsOpen(c), Choices = c == ReportFormColumn.Status ? choices : null })],
                form.Rows.Select(row => (IReadOnlyList<object?>)[.. ReportFormColumns.All.Select(c => Cell(row, c))]))
            { IsLocked = true });

        object? Cell(ActivityRow row, ReportFormColumn column)
        {
            var reported = form.Reports.GetValueOrDefault(row.Id);
            return column switch
            {
                ReportFormColumn.Activity => row.Title,
                ReportFormColumn.Unit => form.Overview.Units.Find(row.HeldNow)?.Name,
                ReportFormColumn.Goal => string.Join('\n', row.Goals.Select(id => form.Overview.Goals.FirstOrDefault(g => g.Id == id)).OfType<Domain.Goals.Goal>().Select(g => $"{g.Number} {g.Title}".Trim())),
                ReportFormColumn.Start => row.Plan.Start,
                ReportFormColumn.End => row.Plan.End,
                ReportFormColumn.Last => Last(row),
                ReportFormColumn.Status => reported is null ? null : model.Status(reported.Status),
                ReportFormColumn.DeviationText => reported?.DeviationText,
                ReportFormColumn.Comment => reported?.Comment,
                ReportFormColumn.WaitingFor => reported?.WaitingFor,
                ReportFormColumn.ExpectedEnd => reported?.ExpectedEnd is { } end ? ExpectedEndText.Write(end) : null,
                _ => new RowKey(municipality, form.Overview.Tertial, row.Id, reported?.Revision ?? 0).ToString(),
            };
        }

        string? Last(ActivityRow row) => row.Returned is { } returned ? words.Format("report-form.returned", returned.ByName, returned.Reason)
            : row.Latest is { } last && last.Tertial != form.Overview.Tertial ? $"{names.Full(last.Tertial)}: {model.Status(last.Status)}\n{last.Comment}".Trim() : null;
    }

    private static List<(string What, string How, bool IsStatus)> Help(UnitReports form, ModelWords model, string period, Words words) =>
    [
        (words["report-form.help-unit"], form.Unit.Name, false),
        (words["report-form.help-period"], period, false),
        .. _steps.Select(key => (words[$"report-form.help-{key}"], words[$"report-form.help-{key}-how"], false)),
        (words["report-form.help-words"], words["report-form.help-words-how"], false),
        .. ActivityStatus.All.Select(status => (model.Status(status), words[status.Deviation ? "report-form.needs-deviation" : status.Phase == Phase.OnHold ? "report-form.needs-cause" : "report-form.needs-nothing"], true)),
    ];

    private static double WidthOf(ReportFormColumn column) => column switch
    {
        ReportFormColumn.Activity or ReportFormColumn.Last or ReportFormColumn.DeviationText => 40,
        ReportFormColumn.Comment => 56,
        ReportFormColumn.Start or ReportFormColumn.End => 12,
        _ => 26,
    };
}
