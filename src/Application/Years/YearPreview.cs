using System.Security.Cryptography;
using System.Text.Json;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Years;

namespace Styrkedja.Application.Years;

/// <summary>A thing by its name.</summary>
/// <param name="More">Its years, its unit or its goal; null for nothing more.</param>
public sealed record Named(Guid Id, string Name, string? More = null);

/// <param name="Status">As last reported; null when it never was.</param>
/// <param name="HasGoalAhead">Whether any of its goals holds in the new year.</param>
public sealed record EndingActivity(ActivityId Id, string Title, string Unit, DateOnly End, ActivityStatus? Status, bool HasGoalAhead);

/// <param name="Body">Name of its body.</param>
/// <param name="MayClose">Only an adopted plan is closed; another stays as far as it came.</param>
/// <param name="HasNext">Whether the new year has a plan of the body already.</param>
public sealed record EndingPlan(PlanId Id, string Name, string Body, bool MayClose, bool HasNext, int BudgetLines);

/// <summary>Everything a change of year would meet, in the order it is told.</summary>
/// <param name="Prepared">The new year's model where one is prepared and not yet in force; null otherwise.</param>
/// <param name="HasModel">Whether the new year has a model of its own in force.</param>
/// <param name="GoalsGoingOn">Their years reach into the new one.</param>
/// <param name="GoalsEnding">Their last year is the old one.</param>
/// <param name="GoalsUnassessed">Of those, the ones without an assessment for the year's last tertial.</param>
/// <param name="GoalsAhead">They begin with the new year.</param>
/// <param name="GoingOn">Activities whose dates reach into the new year; nothing is copied.</param>
/// <param name="WithoutGoalAhead">Of those, the ones whose goals all end.</param>
/// <param name="Running">Services and administration without an end of their own.</param>
/// <param name="Unfinished">They end with the year and are neither completed nor cancelled.</param>
/// <param name="WithoutTarget">Measures of the new year's goals that have no target figure.</param>
/// <param name="PeriodsMissing">Follow-up periods of the new year that nobody has set up.</param>
/// <param name="Steps">Steps of the annual cycle that would be copied.</param>
/// <param name="RolesEnding">Assignments whose last day lies in the old year, from today.</param>
/// <param name="UnlockedPeriods">Numbers of the old year's periods that are not locked.</param>
/// <param name="Drafts">Reports of the old year that are not published.</param>
public sealed record YearPreview(
    int FromYear,
    int ToYear,
    GovernanceModel? Prepared,
    bool HasModel,
    IReadOnlyList<Named> GoalsGoingOn,
    IReadOnlyList<Named> GoalsEnding,
    IReadOnlyList<Named> GoalsUnassessed,
    IReadOnlyList<Named> GoalsAhead,
    IReadOnlyList<Named> GoingOn,
    IReadOnlyList<Named> WithoutGoalAhead,
    IReadOnlyList<Named> Running,
    IReadOnlyList<EndingActivity> Unfinished,
    IReadOnlyList<Named> WithoutTarget,
    IReadOnlyList<EndingPlan> Plans,
    IReadOnlyList<int> PeriodsMissing,
    int Steps,
    IReadOnlyList<Named> RolesEnding,
    IReadOnlyList<int> UnlockedPeriods,
    IReadOnlyList<Named> Drafts)
{
    /// <summary>Whether anything is left to see to before; none of it forbids the change.</summary>
    public bool HasWarnings => UnlockedPeriods.Count + Drafts.Count + GoalsUnassessed.Count + Plans.Count(p => !p.MayClose) > 0;

    /// <summary>A sum of what the choices are about: when it is another, something has changed since the person looked.</summary>
    public string Fingerprint() => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        (FromYear, ToYear, Prepared?.Id, Unfinished: Unfinished.Select(a => a.Id.Value), Running: Running.Select(r => r.Id), Plans: Plans.Select(p => (p.Id.Value, p.MayClose, p.HasNext)), PeriodsMissing),
        _withFields)));

    private static readonly JsonSerializerOptions _withFields = new() { IncludeFields = true };
}
