using Styrkedja.Application.Activities;
using Styrkedja.Domain;
using Styrkedja.Domain.Time;

namespace Styrkedja.Web.Components;

/// <summary>The addresses pages link to. Those of goals, activities, reports, focus areas and versions of the vision are permanent (R133).</summary>
public static class Address
{
    public static string Of(GoalId goal) => $"/mal/{goal.Value}";

    public static string Of(ActivityId activity) => $"/aktiviteter/{activity.Value}";

    /// <summary>Where a body's decision on an activity's priority is recorded.</summary>
    public static string RulePriority(ActivityId activity) => $"{Of(activity)}/prioritet";

    public static string ChangeActivity(ActivityId activity) => $"{Of(activity)}/andra";

    /// <summary>Where an activity is reported as unchanged since last.</summary>
    public static string Unchanged(ActivityId activity, Styrkedja.Domain.Time.PeriodKey tertial) => ReportAddress.Unchanged(activity, tertial);

    /// <summary>The form for a new activity, with a goal and a unit already chosen.</summary>
    public static string PlanActivity(GoalId? goal = null, UnitId? unit = null, int? year = null) =>
        "/aktiviteter/ny" + QueryString.Create(new Dictionary<string, string?> { ["mal"] = goal?.Value.ToString(), ["enhet"] = unit?.Value.ToString(), ["ar"] = year?.ToString(System.Globalization.CultureInfo.InvariantCulture) }
            .Where(p => p.Value is not null));

    /// <summary>Activities as a table, to work with many at once.</summary>
    public static string ActivityTable(int year, UnitId? unit = null) => $"/aktiviteter/tabell?ar={year}{(unit is { } id ? $"&enhet={id.Value}" : "")}";

    /// <summary>Where a unit's activities are reported in Excel.</summary>
    public static string ReportInExcel(PeriodKey tertial, UnitId? unit = null) => $"/aktiviteter/excel?period={tertial.Year}-{tertial.Number}{(unit is { } id ? $"&enhet={id.Value}" : "")}";

    /// <summary>Where a unit's activities are reported out of a text document.</summary>
    public static string ReportInText(PeriodKey tertial, UnitId unit) => $"/aktiviteter/text?period={tertial.Year}-{tertial.Number}&enhet={unit.Value}";

    public static string Of(UnitId unit) => $"/enheter/{unit.Value}";

    /// <summary>The organisation's changes, or the form of one kind: <c>byt-namn</c>, <c>flytta</c>, <c>sla-ihop</c>, <c>dela</c>, <c>avsluta</c>, <c>organ-byt-namn</c>, <c>organ-upphor</c>.</summary>
    public static string Organisation(string? kind = null) => "/enheter/organisation" + (kind is null ? "" : "/" + kind);

    /// <summary>The tree of units on a day.</summary>
    public static string UnitsOn(DateOnly day) => $"/enheter?datum={day:yyyy-MM-dd}";

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

    /// <summary>A part of a year's model: <c>skalor</c>, <c>nivaer</c>, <c>bedomningstabell</c>, <c>rytm</c>, <c>granskningsord</c>.</summary>
    public static string Governance(int year, string part) => $"/styrmodell/{year}/{part}";

    /// <param name="body">Whose own way of doing it (R128); null for the whole municipality's.</param>
    public static string Governance(int year, string part, BodyId? body) => body is { } own ? $"{Governance(year, part)}?organ={own.Value}" : Governance(year, part);

    /// <summary>The bodies that govern otherwise than the municipality in a year.</summary>
    public static string OwnWays(int year) => Governance(year, "organ");

    /// <summary>The vision in force and its versions.</summary>
    public const string Vision = "/styrmodell/vision";

    public static string Of(VisionId vision) => $"{Vision}/{vision.Value}";

    /// <summary>Agenda 2030 and what leads to each of its goals.</summary>
    public const string Agenda = "/styrmodell/agenda-2030";

    /// <summary>The regional strategy and the focus areas' links to it.</summary>
    public const string Regional = "/styrmodell/regional-strategi";

    /// <summary>A regional strategy as a table.</summary>
    /// <param name="strategy">Null for a new one.</param>
    public static string RegionalTable(RegionalStrategyId? strategy = null) => $"{Regional}/tabell{(strategy is { } id ? $"/{id.Value}" : "")}";

    /// <summary>The areas that goals are listed under.</summary>
    public const string GoalAreas = "/styrmodell/malomraden";

    public static string Of(FocusAreaId area) => $"/styrmodell/fokusomraden/{area.Value}";

    /// <summary>The form of what an area was built from.</summary>
    /// <param name="input">Null for a new piece.</param>
    public static string Input(FocusAreaId area, Guid? input = null) => $"{Of(area)}/underlag{(input is { } id ? $"/{id}" : "")}";

    /// <summary>What an area leads to outside the municipality.</summary>
    public static string Links(FocusAreaId area) => $"{Of(area)}/koppla";

    /// <summary>The form of a version.</summary>
    /// <param name="vision">Null for a new one.</param>
    public static string WriteVision(VisionId? vision = null) => $"{Vision}/skriv{(vision is { } id ? $"/{id.Value}" : "")}";

    public static string Of(PeriodKey tertial) => $"/uppfoljning/{tertial.Year}/{tertial.Number}";

    /// <summary>A follow-up for those who supervise (KL 6 kap. 1 §).</summary>
    public static string Supervision(PeriodKey tertial) => $"{Of(tertial)}/uppsikt";

    /// <summary>All activities of a year along its months.</summary>
    public static string Timeline(int year, UnitId? unit = null) => $"/tidslinje/{year}{(unit is { } id ? $"?enhet={id.Value}" : "")}";
    /// <summary>The budgets of a period, every unit.</summary>
    public static string Budgets(PeriodKey tertial) => $"{Of(tertial)}/budget";

    /// <summary>A unit's money in a period.</summary>
    public static string UnitsBudget(UnitId unit, PeriodKey tertial) => $"{Budgets(tertial)}/{unit.Value}";

    public static string ReportActivity(ActivityId activity, PeriodKey tertial) => ReportAddress.Of(activity, tertial);

    public static string AssessGoal(GoalId goal, PeriodKey tertial) => $"{Of(goal)}/bedom/{tertial.Year}/{tertial.Number}";

    public static string ChangeGoal(GoalId goal) => $"{Of(goal)}/andra";

    /// <summary>Where the values of a goal's measures are noted.</summary>
    public static string Values(GoalId goal, PeriodKey tertial) => $"{Of(goal)}/varden/{tertial.Year}/{tertial.Number}";

    public static string Measures(GoalId goal) => $"{Of(goal)}/matt";

    public static string Versions(GoalId goal) => $"{Of(goal)}/versioner";

    public static string Goals(int year) => $"/mal?ar={year}";

    /// <summary>The goal as the public sees it.</summary>
    public static string Public(GoalId goal) => $"/insyn/mal/{goal.Value}";
}
