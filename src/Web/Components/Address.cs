using Styrkedja.Domain;
using Styrkedja.Domain.Time;

namespace Styrkedja.Web.Components;

/// <summary>The addresses pages link to. Those of goals, activities and reports are permanent (R133).</summary>
public static class Address
{
    public static string Of(GoalId goal) => $"/mal/{goal.Value}";

    public static string Of(ActivityId activity) => $"/aktiviteter/{activity.Value}";

    public static string ChangeActivity(ActivityId activity) => $"{Of(activity)}/andra";

    /// <summary>The form for a new activity, with a goal and a unit already chosen.</summary>
    public static string PlanActivity(GoalId? goal = null, UnitId? unit = null, int? year = null) =>
        "/aktiviteter/ny" + QueryString.Create(new Dictionary<string, string?> { ["mal"] = goal?.Value.ToString(), ["enhet"] = unit?.Value.ToString(), ["ar"] = year?.ToString(System.Globalization.CultureInfo.InvariantCulture) }
            .Where(p => p.Value is not null));

    /// <summary>Activities as a table, to work with many at once.</summary>
    public static string ActivityTable(int year, UnitId? unit = null) => $"/aktiviteter/tabell?ar={year}{(unit is { } id ? $"&enhet={id.Value}" : "")}";

    public static string Of(UnitId unit) => $"/enheter/{unit.Value}";

    public static string Of(ReportId report) => $"/rapporter/{report.Value}";

    public static string Of(PlanId plan) => $"/planer/{plan.Value}";

    public static string Budget(PlanId plan) => $"{Of(plan)}/budget";

    public static string Version(PlanId plan, int number) => $"{Of(plan)}/versioner/{number}";

    /// <summary>The annual cycle of the year.</summary>
    public static string Cycle(int year) => $"/arshjul/{year}";

    public static string Of(CycleStepId step) => $"/arshjul/steg/{step.Value}";

    public static string Of(PriorityId priority) => $"/styrmodell/prioriteringar/{priority.Value}";

    /// <summary>The task to weigh a goal against a priority.</summary>
    public static string Review(Guid review) => $"/styrmodell/prioriteringar/provning/{review}";

    public static string Of(BodyId body) => $"/styrmodell/organ/{body.Value}";

    public static string Of(AccountId account) => $"/personer/{account.Value}";

    public static string ChangeUnit(UnitId unit) => $"{Of(unit)}/andra";

    public static string Governance(int year) => $"/styrmodell/{year}";

    /// <summary>A part of a year's model: <c>skalor</c>, <c>nivaer</c>, <c>bedomningstabell</c>, <c>granskningsord</c>.</summary>
    public static string Governance(int year, string part) => $"/styrmodell/{year}/{part}";

    public static string Of(Tertial tertial) => $"/uppfoljning/{tertial.Year}/{tertial.Number}";

    public static string ReportActivity(ActivityId activity, Tertial tertial) => $"{Of(activity)}/rapportera/{tertial.Year}/{tertial.Number}";

    public static string AssessGoal(GoalId goal, Tertial tertial) => $"{Of(goal)}/bedom/{tertial.Year}/{tertial.Number}";

    public static string ChangeGoal(GoalId goal) => $"{Of(goal)}/andra";

    public static string Measures(GoalId goal) => $"{Of(goal)}/matt";

    public static string Versions(GoalId goal) => $"{Of(goal)}/versioner";

    public static string Goals(int year) => $"/mal?ar={year}";

    /// <summary>The goal as the public sees it.</summary>
    public static string Public(GoalId goal) => $"/insyn/mal/{goal.Value}";
}
