using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.Plans;
using Styrkedja.Domain.Time;
using Styrkedja.TestKit;

namespace Styrkedja.Web.Tests.Pages.Plans;

/// <summary>A board with a goal for 2027 and two units that plan for it.</summary>
internal sealed class SampleBoardPlan(TestMunicipality municipality)
{
    public const int Year = 2027;

    public BodyId Board { get; } = Ids.New<BodyId>();

    public UnitId Kitchen { get; } = Ids.New<UnitId>();

    public UnitId Roads { get; } = Ids.New<UnitId>();

    public GoalId Goal { get; } = Ids.New<GoalId>();

    public async Task LayOutAsync()
    {
        var database = municipality.Context();
        var goal = new Goal(Goal, GoalKind.Board, "Matsvinnet ska minska", Year, Year);
        goal.Place("4.1", 1, null, Board);
        database.AddRange(
            new Body(Board, "Kommunstyrelsen", BodyKind.Board, null, new DateOnly(2023, 1, 1)),
            new Unit(Kitchen, "Kost", null, "Enhet", new DateOnly(2023, 1, 1)),
            new Unit(Roads, "Gata", null, "Enhet", new DateOnly(2023, 1, 1)),
            goal);
        await database.SaveAsync("test", null, CancellationToken.None);
        await AddActivitiesAsync(1);
    }

    public async Task AddActivitiesAsync(int count)
    {
        var database = municipality.Context();
        database.AddRange(Enumerable.Range(1, count).Select(i => new Activity(Ids.New<ActivityId>(), Kitchen, count == 1 ? "Väga svinnet" : $"Väga svinnet {i}", DateRange.OfYear(Year), [Goal])));
        await database.SaveAsync("test", null, CancellationToken.None);
    }

    /// <summary>A draft without going through the pages.</summary>
    public async Task<PlanId> DraftAsync()
    {
        var plan = new OperationalPlan(Ids.New<PlanId>(), Board, Year, "Verksamhetsplan 2027");
        var database = municipality.Context();
        database.Plans.Add(plan);
        await database.SaveAsync("test", null, CancellationToken.None);
        return plan.Id;
    }

    /// <summary>Asks the units to plan until the day, as an adoption does.</summary>
    public async Task AskAsync(PlanId plan, DateOnly due)
    {
        var database = municipality.Context();
        database.PlanningTasks.AddRange(new PlanningTask(Guid.CreateVersion7(), plan, Kitchen, due), new PlanningTask(Guid.CreateVersion7(), plan, Roads, due));
        await database.SaveAsync("test", null, CancellationToken.None);
    }
}
