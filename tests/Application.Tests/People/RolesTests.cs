using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.TestKit;

namespace Styrkedja.Application.Tests.People;

public sealed class RolesTests : IAsyncLifetime
{
    private static readonly DateOnly _today = new Periods(null!, TimeProvider.System).Today;

    private TestMunicipality _test = null!;
    private StyrkedjaDbContext _database = null!;
    private Tenant _tenant = null!;

    public async ValueTask InitializeAsync()
    {
        _test = await TestMunicipality.CreateAsync();
        _tenant = _test.Tenant();
        _database = _test.Context(_tenant);
    }

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    [Fact]
    public async Task A_reporter_reaches_the_units_below_and_no_others()
    {
        var (top, unit, below, beside) = await TreeAsync();
        var account = await AccountAsync(new RoleGiven(Role.Reporter, unit, null, _today, null));
        var user = await SignedInAsync(account, _today);

        (await user.MayAsync(Permission.ReportActivities, unit, CancellationToken.None)).ShouldBeTrue();
        (await user.MayAsync(Permission.ReportActivities, below, CancellationToken.None)).ShouldBeTrue();
        (await user.MayAsync(Permission.ReportActivities, top, CancellationToken.None)).ShouldBeFalse();
        (await user.MayAsync(Permission.ReportActivities, beside, CancellationToken.None)).ShouldBeFalse();
        (await user.UnitsForAsync(Permission.ReportActivities, CancellationToken.None)).ShouldBe([unit, below], ignoreOrder: true);
    }

    [Fact]
    public async Task A_role_holds_from_its_first_day_to_its_last()
    {
        var account = await AccountAsync(new RoleGiven(Role.Auditor, null, null, new DateOnly(2024, 3, 1), new DateOnly(2024, 3, 31)));
        foreach (var (day, holds) in new[] { ("2024-02-29", false), ("2024-03-01", true), ("2024-03-31", true), ("2024-04-01", false) })
        {
            var user = await SignedInAsync(account, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
            user.May(Permission.ReadTrail).ShouldBe(holds, day);
        }
    }

    [Fact]
    public async Task The_last_administrator_keeps_the_role_and_the_account()
    {
        var first = await AccountAsync(new RoleGiven(Role.Administrator, null, null, _today, null));
        await HasPasswordAsync(first);
        var role = await _database.RoleAssignments.Where(r => r.AccountId == first).Select(r => r.Id).SingleAsync(TestContext.Current.CancellationToken);

        (await Should.ThrowAsync<RuleBrokenException>(() => End().HandleAsync(role, null, CancellationToken.None))).Rule.ShouldBe("last-administrator");
        (await Should.ThrowAsync<RuleBrokenException>(() => Disable().HandleAsync(first, CancellationToken.None))).Rule.ShouldBe("last-administrator");

        // One who is invited but has not been in cannot let anyone else in.
        var second = await AccountAsync(new RoleGiven(Role.Administrator, null, null, _today, null));
        (await Should.ThrowAsync<RuleBrokenException>(() => Disable().HandleAsync(first, CancellationToken.None))).Rule.ShouldBe("last-administrator");

        await HasPasswordAsync(second);
        await End().HandleAsync(role, null, CancellationToken.None);
        (await SignedInAsync(first, _today)).May(Permission.ManageAccounts).ShouldBeFalse();
    }

    [Fact]
    public async Task Without_the_permission_nobody_is_invited()
    {
        var account = await AccountAsync(new RoleGiven(Role.Strategist, null, null, _today, null));
        var strategist = await SignedInAsync(account, _today);
        var invite = new InviteAccount(_database, strategist, Addresses(), new GrantRole(_database, strategist), TimeProvider.System);
        var refusal = await Should.ThrowAsync<RuleBrokenException>(() =>
            invite.HandleAsync(new PersonGiven("Ny", "ny@alvsala.example", null), new RoleGiven(Role.Administrator, null, null, _today, null), CancellationToken.None));
        refusal.Rule.ShouldBe("not-permitted");
    }

    [Theory]
    [InlineData(" ", "email-required")]
    [InlineData("anna", "email-not-an-address")]
    [InlineData("ANNA@alvsala.example", "email-taken")]
    public async Task An_address_is_one_persons_only(string email, string rule)
    {
        await AccountAsync(new RoleGiven(Role.Auditor, null, null, _today, null), "anna@alvsala.example");
        (await Should.ThrowAsync<RuleBrokenException>(() => AccountAsync(new RoleGiven(Role.Auditor, null, null, _today, null), email))).Rule.ShouldBe(rule);
    }

    private async Task<(UnitId Top, UnitId Unit, UnitId Below, UnitId Beside)> TreeAsync()
    {
        var (top, unit, below, beside) = (Ids.New<UnitId>(), Ids.New<UnitId>(), Ids.New<UnitId>(), Ids.New<UnitId>());
        foreach (var (id, parent) in new[] { (top, (UnitId?)null), (unit, top), (below, unit), (beside, top) })
        {
            _database.Units.Add(new Unit(id, $"Enhet {id.Value:N}", parent, "Enhet", new DateOnly(2020, 1, 1)));
            await _database.SaveAsync("unit.added", null, CancellationToken.None);
        }

        return (top, unit, below, beside);
    }

    private async Task<AccountId> AccountAsync(RoleGiven role, string? email = null)
    {
        var user = Operator();
        var invite = new InviteAccount(_database, user, Addresses(), new GrantRole(_database, user), TimeProvider.System);
        return (await invite.HandleAsync(new PersonGiven("Anna Prov", email ?? $"{Guid.NewGuid():N}@alvsala.example", null), role, CancellationToken.None)).Account;
    }

    private async Task HasPasswordAsync(AccountId account)
    {
        (await _database.Users.SingleAsync(a => a.Id == account.Value)).PasswordHash = "x";
        await _database.SaveAsync("account.changed", null, CancellationToken.None);
    }

    private async Task<CurrentUser> SignedInAsync(AccountId account, DateOnly day)
    {
        var tenant = _test.Tenant();
        var user = TestMunicipality.Nobody(_test.Context(tenant), tenant);
        await user.SignInAsync(account, "Anna Prov", day, CancellationToken.None);
        return user;
    }

    private CurrentUser Operator() => TestMunicipality.Operator(_database, _tenant);

    private EmailAddresses Addresses() => new(Npgsql.NpgsqlDataSource.Create(_test.ApplicationConnectionString));

    private EndRole End() => new(_database, Operator(), new LastAdministrator(_database, _tenant), new Periods(_database, TimeProvider.System));

    private DisableAccount Disable() => new(_database, Operator(), new LastAdministrator(_database, _tenant), new Periods(_database, TimeProvider.System), TimeProvider.System);
}
