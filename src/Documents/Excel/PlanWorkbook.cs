using System.Globalization;
using Styrkedja.Documents.Content;
using Styrkedja.Documents.Reports;

namespace Styrkedja.Documents.Excel;

/// <summary>A plan as a workbook: its goals, its activities and its budget, a sheet of each (R115).</summary>
public static class PlanWorkbook
{
    /// <param name="output">Needs only be writable; it is left open.</param>
    public static void Write(PlanReport report, CultureInfo culture, Stream output)
    {
        ArgumentNullException.ThrowIfNull(report);
        var labels = new Labels(culture);
        Sheets.Write(
            output,
            new ExcelSheet(
                labels["Plan.Goals"],
                [Column("Plan.Area", 26), Column("Plan.Number", 8), Column("Plan.Goal", 60), Column("Plan.SubGoals", 50), Column("Plan.Measures", 50), Column("Plan.Activities", 12)],
                report.Groups.SelectMany(group => group.Goals.Select(goal => Row(
                    group.Heading, goal.Number, goal.Title, string.Join('\n', goal.SubGoals), string.Join('\n', goal.Measures), goal.Activities.Count)))),
            new ExcelSheet(
                labels["Plan.Activities"],
                [Column("Plan.Number", 8), Column("Plan.Goal", 40), Column("Plan.Activity", 60), Column("Plan.Unit", 28), Column("Activities.Start", 12), Column("Activities.End", 12), Column("Plan.Description", 60)],
                report.Groups.SelectMany(group => group.Goals).SelectMany(goal => goal.Activities.Select(a => Row(
                    goal.Number, goal.Title, a.Title, a.Unit, a.Plan.Start, a.Plan.End, a.Description)))),
            new ExcelSheet(
                labels["Plan.Budget"],
                [Column("Plan.Unit", 40), Column("Plan.AccountGroup", 40), Column("Plan.Amount", 14)],
                report.Budget.SelectMany(unit => (unit.Frame is { } frame ? new[] { Row(unit.Unit, labels["Plan.Frame"], frame) } : [])
                    .Concat(unit.Lines.Select(line => Row(unit.Unit, line.AccountGroup, line.Amount))))));

        ExcelColumn Column(string key, double width) => new(labels[key].TrimEnd(':'), width);
    }

    private static object?[] Row(params object?[] cells) => cells;
}
