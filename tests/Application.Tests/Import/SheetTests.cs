using System.Text;
using ExcelDataReader;
using Styrkedja.Application.Import;
using Styrkedja.Domain.Goals;

namespace Styrkedja.Application.Tests.Import;

public sealed class SheetTests
{
    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData(',')]
    public void Columns_may_stand_in_any_order_and_case(char separator)
    {
        var plan = Csv("SLUTDATUM;aktivitet; Mål ;Startdatum;Intern kod\n30 juni 2026;Bygga stig;Fler ute;1/2 2026;X7\n2026-12-31;Röja sly;;45658;\n"
            .Replace(';', separator));

        plan.Kind.ShouldBe(ImportKind.Plan);
        plan.Goals.Single().Activities.Select(activity => (activity.Title, activity.Start, activity.End)).ShouldBe(
        [
            ("Bygga stig", new DateOnly(2026, 2, 1), new DateOnly(2026, 6, 30)),
            ("Röja sly", new DateOnly(2025, 1, 1), new DateOnly(2026, 12, 31)),
        ]);
        plan.Ignored.Single(line => line.Reason == "unknown-column").Text.ShouldBe("Intern kod");
        LineAccount.ShouldBeComplete(Csv("Mål;Aktivitet\nA;B\n"));
    }

    [Fact]
    public void A_bad_cell_is_named_by_row_and_column()
    {
        var plan = Csv("Mål;Måltyp;Aktivitet;Startdatum;Status\nFler ute;Konstigt mål;Bygga;2026-02-30;På gång\n");

        plan.Warnings.Select(warning => warning.Code).ShouldBe(["bad-cell", "unknown-status", "bad-cell"], ignoreOrder: true);
        plan.Warnings.Single(warning => warning.Message.Contains("2026-02-30", StringComparison.Ordinal)).Message.ShouldContain("rad 2, kolumnen ”Startdatum”");
        plan.Goals[0].Activities[0].Start.ShouldBeNull();
        plan.Goals[0].Activities[0].UnknownStatus.ShouldBe("På gång");
    }

    [Fact]
    public void Goal_cells_may_hold_kind_area_sub_goals_and_measures()
    {
        var plan = Csv("Mål;Måltyp;Målområde;Aktivitet;Avdelningar;Delmål;Mäts genom\n"
            + "Friskare personal;Verksamhetsmål för god ekonomisk hushållning;;Prova gympa;Kost;\"Minst 3 pass\nHögst 5 procent borta\";Antal pass\n"
            + ";;;Mäta ljudet;\"Skola; VA, gator och vägar\";;\nFler ute;;Hållbar vardag;;;;\n");

        plan.Goals[0].Kind.ShouldBe(GoalKind.FinancialManagement);
        plan.Goals[0].SubGoals.Select(subGoal => (subGoal.Target, subGoal.Unit)).ShouldBe([(3m, "pass"), (5m, "procent")]);
        plan.Goals[0].Measures.ShouldBe([new ImportedMeasure("Antal pass", null)]);
        plan.Goals[0].Activities[1].Units.ShouldBe(["Skola", "VA, gator och vägar"]);
        plan.Goals[1].Activities.ShouldBeEmpty();
        plan.Goals[1].GoalArea.ShouldBe("Hållbar vardag");
    }

    [Fact]
    public void A_row_without_any_goal_above_is_not_lost_silently()
    {
        var plan = Csv("Mål;Aktivitet\n;Utan mål\nMed mål;Med\n");

        plan.Goals.Single().Activities.Count.ShouldBe(1);
        plan.Warnings.Single().Code.ShouldBe("unplaced-line");
        LineAccount.ShouldBeComplete(plan);
    }

    [Fact]
    public void A_formula_in_a_text_is_written_as_text()
    {
        using var file = new MemoryStream();
        var goal = new ImportedGoal(null, "=1+1", GoalKind.Unknown, null, [], [], [], 1);
        ImportTemplate.WriteCsv(file, [goal]);

        Encoding.UTF8.GetString(file.ToArray()).ShouldContain("'=1+1");
        Reading.Understood(Reading.Outcome(file.ToArray(), "x.csv")).Goals[0].Title.ShouldBe("=1+1");
    }

    [Fact]
    public void The_workbook_explains_every_column()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var file = new MemoryStream();
        ImportTemplate.WriteExcel(file);
        file.Position = 0;
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(file);

        reader.Read().ShouldBeTrue();
        Enumerable.Range(0, reader.FieldCount).Select(reader.GetString).ShouldBe(ImportTemplate.Columns);
        reader.NextResult().ShouldBeTrue();
        reader.Name.ShouldBe("Förklaring");
        reader.RowCount.ShouldBe(ImportTemplate.Columns.Count + 1);
    }

    private static ImportedDocument Csv(string text) => Reading.Understood(Reading.Outcome(Encoding.UTF8.GetBytes(text), "x.csv"));
}
