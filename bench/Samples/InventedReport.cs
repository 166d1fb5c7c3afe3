using Styrkedja.Documents.Reports;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Time;

namespace Styrkedja.Bench.Samples;

/// <summary>The invented plan as a report to a sub-committee.</summary>
internal static class InventedReport
{
    public static CommitteeReport Of(int activities)
    {
        var goals = InventedPlan.Goals(activities);
        return new CommitteeReport(
            "Älvsala kommun",
            InventedPlan.Year,
            ["Kost", "Lokalvård"],
            "Samhällsutskottet",
            new DateRange(new(InventedPlan.Year, 1, 1), new(InventedPlan.Year, 9, 24)),
            "KS 2024/318",
            1,
            new DateOnly(InventedPlan.Year, 9, 10),
            "Här redovisas det som leder mot de politiska målen, från årsskiftet till dagens sammanträde.\nMål som enheten inte har planerat aktiviteter för står i kapitel 2.",
            goals,
            "Utskottet kan göra en av tre saker:\n- Godkänna rapporten.\n- Återremittera den för komplettering.\n- Lämna över ärendet till kommunstyrelsen.",
            "Rapporten tar inte upp det löpande arbetet, till exempel rutiner, utbildning och kvalitetsarbete.",
            "Här står alla mål som gäller 2024, även de som enheten inte arbetar med.",
            new GoalCatalogue([new CatalogueGroup("Mål inom målområde Hållbar vardag", "Hållbar vardag", GoalKind.Board, [.. goals.Select(goal => new CatalogueEntry(goal.Number, goal.Title, goal.Activities.Count))])]));
    }
}
