using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.Plans;
using Styrkedja.Domain.Time;

namespace Styrkedja.Web.Tests.Pages.Budgets;

/// <summary>A board's plan of 2024 with a budget for kitchens, by account group, and for roads; on 4 September, when the first period is locked.</summary>
public sealed class BudgetedMunicipality : IAsyncLifetime
{
    internal TestSite Site { get; private set; } = null!;

    internal UnitId Administration { get; } = Ids.New<UnitId>();

    internal UnitId Kitchen { get; } = Ids.New<UnitId>();

    internal UnitId Roads { get; } = Ids.New<UnitId>();

    internal UnitId Parks { get; } = Ids.New<UnitId>();

    internal UnitId Square { get; } = Ids.New<UnitId>();

    internal PlanId Plan { get; } = Ids.New<PlanId>();

    private BodyId Board { get; } = Ids.New<BodyId>();

    public async ValueTask InitializeAsync()
    {
        Site = await TestSite.StartAsync(new DateOnly(2024, 9, 4));
        var from = new DateOnly(2023, 1, 1);
        var database = Site.Municipality.Context();
        var first = Application.FollowUp.Periods.Plan(new PeriodKey(2024, 1), Domain.Governance.GovernanceRules.Default);
        first.Lock(new DateTimeOffset(2024, 6, 1, 0, 0, 0, TimeSpan.Zero));
        database.AddRange(
            new Body(Board, "Kommunstyrelsen", BodyKind.Board, null, from), new Unit(Administration, "Förvaltningen", null, "Förvaltning", from), first,
            Application.FollowUp.Periods.Plan(new PeriodKey(2024, 2), Domain.Governance.GovernanceRules.Default));
        await database.SaveAsync("test", null, CancellationToken.None);
        database.AddRange(new Unit(Kitchen, "Kost", Administration, "Enhet", from), new Unit(Roads, "Gata", Administration, "Enhet", from), new Unit(Parks, "Park", Administration, "Enhet", from), new Unit(Square, "Torg", null, "Enhet", from));
        await database.SaveAsync("test", null, CancellationToken.None);
        await AdoptAsync(Plan, Board, [
            new BudgetInPlan("Kost", null, 10_000) { UnitId = Kitchen }, new BudgetInPlan("Kost", "Personal", 8_000) { UnitId = Kitchen }, new BudgetInPlan("Kost", "Försäljning", -1_000) { UnitId = Kitchen },

            // As a version from before units were kept beside their names.
            new BudgetInPlan("Gata", null, 5_000), new BudgetInPlan("Park", null, 500) { UnitId = Parks }, new BudgetInPlan("Torg", null, 500) { UnitId = Square }]);
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    internal async Task AdoptAsync(PlanId id, BodyId body, IReadOnlyList<BudgetInPlan> budget)
    {
        var plan = new OperationalPlan(id, body, 2024, "Verksamhetsplan 2024");
        plan.Propose();
        var version = plan.Adopt("KS § 5", new DateOnly(2023, 11, 20), null, null, new PlanContent([], [], budget), new Signature(null, "test", DateTimeOffset.UnixEpoch));
        var database = Site.Municipality.Context();
        database.Plans.Add(plan);
        await database.SaveAsync("test", null, CancellationToken.None);
        database.PlanVersions.Add(version);
        await database.SaveAsync("test", null, CancellationToken.None);
    }
}
