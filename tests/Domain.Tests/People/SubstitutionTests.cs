using Styrkedja.Domain.People;

namespace Styrkedja.Domain.Tests.People;

public sealed class SubstitutionTests
{
    private static readonly (AccountId Id, string Name) _maria = (Ids.New<AccountId>(), "Maria Sundqvist"), _lena = (Ids.New<AccountId>(), "Lena Forsman"), _elin = (Ids.New<AccountId>(), "Elin Dahl");
    private static readonly Signature _by = new(null, "Maria Sundqvist", new DateTimeOffset(2024, 9, 2, 10, 0, 0, TimeSpan.Zero));
    private static readonly DateOnly _first = new(2024, 9, 4), _last = new(2024, 9, 6);
    private static readonly UnitId _unit = Ids.New<UnitId>();

    [Fact]
    public void The_roles_over_units_are_lent_from_the_first_day_through_the_last_and_no_others()
    {
        var stored = Stored(Head(_maria), new RoleAssignment(Guid.CreateVersion7(), _maria.Id, Role.Secretary, null, Ids.New<BodyId>(), new DateOnly(2020, 1, 1), null), new RoleAssignment(Guid.CreateVersion7(), _maria.Id, Role.Strategist, null, null, new DateOnly(2020, 1, 1), null));
        var substitution = Of(_maria, _lena);

        Days(_lena, stored, substitution).ShouldBe(["4", "5", "6"]);
        var lent = Substitution.RolesOn(_first, _lena.Id, stored, [substitution]).ShouldHaveSingleItem();
        (lent.Role, lent.UnitId, lent.AccountId, lent.ValidFrom, lent.ValidTo).ShouldBe((Role.Head, _unit, _lena.Id, _first, _last));
        lent.Through.ShouldBe(substitution);
    }

    [Fact]
    public void A_role_that_ends_meanwhile_ends_for_the_substitute_too() =>
        Days(_lena, Stored(new RoleAssignment(Guid.CreateVersion7(), _maria.Id, Role.Head, _unit, null, new DateOnly(2020, 1, 1), new DateOnly(2024, 9, 5))), Of(_maria, _lena)).ShouldBe(["4", "5"]);

    [Fact]
    public void What_is_lent_is_not_passed_on() => Days(_elin, Stored(Head(_maria)), Of(_maria, _lena), Of(_lena, _elin)).ShouldBeEmpty();

    [Fact]
    public void Ended_it_lends_nothing_and_stays_ended_by_the_first_who_did_it()
    {
        var substitution = Of(_maria, _lena);
        substitution.End(_by with { Name = "Lena Forsman" });
        substitution.End(_by with { At = _by.At.AddDays(1) });
        Days(_lena, Stored(Head(_maria)), substitution).ShouldBeEmpty();
        (substitution.EndedByName, substitution.EndedAt).ShouldBe(("Lena Forsman", _by.At));
    }

    [Theory]
    [InlineData("2024-09-06", "2024-09-05", "substitute-ends-before-it-starts")]
    [InlineData("2024-08-01", "2024-09-01", "substitute-last-day-passed")]
    [InlineData("2024-09-04", "2025-09-05", "substitute-too-long")]
    public void Days_that_cannot_be_are_refused(string first, string last, string rule) => Should.Throw<RuleBrokenException>(() =>
        new Substitution(Guid.CreateVersion7(), _maria, _lena, DateOnly.Parse(first, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture), _by)).Rule.ShouldBe(rule);

    [Fact]
    public void Nobody_stands_in_for_themselves() => Should.Throw<RuleBrokenException>(() => Of(_maria, _maria)).Rule.ShouldBe("substitute-oneself");

    private static Substitution Of((AccountId, string) absent, (AccountId, string) substitute) => new(Guid.CreateVersion7(), absent, substitute, _first, _last, _by);

    private static RoleAssignment Head((AccountId Id, string Name) person) => new(Guid.CreateVersion7(), person.Id, Role.Head, _unit, null, new DateOnly(2020, 1, 1), null);

    private static ILookup<AccountId, RoleAssignment> Stored(params RoleAssignment[] roles) => roles.ToLookup(r => r.AccountId);

    /// <summary>The days of the month, around the substitution's, on which a person has any role.</summary>
    private static IEnumerable<string> Days((AccountId Id, string Name) person, ILookup<AccountId, RoleAssignment> stored, params Substitution[] all) =>
        Enumerable.Range(1, 10).Where(d => Substitution.RolesOn(new DateOnly(2024, 9, d), person.Id, stored, all).Count > 0).Select(d => d.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
