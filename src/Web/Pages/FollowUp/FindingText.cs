using Microsoft.Extensions.Localization;
using Styrkedja.Application.FollowUp;
using Styrkedja.Web.Components;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.FollowUp;

/// <param name="About">The unit, the goal or the body.</param>
/// <param name="Address">Where it is mended.</param>
public sealed record PlanLack(string Plan, string About, string Lacks, string Address);

/// <summary>What the rules found, as sentences.</summary>
public static class FindingText
{
    public static string Of(ReportFinding finding, IStringLocalizer<FollowUpTexts> texts)
    {
        ArgumentNullException.ThrowIfNull(finding);
        ArgumentNullException.ThrowIfNull(texts);
        return texts[$"finding.{finding.Observation.Code}", finding.Observation.Day is { } day ? Dates.InWords(day) : "", finding.Observation.Words ?? ""];
    }

    public static IEnumerable<PlanLack> Of(PlanFinding finding, IStringLocalizer<FollowUpTexts> texts)
    {
        ArgumentNullException.ThrowIfNull(finding);
        ArgumentNullException.ThrowIfNull(texts);
        var (plan, coverage) = (finding.Plan, finding.Coverage);
        if (coverage.HasTooFewGoals || coverage.HasTooManyGoals)
        {
            yield return new(plan.Name, texts["finding.goals"], coverage.HasTooFewGoals ? texts["finding.too-few", new Counted(coverage.GoalsOfBody), coverage.Level!.AtLeast!] : texts["finding.too-many", new Counted(coverage.GoalsOfBody), coverage.Level!.AtMost!], Address.Goals(plan.Year));
        }

        foreach (var goal in coverage.GoalsWithoutActivities)
        {
            yield return new(plan.Name, goal.Number is null ? goal.Title : $"{goal.Number} {goal.Title}", texts["finding.no-activities"], Address.Of(goal.Id));
        }

        foreach (var unit in coverage.Units.Where(u => u.IsShort))
        {
            List<string> lacks =
            [
                .. unit.Planned < unit.Expected ? [texts["finding.short", new Counted(unit.Planned), unit.Expected].Value] : Array.Empty<string>(),
                .. unit.FinancialManagementGoalsMissed.Count > 0 ? [texts["finding.missed", string.Join(", ", unit.FinancialManagementGoalsMissed.Select(g => g.Number ?? g.Title))].Value] : Array.Empty<string>(),
            ];
            yield return new(plan.Name, unit.Unit.Name, string.Join(' ', lacks), Address.ActivityTable(plan.Year, unit.Unit.Id));
        }
    }
}
