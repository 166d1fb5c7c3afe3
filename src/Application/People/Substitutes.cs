using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.People;

/// <summary>A person of the municipality to choose.</summary>
public sealed record PersonChoice(AccountId Id, string Name, string? Title);

/// <summary>What the page about substitutes shows the person at hand.</summary>
/// <param name="Absent">Those whose substitutes the person may name, oneself first.</param>
/// <param name="Able">Those who may be named, by name.</param>
/// <param name="Ahead">Those that hold or are to come and that the person is part of or may end, in order of day.</param>
public sealed record SubstitutesView(IReadOnlyList<PersonChoice> Absent, IReadOnlyList<PersonChoice> Able, IReadOnlyList<Substitution> Ahead);

/// <summary>
/// Names and ends substitutes. One's own may anyone name who reports for a unit; a head those of people whose every role
/// is over the head's units; an administrator everybody's. What one has as a substitute names nobody.
/// </summary>
public sealed class Substitutes(StyrkedjaDbContext database, CurrentUser user, Periods periods, TimeProvider clock)
{
    /// <summary>What the trail says of why: whom it was done instead of, beside any other reason.</summary>
    public static string? Reason(Signature by, string? reason) => by.InsteadOf is not { } absent ? reason
        : string.Join(". ", new[] { Words.Swedish.Format("substitute.signed", absent), reason }.OfType<string>());

    /// <summary>In a fixed number of statements.</summary>
    public async Task<SubstitutesView> LoadAsync(CancellationToken cancellation)
    {
        var people = await PeopleAsync(cancellation);
        var mayName = people.Accounts.Where(a => people.Roles[a.AccountId].Any(r => r.UnitId is not null) && people.MayBeNamedFor(a.AccountId, user)).ToList();
        var ahead = await database.Substitutions.AsNoTracking().Where(s => s.EndedAt == null && s.LastDay >= periods.Today).OrderBy(s => s.FirstDay).ThenBy(s => s.AbsentName).ToListAsync(cancellation);
        return new SubstitutesView(
            [.. mayName.OrderBy(a => a.AccountId != user.Id).ThenBy(a => a.Name).Select(Choice)],
            mayName.Count == 0 ? [] : [.. people.Accounts.Where(a => people.MayStandIn(a.AccountId)).Select(Choice)],
            [.. ahead.Where(s => MayEnd(s, people))]);
    }

    /// <summary>Substitutions that hold today and that the person at hand is away in.</summary>
    public async Task<IReadOnlyList<Substitution>> MineAsync(CancellationToken cancellation)
    {
        var today = periods.Today;
        return await database.Substitutions.AsNoTracking().Where(s => s.AbsentId == user.Id && s.EndedAt == null && s.FirstDay <= today && s.LastDay >= today).OrderBy(s => s.LastDay).ToListAsync(cancellation);
    }

    /// <exception cref="RuleBrokenException"><c>not-permitted</c>, <c>account-unknown</c>, <c>substitute-unfit</c>, <c>substitute-already</c>, and those of <see cref="Substitution"/>.</exception>
    public async Task<Substitution> NameAsync(AccountId absent, AccountId substitute, DateOnly first, DateOnly last, CancellationToken cancellation)
    {
        var people = await PeopleAsync(cancellation);
        if (people.Roles[absent].All(r => r.UnitId is null) || !people.MayBeNamedFor(absent, user))
        {
            throw new RuleBrokenException("not-permitted");
        }

        var named = new Substitution(Guid.CreateVersion7(), Named(absent), Named(substitute), first, last, user.Sign(clock));
        if (!people.MayStandIn(substitute))
        {
            throw new RuleBrokenException("substitute-unfit", named.SubstituteName);
        }

        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        await database.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended(styrkedja.current_municipality()::text, 24))", cancellation);
        if (await database.Substitutions.AnyAsync(s => s.AbsentId == absent && s.SubstituteId == substitute && s.EndedAt == null && s.FirstDay <= last && s.LastDay >= first, cancellation))
        {
            throw new RuleBrokenException("substitute-already", named.SubstituteName, named.AbsentName);
        }

        database.Substitutions.Add(named);
        await database.SaveAsync("substitute.named", null, cancellation);
        await transaction.CommitAsync(cancellation);
        return named;

        (AccountId, string) Named(AccountId id) => people.Accounts.FirstOrDefault(a => a.AccountId == id) is { } account ? (id, account.Name) : throw new RuleBrokenException("account-unknown");
    }

    /// <summary>Ends one before its last day; one that has ended stays as it was.</summary>
    /// <returns>Null when there is none.</returns>
    /// <exception cref="RuleBrokenException"><c>not-permitted</c></exception>
    public async Task<Substitution?> EndAsync(Guid id, CancellationToken cancellation)
    {
        if (await database.Substitutions.FirstOrDefaultAsync(s => s.Id == id, cancellation) is not { } substitution)
        {
            return null;
        }

        if (!MayEnd(substitution, await PeopleAsync(cancellation)))
        {
            throw new RuleBrokenException("not-permitted");
        }

        if (substitution.IsAheadOn(periods.Today))
        {
            substitution.End(user.Sign(clock));
            await database.SaveAsync("substitute.ended", null, cancellation);
        }

        return substitution;
    }

    // Whoever has been given it may lay it down.
    private bool MayEnd(Substitution substitution, People people) =>
        user.Id is { } me && (substitution.AbsentId == me || substitution.SubstituteId == me || people.MayBeNamedFor(substitution.AbsentId, user));

    private static PersonChoice Choice(Account account) => new(account.AccountId, account.Name, account.Title);

    private async Task<People> PeopleAsync(CancellationToken cancellation)
    {
        var today = periods.Today;
        var accounts = await database.Users.AsNoTracking().Where(a => a.DisabledAt == null).OrderBy(a => a.Name).ToListAsync(cancellation);
        var roles = (await database.RoleAssignments.AsNoTracking().ToListAsync(cancellation)).Where(r => r.ValidTo is null || r.ValidTo >= today).ToLookup(r => r.AccountId);
        return new People(accounts, roles, new UnitTree(await database.Units.AsNoTracking().ToListAsync(cancellation)));
    }

    /// <param name="Roles">Stored, those to come too: a substitute gets what the absent one has on the day.</param>
    private sealed record People(IReadOnlyList<Account> Accounts, ILookup<AccountId, RoleAssignment> Roles, UnitTree Units)
    {
        public bool MayBeNamedFor(AccountId absent, CurrentUser user)
        {
            if (absent == user.Id || user.May(Permission.ManageAccounts))
            {
                return true;
            }

            var own = user.OwnHolder;
            var heads = own with { Roles = [.. own.Roles.Where(r => r.Role == Role.Head)] };
            var reach = heads.UnitsFor(Permission.ApproveReports, Units)!;
            var over = Roles[absent].Where(r => r.UnitId is not null).ToList();
            return over.Count > 0 && over.TrueForAll(r => reach.Contains(r.UnitId!.Value));
        }

        /// <summary>Those who scrutinise or are elected do not report in a unit's name.</summary>
        public bool MayStandIn(AccountId substitute) => Roles[substitute].All(r => r.Role is not (Role.Auditor or Role.Member));
    }
}
