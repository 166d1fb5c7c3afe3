using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Activities;
using Styrkedja.Application.Budgets;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Application.Measures;
using Styrkedja.Documents.Reports;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Measures;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Reports;

/// <summary>What goes into a tertial report.</summary>
/// <param name="Summary">The strategist's own words first in the report; paragraphs separated by a line feed.</param>
public sealed record TertialSelection(PeriodKey Tertial, string Summary = "", string? CaseNumber = null, int Version = 1);

/// <summary>Fills the model of the tertial report from what is stored (R086–R089).</summary>
public sealed class TertialReports(StyrkedjaDbContext database, YearOverviews overviews, Periods periods, VisionReading visions, BudgetFollowUps budgets, UnitsMeasures measures, Tenant tenant)
{
    public async Task<TertialReport> BuildAsync(TertialSelection selection, CancellationToken cancellation)
    {
        var now = await overviews.LoadAsync(selection.Tertial, cancellation);
        var before = await overviews.LoadAsync(now.Before.Tertial, cancellation);
        var measured = await measures.OfGoalsAsync(selection.Tertial.Year, cancellation);
        var municipality = await database.Municipalities.AsNoTracking().FirstAsync(m => m.Id == tenant.Municipality, cancellation);
        return new TertialReport(
            municipality.Name,
            await CommitteeReports.BoardNameAsync(database, now.At.Cutoff, cancellation),
            selection.Tertial,
            now.Goals.Any(g => now.AssessmentOf(g.Id, now.Before.Tertial) is not null) ? now.Before.Tertial : null,
            selection.CaseNumber,
            selection.Version,
            periods.Today,
            selection.Summary,
            [.. now.GoalGroups.Select(group => new AssessedGoalGroup(group.Heading(new ModelWords(now.Rules, Words.Swedish)), [.. group.Goals.Select(goal => Assess(goal, group, now, before, measured[goal.Id]))]))])
        {
            Measured = new ReportedPeriod(now.At.Name, now.At.Cutoff, now.At.InterimBy),
            PreviousName = now.Before.Name,
            LeftOut = now.LeftOut.Count,
            Vision = (await visions.OnAsync(periods.Today, cancellation)).Vision?.Text,
            Budgets = (await budgets.OfAsync(now, cancellation)).Report(null),
            Exemptions = await database.ExemptionsOfAsync(selection.Tertial.Year, selection.Tertial.Number, null, cancellation),
        };
    }

    private static AssessedGoal Assess(Goal goal, GoalGroup group, YearOverview now, YearOverview before, IEnumerable<Measure> measured)
    {
        var assessment = now.AssessmentOf(goal.Id);
        var previous = now.AssessmentOf(goal.Id, now.Before.Tertial);
        var words = new ModelWords(now.RulesOf(goal.Id), Words.Swedish);
        var activities = now.ActivitiesOf(goal.Id).ToList();
        return new AssessedGoal(
            new ReportedGoal(goal.Number, goal.Title, goal.Kind, group.Area?.Name, [.. activities.Select(a => CommitteeReports.Report(a, now))]) { Measures = CommitteeReports.Report(measured, now.At) },
            Report(assessment, words),
            Report(previous, new ModelWords(before.Rules.For(goal.BodyId), Words.Swedish)),
            assessment?.Reason,
            GroundsOf(assessment, now.Suggest(goal.Id), words),
            [.. Changes(activities, before)])
        {
            Prognosis = assessment?.Prognosis is { } prognosis ? words.Prognosis(prognosis) : null,
            ChangeReason = assessment?.ChangeReason,
            IsUnconfirmed = assessment?.IsUnconfirmed == true,
        };
    }

    /// <summary>Without a decision only what targets and activities show: the rule's own judgement would be read as the board's.</summary>
    private static IReadOnlyList<string> GroundsOf(GoalAssessment? assessment, AssessmentSuggestion suggestion, ModelWords words) =>
        assessment is null ? words.Facts(suggestion) : words.Grounds(suggestion);

    private static ReportedAssessment? Report(GoalAssessment? assessment, ModelWords words) => assessment is null
        ? null
        : new ReportedAssessment(assessment.Decided.Code(), words.Assessment(assessment.Decided), Scale.Default[0].Values.First(v => v.Look == words.Look(assessment.Decided)).Code);

    /// <summary>What has happened since the last period, in plain sentences (R087).</summary>
    private static IEnumerable<string> Changes(List<ActivityRow> activities, YearOverview before)
    {
        var earlier = before.Activities.ToDictionary(a => a.Id, a => a.Latest?.Status);
        if (earlier.Values.All(status => status is null))
        {
            // Nothing was reported then, so nothing can be said to have changed since.
            yield break;
        }

        var changed = activities.Where(a => a.Latest is not null && earlier.TryGetValue(a.Id, out var was) && was != a.Latest.Status).ToList();
        foreach (var (key, count) in new (string Key, int Count)[]
        {
            ("completed", changed.Count(a => a.Latest!.Status.Phase == Phase.Completed)),
            ("started", changed.Count(a => a.Latest!.Status.Phase == Phase.Ongoing && earlier[a.Id] is null or { Phase: Phase.NotStarted })),
            ("deviates", changed.Count(a => a.Latest!.Status is { Deviation: true, Phase: Phase.Ongoing } && earlier[a.Id] is not { Deviation: true })),
            ("waits", changed.Count(a => a.Latest!.Status.Phase == Phase.OnHold)),
            ("cancelled", changed.Count(a => a.Latest!.Status.Phase == Phase.Cancelled)),
        })
        {
            if (count > 0)
            {
                yield return count == 1 ? Words.Swedish[$"change.{key}.one"] : Words.Swedish.Format($"change.{key}.many", count);
            }
        }
    }
}
