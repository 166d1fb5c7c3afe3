using Styrkedja.Application.Activities;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Goals;

/// <summary>A board goal, or one for sound financial management, with what is done for it.</summary>
public sealed record ThreadGoal(Goal Goal, GoalAssessment? Assessment, IReadOnlyList<ActivityRow> Activities);

/// <param name="Goal">Null for goals that lead straight to the focus area.</param>
public sealed record ThreadCouncilGoal(Goal? Goal, IReadOnlyList<ThreadGoal> Goals);

/// <param name="Area">Null for what stands beside the focus areas.</param>
public sealed record ThreadArea(FocusAreaOfDay? Area, IReadOnlyList<ThreadCouncilGoal> CouncilGoals)
{
    public int GoalCount => CouncilGoals.Sum(c => c.Goals.Count);

    public int ActivityCount => CouncilGoals.Sum(c => c.Goals.Sum(g => g.Activities.Count));
}

/// <param name="FinancialManagement">Goals for sound financial management: beside the focus areas, not under one (R030).</param>
/// <param name="Loose">Board goals that lead nowhere yet.</param>
public sealed record Thread(YearOverview Overview, Vision? Vision, IReadOnlyList<ThreadArea> Areas, IReadOnlyList<ThreadGoal> FinancialManagement, IReadOnlyList<ThreadGoal> Loose)
{
    /// <summary>Rows of activities in the tree: one that serves many goals stands under each.</summary>
    public int ActivityCount => Areas.Sum(a => a.ActivityCount) + FinancialManagement.Concat(Loose).Sum(g => g.Activities.Count);
}

/// <summary>What to keep of the thread.</summary>
/// <param name="Unit">With everything below it.</param>
public sealed record ThreadFilter(UnitId? Unit, Assessment? Assessment)
{
    public bool IsEmpty => Unit is null && Assessment is null;
}

/// <summary>Reads the whole chain from vision to activity, in a fixed number of statements.</summary>
public sealed class RedThread(VisionReading visions, YearOverviews overviews)
{
    public async Task<Thread> LoadAsync(PeriodKey tertial, ThreadFilter filter, CancellationToken cancellation)
    {
        var overview = await overviews.LoadAsync(tertial, cancellation);
        var (vision, focus) = await visions.OnAsync(overview.At.Cutoff, cancellation);
        var reach = filter.Unit is { } unit ? overview.Units.SelfAndBelow(unit) : null;
        var working = overview.Goals.Where(g => g.TakesActivities).Select(Working).Where(Kept).ToList();
        var council = overview.Goals.Where(g => g.Kind is GoalKind.Council or GoalKind.Effect).ToDictionary(g => g.Id);
        var board = working.Where(g => g.Goal.Kind != GoalKind.FinancialManagement).ToList();
        var areas = focus.Select(f => new ThreadArea(f, [.. Under(f)])).Where(a => filter.IsEmpty || a.GoalCount > 0).ToList();
        var placed = areas.SelectMany(a => a.CouncilGoals).SelectMany(c => c.Goals).Select(g => g.Goal.Id).ToHashSet();
        return new Thread(overview, vision, areas, [.. working.Except(board)], [.. board.Where(g => !placed.Contains(g.Goal.Id))]);

        ThreadGoal Working(Goal goal) => new(goal, LatestOf(goal.Id), [.. overview.PlannedOf(goal.Id).Where(a => reach is null || reach.Contains(a.Owner) || a.TakingPart.Any(reach.Contains))]);

        bool Kept(ThreadGoal goal) => (reach is null || goal.Activities.Count > 0) && (filter.Assessment is null || goal.Assessment?.Decided == filter.Assessment);

        GoalAssessment? LatestOf(GoalId goal) => overview.Assessments.Where(a => a.GoalId == goal && a.Tertial <= tertial).MaxBy(a => a.Tertial);

        IEnumerable<ThreadCouncilGoal> Under(FocusAreaOfDay area)
        {
            foreach (var goal in council.Values.Where(g => g.FocusAreas.Contains(area.Id)))
            {
                var below = board.Where(g => g.Goal.Parents.Contains(goal.Id)).ToList();
                if (below.Count > 0 || filter.IsEmpty)
                {
                    yield return new ThreadCouncilGoal(goal, below);
                }
            }

            var straight = board.Where(g => g.Goal.FocusAreas.Contains(area.Id) && !g.Goal.Parents.Any(council.ContainsKey)).ToList();
            if (straight.Count > 0)
            {
                yield return new ThreadCouncilGoal(null, straight);
            }
        }
    }
}
