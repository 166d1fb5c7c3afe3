using Styrkedja.Documents.Reports;
using Styrkedja.Domain.Time;

namespace Styrkedja.Documents.Tests.Samples;

/// <summary>The plan of the invented Älvsala kommun: goals with and without activities, a budget, a decision on a condition.</summary>
internal static class PlanSample
{
    public static PlanReport Report { get; } = new(
        "Älvsala kommun",
        "Kommunstyrelsen",
        "Verksamhetsplan 2027",
        2027,
        2,
        new DateOnly(2026, 11, 17),
        "Kommunstyrelsen 17 november 2026, § 162",
        "Kommunfullmäktige antar budgeten för 2027.",
        [
            new("Miljö och klimat",
            [
                new("4.1", "Matsvinnet ska minska till högst 35 gram per portion", ["Förskolan når 30 gram under våren"], ["Gram matsvinn per portion"],
                [
                    new("Väga svinnet i alla kök", "Kost och lokalvård", DateRange.OfYear(2027), "Köken väger varje måltid två veckor per termin."),
                    new("Skylta vad som slängs", "Kost och lokalvård", new DateRange(new(2027, 2, 1), new(2027, 5, 31)), null),
                ]),
                new("4.3", "Dricksvattnet ska räcka även torra somrar", [], [], []),
            ]),
            new("God ekonomisk hushållning",
            [
                new("G1", "Korttidsfrånvaron ska vara högst 2,5 procent", [], [], [new("Byta schema tillsammans", "Äldreomsorg", new DateRange(new(2027, 1, 15), new(2028, 3, 31)), "Ett arbetslag i taget.")]),
            ]),
        ],
        [
            new("Kost och lokalvård", 86_400, [new("Löner", 61_200), new("Livsmedel", 27_700.5m), new("Intäkter", -2_500.5m)]),
            new("Äldreomsorg", 214_900, []),
        ]);

    public static PlanReport Empty { get; } = Report with { Version = 0, Decision = null, Condition = null, Groups = [], Budget = [] };

    /// <summary>Enough of everything that chapters and tables run over pages.</summary>
    public static PlanReport Long { get; } = Report with
    {
        Groups =
        [
            .. Report.Groups,
            new("Tillväxt", [.. Enumerable.Range(1, 6).Select(g => new PlannedGoal($"3.{g}", string.Concat(Enumerable.Repeat("Företag ska få besked inom tjugo arbetsdagar ", g)), [], [],
                [.. Enumerable.Range(1, 9).Select(a => new PlannedActivity($"Aktivitet {a}", "Plan och näringsliv", DateRange.OfYear(2027), string.Concat(Enumerable.Repeat("Enheten går igenom sina rutiner med arbetslagen. ", a * 3))))]))]),
        ],
        Budget = [.. Enumerable.Range(1, 40).Select(n => new UnitBudget($"Enhet {n}", 1000 * n, []))],
    };
}
