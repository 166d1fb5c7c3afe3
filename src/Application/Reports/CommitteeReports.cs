using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Activities;
using Styrkedja.Application.Budgets;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Application.Measures;
using Styrkedja.Documents.Reports;
using Styrkedja.Domain;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Measures;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Reports;

/// <summary>What goes into a report to a sub-committee.</summary>
/// <param name="Units">Empty for the whole administration.</param>
/// <param name="Presented">The day it is presented; the report tells of the year until then (R093).</param>
/// <param name="Recipient">The sub-committee; null when not chosen.</param>
public sealed record CommitteeSelection(int Year, DateOnly Presented, IReadOnlyList<UnitId> Units, string? Recipient = null, string? CaseNumber = null, int Version = 1);

/// <summary>Fills the model of a report to a sub-committee from what is stored (R092–R103).</summary>
public sealed class CommitteeReports(StyrkedjaDbContext database, YearOverviews overviews, Periods periods, BudgetFollowUps budgets, UnitsMeasures measures, Tenant tenant)
{
    private static readonly CultureInfo _swedish = CultureInfo.GetCultureInfo("sv-SE");

    public async Task<CommitteeReport> BuildAsync(CommitteeSelection selection, CancellationToken cancellation)
    {
        var overview = await overviews.LoadAsync(TertialAt(selection.Year, selection.Presented, await periods.CalendarAsync(cancellation)), cancellation);
        var municipality = await database.Municipalities.AsNoTracking().FirstAsync(m => m.Id == tenant.Municipality, cancellation);
        var board = await BoardNameAsync(database, selection.Presented, cancellation);
        var chosen = selection.Units.SelectMany(overview.Units.SelfAndBelow).ToHashSet();
        var ofUnits = overview.Planned.Where(a => chosen.Count == 0 || chosen.Contains(a.Owner) || chosen.Contains(a.HeldNow) || a.TakingPart.Any(chosen.Contains)).ToList();
        var inReport = ofUnits.Where(a => a.IsExpected).ToHashSet();
        var groups = overview.GoalGroups.ToList();
        var at = MeasuredAt(selection.Year, selection.Presented, await periods.CalendarAsync(cancellation));
        var measured = await measures.OfGoalsAsync(selection.Year, cancellation);
        var goals = groups.OrderBy(g => g.Kind == GoalKind.FinancialManagement ? 0 : 1)
            .SelectMany(g => g.Goals.Select(goal => Report(overview, g, goal, inReport, measured[goal.Id], at)))
            .Where(g => g.Activities.Count > 0).ToList();
        return new CommitteeReport(
            municipality.Name,
            selection.Year,
            [.. selection.Units.Select(overview.Units.Find).OfType<Unit>().Select(u => u.Name)],
            selection.Recipient,
            PeriodOf(selection.Year, selection.Presented),
            selection.CaseNumber,
            selection.Version,
            periods.Today,
            Text(ReportTextKeys.Introduction),
            goals,
            Text(ReportTextKeys.FollowUp),
            Text(ReportTextKeys.Delimitation),
            Text(ReportTextKeys.Catalogue),
            new GoalCatalogue([.. groups.Select(g => new CatalogueGroup(CatalogueHeading(g), g.Area?.Name, g.Kind, [.. g.Goals.Select(goal => new CatalogueEntry(goal.Number, goal.Title, overview.ActivitiesOf(goal.Id).Count(inReport.Contains)))]))]))
        {
            Board = board,
            Budgets = at is null ? [] : (await budgets.OfAsync(at.Tertial, cancellation)).Report(chosen.Count == 0 ? null : chosen),
            LeftOut = ofUnits.Count(a => a.LeftOutOfReports),
            Exemptions = await database.ExemptionsOfAsync(selection.Year, null, [.. inReport.Select(a => a.Id.Value), .. inReport.SelectMany(a => a.Goals).Select(g => g.Value)], cancellation),
        };

        string Text(string key) => ReportTexts.Of(overview.Rules, key, selection.Year, board);
    }

    /// <summary>The period whose reports count on a day: of the report's year, however late it is presented.</summary>
    internal static PeriodKey TertialAt(int year, DateOnly day, PeriodCalendar calendar) =>
        (day.Year == year ? calendar.On(day) : day.Year < year ? calendar.First(year) : calendar.Last(year)).Tertial;

    /// <summary>The last period of the report's year whose cut-off has passed by the day; null before the first, when there are neither values nor outcomes to tell of.</summary>
    internal static YearPeriod? MeasuredAt(int year, DateOnly day, PeriodCalendar calendar) => calendar.Of(year).LastOrDefault(p => p.Cutoff <= day);

    internal static async Task<string> BoardNameAsync(StyrkedjaDbContext database, DateOnly day, CancellationToken cancellation) =>
        (await database.Bodies.AsNoTracking().Where(b => b.Kind == BodyKind.Board && b.ValidFrom <= day).OrderByDescending(b => b.ValidFrom).FirstOrDefaultAsync(cancellation))?.AsOn(day).Name
        ?? Words.Swedish["body.board"];

    internal static ReportedActivity Report(ActivityRow activity, YearOverview overview) => new(
        activity.Title,
        [.. activity.TakingPart.Select(overview.Units.Find).OfType<Unit>().Select(u => u.Name)],
        activity.Plan,
        activity.Description,
        activity.Latest?.Status,
        activity.Latest is { } latest ? new ModelWords(overview.Rules, Words.Swedish).Status(latest.Status) : null,
        activity.Latest?.Comment,
        activity.Latest?.DeviationText,
        activity.Latest?.ExpectedEnd is { } end ? ExpectedEndText.Write(end) : null)
    {
        WaitingFor = activity.Latest?.WaitingFor,
        AwaitsApproval = activity.IsWaitingFor(overview.Tertial),
        Priority = Words.Swedish.Prioritised(activity),
    };

    private static ReportedGoal Report(YearOverview overview, GoalGroup group, Goal goal, HashSet<ActivityRow> inReport, IEnumerable<Measure> measured, YearPeriod? at) => new(
        goal.Number,
        goal.Title,
        group.Kind == GoalKind.FinancialManagement ? GoalKind.FinancialManagement : goal.Kind,
        group.Area?.Name,
        [.. overview.ActivitiesOf(goal.Id).Where(inReport.Contains).Select(a => Report(a, overview))])
    {
        Measures = at is null ? [] : Report(measured, at),
    };

    internal static IReadOnlyList<ReportedMeasure> Report(IEnumerable<Measure> measures, YearPeriod at) => [.. measures.Select(m => m.Report(at, Words.Swedish, _swedish))];

    private static string CatalogueHeading(GoalGroup group) => group.Kind == GoalKind.FinancialManagement
        ? Words.Swedish["report.financial-management"]
        : group.Area is { } area ? Words.Swedish.Format("report.in-goal-area", area.Name) : Words.Swedish["report.outside-goal-areas"];

    private static DateRange PeriodOf(int year, DateOnly presented)
    {
        var whole = DateRange.OfYear(year);
        return whole.Contains(presented) ? new DateRange(whole.Start, presented) : whole;
    }
}
