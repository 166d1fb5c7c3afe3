using Styrkedja.Application.Activities;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.FollowUp;

/// <summary>Where a goal stands in a period.</summary>
/// <param name="Unreported">Activities not reported for just this period; the suggestion is preliminary while there are any.</param>
public sealed record GoalStanding(Goal Goal, IReadOnlyList<ActivityRow> Activities, AssessmentSuggestion Suggestion, int Unreported, GoalAssessment? Assessment)
{
    /// <summary>Activities whose report no head of unit has approved yet, where that is asked for.</summary>
    public int Waiting { get; init; }

    public bool IsPreliminary => Unreported > 0 || Waiting > 0;

    /// <summary>Why the suggestion is preliminary, in the reader's language; empty when it is not.</summary>
    public IReadOnlyList<string> Reservations(Words words) =>
    [
        .. Unreported > 0 ? [words.Format("ground.preliminary", Unreported, Activities.Count)] : Array.Empty<string>(),
        .. Waiting > 0 ? [words.Format("ground.waiting", Waiting, Activities.Count)] : Array.Empty<string>(),
    ];

    /// <summary>Decided otherwise than the table suggests now: it may have suggested the same when it was decided.</summary>
    public bool Differs => Assessment is { } assessment && assessment.Decided != Suggestion.Suggests;
}

/// <summary>Where a goal stands that is assessed from the goals that lead to it.</summary>
/// <param name="Below">Those goals, each with its assessment; null while nobody has made it.</param>
/// <param name="Suggestion">By the coverage that is judged already, if it is.</param>
public sealed record RolledUpStanding(Goal Goal, IReadOnlyList<(Goal Goal, GoalAssessment? Assessment)> Below, RollUpSuggestion Suggestion, GoalAssessment? Assessment)
{
    /// <inheritdoc cref="GoalStanding.Differs"/>
    public bool Differs => Assessment is { } assessment && assessment.Decided != Suggestion.Suggests;
}

/// <summary>How far a unit has come with its reporting, and whether it has planned what is expected of it (R069).</summary>
/// <param name="Activities">To be reported.</param>
/// <param name="NotExpected">Planned too, but not to be reported.</param>
public sealed record UnitReporting(Unit Unit, int Activities, int Reported, int NotExpected, int Minimum)
{
    /// <summary>Reported, and with the head of the unit to approve.</summary>
    public int Waiting { get; init; }

    /// <summary>With those who report.</summary>
    public int Left => Activities - Reported;

    public bool IsDone => Left == 0 && Waiting == 0;

    public bool ReachesMinimum => Activities + NotExpected >= Minimum;
}

/// <summary>A period's follow-up as the strategist works with it, cut out of one <see cref="YearOverview"/>.</summary>
public sealed class FollowUpBoard
{
    private readonly Dictionary<GoalId, GoalStanding> _standings;

    public FollowUpBoard(YearOverview overview)
    {
        Overview = overview;
        _standings = overview.Goals.Where(g => g.TakesActivities).ToDictionary(
            g => g.Id,
            g => new GoalStanding(g, [.. overview.ActivitiesOf(g.Id)], overview.Suggest(g.Id), overview.UnreportedOf(g.Id), overview.AssessmentOf(g.Id)) { Waiting = overview.WaitingOf(g.Id) });
        RolledUp = [.. overview.RolledUp.Select(g => new RolledUpStanding(
            g,
            [.. overview.GoalsBelow(g.Id).Select(b => (b, overview.AssessmentOf(b.Id)))],
            overview.RollUpOf(g.Id, overview.AssessmentOf(g.Id)?.Coverage),
            overview.AssessmentOf(g.Id)))];
        Units = [.. UnitsOf(overview)];
    }

    public YearOverview Overview { get; }

    public PeriodKey Tertial => Overview.Tertial;

    public IReadOnlyCollection<GoalStanding> Goals => _standings.Values;

    /// <summary>Goals assessed from those that lead to them, in order; none where the model does not roll up.</summary>
    public IReadOnlyList<RolledUpStanding> RolledUp { get; }

    /// <summary>Units that own activities or could: those with units below them are there only for what they own themselves.</summary>
    public IReadOnlyList<UnitReporting> Units { get; }

    public int Reported => Overview.Activities.Count(a => a.IsReportedFor(Tertial));

    public GoalStanding this[GoalId goal] => _standings[goal];

    /// <summary>The next goal without an assessment, after <paramref name="goal"/> in the order they are listed and then from the top; null when all are assessed.</summary>
    public Goal? NextToAssess(GoalId goal)
    {
        var order = Overview.GoalGroups.SelectMany(g => g.Goals).Concat(RolledUp.Select(r => r.Goal)).ToList();
        var here = order.FindIndex(g => g.Id == goal);
        return order.Skip(here + 1).Concat(order.Take(Math.Max(here, 0))).FirstOrDefault(g => Overview.AssessmentOf(g.Id) is null);
    }

    private static IEnumerable<UnitReporting> UnitsOf(YearOverview overview)
    {
        var owned = overview.Planned.ToLookup(a => a.Owner);
        var year = DateRange.OfYear(overview.Tertial.Year);
        foreach (var unit in overview.Units.All.Where(u => owned.Contains(u.Id) || (u.ExistsDuring(year) && !overview.Units.ChildrenOf(u.Id).Any())))
        {
            var activities = owned[unit.Id].Where(a => a.IsExpected).ToList();
            yield return new UnitReporting(unit, activities.Count, activities.Count(a => a.IsReportedFor(overview.Tertial)), owned[unit.Id].Count() - activities.Count, unit.MinimumActivities ?? overview.Rules.MinimumActivities)
            {
                Waiting = activities.Count(a => a.IsWaitingFor(overview.Tertial)),
            };
        }
    }
}
