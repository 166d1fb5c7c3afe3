using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Activities;
using Styrkedja.Application.Database;
using Styrkedja.Application.Governance;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.FollowUp;

/// <param name="Word">The year's word for what is suggested.</param>
/// <param name="Grounds">In plain Swedish.</param>
public sealed record SuggestedAssessment(Goal Goal, AssessmentSuggestion Suggestion, string Word, IReadOnlyList<string> Grounds);

/// <summary>What the table suggests for each goal of a year at any day, not only at a cut-off.</summary>
public sealed class SuggestedAssessments(StyrkedjaDbContext database, ActivityRows activities)
{
    /// <param name="cutoff">A status of the period this day lies in counts; so does a later one where there is no earlier, and the grounds say so.</param>
    public async Task<IReadOnlyList<SuggestedAssessment>> AtAsync(int year, DateOnly cutoff, CancellationToken cancellation)
    {
        var years = await database.YearsRulesAsync(cancellation);
        var rules = years.Of(year);
        var words = new ModelWords(rules, Words.Swedish);
        var goals = await database.Goals.AsNoTracking().Where(g => g.FirstYear <= year && g.LastYear >= year).OrderBy(g => g.Order).ToListAsync(cancellation);
        var latest = await activities.OfYearAsync(years.Calendar.Last(year), cancellation);
        var counted = (cutoff.Year < year ? years.Calendar.First(year) : years.Calendar.On(cutoff)) is { IsLast: false } at && at.Year == year ? await activities.OfYearAsync(at, cancellation) : latest;
        var measures = (await database.LeadingMeasuresAsync(rules, year, cancellation)).ToLookup(m => m.GoalId);
        var period = years.Calendar.On(cutoff) is { } on && on.Year == year ? on : cutoff.Year < year ? years.Calendar.First(year) : years.Calendar.Last(year);
        var later = latest.Where(a => a.Latest is not null).ToDictionary(a => a.Id, a => a.Latest!);

        return [.. goals.Where(g => g.TakesActivities).Select(goal => Suggest(goal, [.. counted.Where(a => a.IsExpected && a.Goals.Contains(goal.Id))]))];

        SuggestedAssessment Suggest(Goal goal, List<ActivityRow> rows)
        {
            var outcomes = rows.Select(a => ActivityOutcomes.At(cutoff, StatusOf(a), a.Plan.Start));
            var own = words.For(goal.BodyId);
            var suggestion = own.Rules.Suggest(goal, new OutcomeCounts(outcomes), measures[goal.Id], period);
            var borrowed = rows.Count(a => a.Latest is null && later.ContainsKey(a.Id));
            var waiting = rows.Count(a => (a.Latest ?? later.GetValueOrDefault(a.Id))?.IsWaiting == true);
            List<string> grounds = [.. own.Grounds(suggestion)];
            if (borrowed > 0)
            {
                grounds.Add(Words.Swedish.Format("ground.reported-later", borrowed, rows.Count));
            }

            if (waiting > 0)
            {
                grounds.Add(Words.Swedish.Format("ground.waiting", waiting, rows.Count));
            }

            return new SuggestedAssessment(goal, suggestion, own.Assessment(suggestion.Suggests), grounds);
        }

        ActivityStatus? StatusOf(ActivityRow row) => (row.Latest ?? later.GetValueOrDefault(row.Id))?.Status;
    }
}
