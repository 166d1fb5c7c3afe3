using Styrkedja.Application.Database;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.Time;
using Styrkedja.TestKit;

namespace Styrkedja.Web.Tests;

/// <summary>A small plan of 2024 to look at: one area, one board goal, a unit, and as many activities as asked for.</summary>
public sealed class SamplePlan(TestMunicipality municipality)
{
    public static readonly PeriodKey Tertial = new(2024, 2);

    public UnitId Unit { get; } = Ids.New<UnitId>();

    public GoalId Goal { get; } = Ids.New<GoalId>();

    public List<ActivityId> Activities { get; } = [];

    public static Signature By(DateTimeOffset? at = null) => new(null, "Maria Prov", at ?? new DateTimeOffset(2024, 9, 2, 10, 0, 0, TimeSpan.Zero));

    public async Task LayOutAsync(string goalTitle = "Matsvinnet ska minska", bool locked = false)
    {
        var database = municipality.Context();
        database.Units.Add(new Unit(Unit, "Kost och lokalvård", null, "Enhet", new DateOnly(2020, 1, 1)));
        var focus = new FocusArea(Ids.New<FocusAreaId>());
        focus.LinkToAgenda(["12", "13"]);
        database.FocusAreas.Add(focus);
        var vision = new Vision(Ids.New<VisionId>(), new VisionWording("I Älvsala är det nära.", new DateOnly(2022, 1, 1), null, [new FocusAreaWording(focus.Id, "Klimat och vatten", null)]));
        vision.Adopt("Kommunfullmäktige 13 december 2021, § 140");
        database.Visions.Add(vision);
        var council = new Goal(Ids.New<GoalId>(), GoalKind.Council, "Utsläppen ska halveras", 2023, 2026);
        council.BearOn(focus.Id);
        var goal = new Goal(Goal, GoalKind.Board, goalTitle, 2024, 2024);
        goal.Place("4.1", 1, null, null);
        goal.LeadTo(council.Id);
        goal.BearOn(focus.Id);
        database.Goals.AddRange(council, goal);
        var period = new FollowUpPeriod(Guid.CreateVersion7(), PeriodCalendar.Default[Tertial], new DateOnly(2024, 8, 17), new DateOnly(2024, 9, 6), new DateOnly(2024, 9, 11));
        if (locked)
        {
            period.Lock(new DateTimeOffset(2024, 9, 12, 8, 0, 0, TimeSpan.Zero));
        }

        database.Periods.Add(period);
        await database.SaveAsync("plan.laid-out", null, CancellationToken.None);
    }

    /// <summary>Adds activities of the goal with this status; unreported when null.</summary>
    public async Task AddAsync(int count, ActivityStatus? status, string title = "Aktivitet", string? comment = "Det går bra.")
    {
        var database = municipality.Context();
        for (var i = 0; i < count; i++)
        {
            var activity = new Activity(Ids.New<ActivityId>(), Unit, count == 1 ? title : $"{title} {i}", new DateRange(new DateOnly(2024, 2, 1), new DateOnly(2024, 11, 30)), [Goal]);
            Activities.Add(activity.Id);
            database.Activities.Add(activity);
            if (status is { } given)
            {
                database.StatusReports.Add(StatusReport.TakeOver(activity.Id, Tertial, new StatusGiven(given, comment), 1, By()));
            }
        }

        await database.SaveAsync("plan.laid-out", null, CancellationToken.None);
    }

    public async Task AssessAsync(Assessment decided, string reason, DateTimeOffset at, PeriodKey? tertial = null)
    {
        var database = municipality.Context();
        var when = tertial ?? Tertial;
        var assessment = new GoalAssessment(Guid.CreateVersion7(), Goal, when);
        var open = new FollowUpPeriod(Guid.CreateVersion7(), PeriodCalendar.Default[when], PeriodCalendar.Default[when].Cutoff, PeriodCalendar.Default[when].Cutoff, PeriodCalendar.Default[when].Cutoff);
        assessment.Decide(open, AssessmentTable.Default.Suggest(new OutcomeCounts([ActivityOutcome.OngoingAsPlanned])), decided, reason, new Signature(null, "Maria Prov", at));
        database.Assessments.Add(assessment);
        await database.SaveAsync("goal.assessed", null, CancellationToken.None);
    }

    public Task LockAsync(DateTimeOffset at) => ChangePeriodAsync("period.locked", period => period.Lock(at));

    public Task PublishAsync(DateTimeOffset at) => ChangePeriodAsync("period.published", period => period.Publish(at));

    private async Task ChangePeriodAsync(string verb, Action<FollowUpPeriod> change)
    {
        var database = municipality.Context();
        change(database.Periods.Single(p => p.Year == Tertial.Year && p.Number == Tertial.Number));
        await database.SaveAsync(verb, null, CancellationToken.None);
    }
}
