using System.Globalization;
using Styrkedja.Application.Measures;
using Styrkedja.Documents.Reports;
using Styrkedja.Domain;
using Styrkedja.Domain.Measures;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Tests.Measures;

public sealed class MeasureSayingsTests
{
    private static readonly YearPeriod _at = PeriodCalendar.Default[new PeriodKey(2024, 2)];
    private static readonly CultureInfo _swedish = CultureInfo.GetCultureInfo("sv-SE");

    [Fact]
    public void A_value_stands_with_its_own_source_its_day_and_what_is_foreseen()
    {
        var measure = Number("gram");
        measure.Describe(null, "Egen vägning");
        measure.Note(_at, new MeasureValue(new DateOnly(2024, 8, 20), 38.5m) { Source = "Vägning vecka 34" }, new MeasurePeriod(2024, 2, false, null, 36, "Nya tallrikar"));
        Told(measure).ShouldBe(new ReportedMeasure("Matsvinn", "known", "38,5 gram", 38.5m, "35 gram", new DateOnly(2024, 8, 20), "Vägning vecka 34", null, null, null, "36 gram", "Nya tallrikar"));
    }

    [Fact]
    public void What_is_not_published_is_told_apart_from_what_is_missing()
    {
        var measure = Number("gram");
        Told(measure).State.ShouldBe("missing");
        measure.Expect(new DateOnly(2025, 2, 1), false);
        (Told(measure).State, Told(measure).ExpectedOn).ShouldBe(("not-published", new DateOnly(2025, 2, 1)));
    }

    [Fact]
    public void What_so_few_persons_are_behind_is_withheld_in_reports_too()
    {
        var measure = Number("personer");
        measure.Expect(null, byGender: true);
        measure.AnswerFor(null, countsPersons: true);
        measure.Note(_at, new MeasureValue(_at.Cutoff, 31) { Women = 28, Men = 3 }, new MeasurePeriod(2024, 2, false, null, null, null));
        var told = Told(measure);
        (told.Value, told.Number).ShouldBe(("31 personer", 31m));
        told.Women.ShouldBe(told.Men);
        told.Women.ShouldBe(Words.Swedish["measure.withheld"]);

        measure.Note(_at, new MeasureValue(_at.Cutoff, 4), new MeasurePeriod(2024, 2, false, null, null, null));
        (Told(measure).Value, Told(measure).Number).ShouldBe((Words.Swedish["measure.withheld"], null));
    }

    private static ReportedMeasure Told(Measure measure) => measure.Report(_at, Words.Swedish, _swedish);

    private static Measure Number(string unit)
    {
        var measure = new Measure(Ids.New<MeasureId>(), Ids.New<GoalId>(), "Matsvinn", 1);
        measure.Quantify(unit, Direction.Down, 35);
        return measure;
    }
}
