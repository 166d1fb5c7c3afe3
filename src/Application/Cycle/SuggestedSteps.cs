using Styrkedja.Domain;
using Styrkedja.Domain.Cycle;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Cycle;

/// <param name="Key">Tells the suggestion from the year's others; the step made of it keeps it as its origin.</param>
public sealed record SuggestedStep(string Key, CycleStepDetails Details);

/// <summary>
/// The steps a year has in most municipalities: the follow-ups as their periods say (R078, R079), the plan, and the
/// budget in the months it is customarily proposed and decided. They are a beginning to change, not a rule.
/// </summary>
public static class SuggestedSteps
{
    private const int Soon = 14, Early = 30;

    /// <param name="periods">The year's and the last one of the year before, which is reported in the new year.</param>
    /// <param name="council">Null where there is none.</param>
    /// <param name="board">Null where there is none.</param>
    public static IReadOnlyList<SuggestedStep> Of(int year, IEnumerable<FollowUpPeriod> periods, BodyId? council, BodyId? board) =>
        [.. periods.SelectMany(FollowUp).Concat(Planning(year, council, board)).Where(s => s.Details.Time.Start.Year == year).OrderBy(s => s.Details.Time.Start)];

    private static IEnumerable<SuggestedStep> FollowUp(FollowUpPeriod period)
    {
        var link = $"/uppfoljning/{period.Year}/{period.Number}";
        yield return Step("cutoff", CycleStepKind.FollowUp, new DateRange(period.Cutoff, period.Cutoff), null, null, isPublic: true);
        yield return Step("report", CycleStepKind.FollowUp, new DateRange(period.Opens, period.ReportBy), Role.Reporter, 7, isPublic: false);
        if (period.AssessBy > period.ReportBy)
        {
            yield return Step("assess", CycleStepKind.Report, new DateRange(period.ReportBy.AddDays(1), period.AssessBy), Role.Strategist, 7, isPublic: false);
        }

        SuggestedStep Step(string what, CycleStepKind kind, DateRange time, Role? doer, int? reminder, bool isPublic) => new(
            $"t{period.Number}-{what}",
            new CycleStepDetails(
                Words.Swedish.Format($"cycle.suggested.{what}", Words.Swedish.PeriodInText(period.Called), period.Year), kind, time, null, null, doer, Words.Swedish[$"cycle.suggested.{what}.what"], reminder, link, isPublic));
    }

    private static IEnumerable<SuggestedStep> Planning(int year, BodyId? council, BodyId? board)
    {
        yield return Step("goals", CycleStepKind.Planning, Days(8, 15, 9, 15), board, Role.Strategist, Soon, $"/mal?ar={year + 1}", isPublic: false);
        yield return Step("plan", CycleStepKind.Planning, Days(9, 1, 9, 30), board, Role.Strategist, Soon, "/planer", isPublic: false);
        yield return Step("budget-proposal", CycleStepKind.Budget, Days(10, 1, 10, 31), board, null, null, "/planer", isPublic: true);
        yield return Step("plan-adopted", CycleStepKind.Decision, Days(11, 1, 11, 30), board, Role.Secretary, Early, "/planer", isPublic: true);
        yield return Step("budget-adopted", CycleStepKind.Decision, Days(11, 1, 11, 30), council, Role.Secretary, Early, null, isPublic: true);
        yield return Step("units-plan", CycleStepKind.Planning, Days(12, 1, 12, 20), null, Role.Head, Soon, "/planer", isPublic: false);

        DateRange Days(int month, int day, int toMonth, int toDay) => new(new DateOnly(year, month, day), new DateOnly(year, toMonth, toDay));

        SuggestedStep Step(string key, CycleStepKind kind, DateRange time, BodyId? body, Role? doer, int? reminder, string? link, bool isPublic) => new(
            key,
            new CycleStepDetails(Words.Swedish.Format($"cycle.suggested.{key}", year + 1), kind, time, body, null, doer, Words.Swedish[$"cycle.suggested.{key}.what"], reminder, link, isPublic));
    }
}
