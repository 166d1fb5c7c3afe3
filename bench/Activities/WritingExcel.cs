using System.Globalization;
using BenchmarkDotNet.Attributes;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Styrkedja.Application;
using Styrkedja.Application.Activities.Bulk;
using Styrkedja.Bench.Samples;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Organisation;

namespace Styrkedja.Bench.Activities;

/// <summary>
/// 5,000 activities as an Excel workbook, beside the bare writer: the same cells in the same order, made to text
/// beforehand and written with nothing but <see cref="OpenXmlWriter"/>.
/// </summary>
public class WritingExcel
{
    private const int Count = 5000;

    private List<Activity> activities = null!;
    private PlanNames names = null!;
    private List<(string Style, string? Text)[]> cells = null!;

    [GlobalSetup]
    public void Setup()
    {
        List<Unit> units = [.. InventedPlan.Units.Select(name => new Unit(Ids.New<UnitId>(), name, null, "Enhet", new DateOnly(2020, 1, 1)))];
        var invented = InventedPlan.Goals(Count);
        List<Goal> goals = [.. invented.Select(g => new Goal(Ids.New<GoalId>(), GoalKind.Board, g.Title, InventedPlan.Year, InventedPlan.Year))];
        activities = [.. invented.SelectMany((g, i) => g.Activities.Select((a, j) => Make(a, units, goals[i], j)))];
        names = new PlanNames(units, goals);
        cells = [.. activities.Select(a => ActivityCells.GivenOf(a)).Select((given, i) => ActivityColumns.All.Select(column => Cell(given, column, activities[i])).ToArray())];
    }

    [Benchmark(Baseline = true)]
    public long Floor()
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var part = workbook.AddNewPart<WorksheetPart>();
            Write(part);
            workbook.Workbook = new Workbook(new Sheets(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = 1, Name = "Aktiviteter" }));
        }

        return file.Length;
    }

    [Benchmark]
    public long Ours()
    {
        using var file = new MemoryStream();
        ActivityWorkbook.Write(file, activities, names, Words.Swedish);
        return file.Length;
    }

    private void Write(WorksheetPart part)
    {
        var (row, cell, inline, text, value) = (new Row(), new Cell(), new InlineString(), new Text(), new CellValue());
        var attributes = new Dictionary<string, OpenXmlAttribute[]>
        {
            ["t"] = [new("s", "", "3"), new("t", "", "inlineStr")], ["d"] = [new("s", "", "2")], ["n"] = [new("s", "", "4")], [""] = [],
        };
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartDocument();
        writer.WriteStartElement(new Worksheet());
        writer.WriteStartElement(new SheetData());
        foreach (var known in cells)
        {
            writer.WriteStartElement(row);
            foreach (var (style, content) in known)
            {
                writer.WriteStartElement(cell, attributes[style]);
                if (style == "t")
                {
                    writer.WriteStartElement(inline);
                    writer.WriteStartElement(text);
                    writer.WriteString(content!);
                    writer.WriteEndElement();
                    writer.WriteEndElement();
                }
                else if (content is not null)
                {
                    writer.WriteStartElement(value);
                    writer.WriteString(content);
                    writer.WriteEndElement();
                }

                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private (string, string?) Cell(Application.Activities.ActivityGiven given, ActivityColumn column, Activity activity) =>
        (column == ActivityColumn.Id ? activity.Id.Value.ToString() : ActivityCells.Of(given, column, names, Words.Swedish)) switch
        {
            null or "" => ("", null),
            DateOnly day => ("d", day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture)),
            decimal number => ("n", number.ToString(CultureInfo.InvariantCulture)),
            var text => ("t", (string)text),
        };

    private static Activity Make(Documents.Reports.ReportedActivity from, List<Unit> units, Goal goal, int number)
    {
        var activity = new Activity(Ids.New<ActivityId>(), units[number % units.Count].Id, from.Title, from.Plan, [goal.Id]);
        activity.Describe(from.Title, from.Description, null);
        activity.Involve([units[(number + 1) % units.Count].Id]);
        return activity;
    }
}
