using Microsoft.EntityFrameworkCore;
using Npgsql;
using Styrkedja.Application.Database;
using Styrkedja.Bench.Samples;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.Plans;
using Styrkedja.Domain.Time;

namespace Styrkedja.Bench.Pages;

/// <summary>The invented plan in the database, in a year where the demo has nothing.</summary>
internal sealed record LargePlan(PlanId Id, MunicipalityId Municipality)
{
    private static readonly int YearsLater = Tertial.Year - InventedPlan.Year;

    public static PeriodKey Tertial => new(2035, 2);

    /// <summary>Of the statement that reads a year's activities with their state at the tertial.</summary>
    public static NpgsqlParameter[] YearParameters() => YearParametersAt(Tertial.Number);

    public static NpgsqlParameter[] YearParametersAt(int number) =>
    [
        new() { Value = new DateOnly(Tertial.Year, 1, 1) },
        new() { Value = new DateOnly(Tertial.Year, 12, 31) },
        new() { Value = Tertial.Year },
        new() { Value = number },
        new() { Value = PeriodCalendar.Default[new PeriodKey(Tertial.Year, number)].Cutoff },
        new() { Value = DayShown(new PeriodKey(Tertial.Year, number)) },
    ];

    /// <summary>The day whose names and owners the statement reads.</summary>
    public static DateOnly DayShown(PeriodKey tertial) => PeriodCalendar.Default[tertial].DayToShow(SwedishTime.DayOf(DateTimeOffset.UtcNow));

    public static async Task<LargePlan> LayOutAsync(StyrkedjaDbContext database, int goals, int activities, int units)
    {
        var owners = Enumerable.Range(0, units).Select(i => new Unit(Ids.New<UnitId>(), i < InventedPlan.Units.Count ? InventedPlan.Units[i] : $"{InventedPlan.Units[i % InventedPlan.Units.Count]} {i / InventedPlan.Units.Count}", null, "Enhet", new DateOnly(2020, 1, 1))).ToList();
        database.Units.AddRange(owners);
        var body = new Body(Ids.New<BodyId>(), "Nämnden för det stora", BodyKind.Committee, null, new DateOnly(2020, 1, 1));
        var laid = new OperationalPlan(Ids.New<PlanId>(), body.Id, Tertial.Year, "Den stora planen");
        database.Bodies.Add(body);
        database.Plans.Add(laid);
        var by = new Signature(null, "Maria Prov", new DateTimeOffset(Tertial.Year, 9, 2, 10, 0, 0, TimeSpan.Zero));
        var order = 0;
        foreach (var planned in InventedPlan.Goals(activities, goals))
        {
            var goal = new Goal(Ids.New<GoalId>(), GoalKind.Board, planned.Title, Tertial.Year, Tertial.Year);
            goal.Place(planned.Number, order, null, body.Id);
            database.Goals.Add(goal);
            foreach (var reported in planned.Activities)
            {
                var plan = new DateRange(reported.Plan.Start.AddYears(YearsLater), reported.Plan.End.AddYears(YearsLater));
                var activity = new Activity(Ids.New<ActivityId>(), owners[order % units].Id, reported.Title, plan, [goal.Id]);
                activity.PlaceAt(order++);
                database.Activities.Add(activity);
                var given = new StatusGiven(reported.Status!.Value, reported.Comment, reported.DeviationText, reported.Status.Value.Phase == Phase.OnHold ? "Länsstyrelsen" : null);
                database.StatusReports.Add(StatusReport.TakeOver(activity.Id, Tertial, given, 1, by));
            }
        }

        await database.SaveAsync("plan.laid-out", null, CancellationToken.None);
        return new LargePlan(laid.Id, (await database.Municipalities.SingleAsync()).Id);
    }
}
