using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Application.Years;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.FollowUp;

/// <param name="Number">The follow-up, for a report, an assessment or a budget; null for the rest.</param>
public sealed record ExemptionGiven(ExemptionKind Kind, Guid Subject, int Year, int? Number, AccountId To, string? Reason, DateOnly LastDay);

/// <summary>Gives, reads and ends exemptions from a closed year or a locked period (R078).</summary>
public sealed class Exemptions(StyrkedjaDbContext database, CurrentUser user, TimeProvider clock)
{
    private DateOnly Today => SwedishTime.DayOf(clock.GetUtcNow());

    /// <summary>All that concern the thing, the newest first.</summary>
    public Task<List<Exemption>> OfAsync(Guid subject, CancellationToken cancellation) =>
        database.Exemptions.AsNoTracking().Where(e => e.SubjectId == subject).OrderByDescending(e => e.GivenAt).ToListAsync(cancellation);

    /// <param name="year">Null for every year.</param>
    public Task<List<Exemption>> OfYearAsync(int? year, CancellationToken cancellation) =>
        database.Exemptions.AsNoTracking().Where(e => year == null || e.Year == year).OrderByDescending(e => e.GivenAt).ToListAsync(cancellation);

    /// <summary>Those that the person at hand may use today, the one that ends first first.</summary>
    public async Task<IReadOnlyList<Exemption>> MineAsync(CancellationToken cancellation) => user.Id is { } me
        ? await database.Exemptions.AsNoTracking().Where(e => e.AccountId == me && e.EndedAt == null && e.LastDay >= user.Today).OrderBy(e => e.LastDay).ToListAsync(cancellation)
        : [];

    /// <summary>Whether the thing is closed to the person at hand, and by which exemption it is open all the same.</summary>
    public async Task<(bool IsClosed, Exemption? Exemption)> AccessAsync(ExemptionKind kind, Guid subject, int year, int? number, CancellationToken cancellation)
    {
        try
        {
            return (false, await database.RequireOpenAsync(user, kind, subject, year, number, cancellation));
        }
        catch (RuleBrokenException refusal) when (refusal.Rule == "year-closed")
        {
            return (true, null);
        }
    }

    /// <inheritdoc cref="ClosedYears.ClosedThroughAsync"/>
    public Task<int?> ClosedThroughAsync(CancellationToken cancellation) => database.ClosedThroughAsync(cancellation);

    /// <summary>Whom one may be given to, by name.</summary>
    public async Task<IReadOnlyList<(AccountId Id, string Name)>> PeopleAsync(ExemptionKind kind, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        var able = (await database.RoleAssignments.AsNoTracking().ToListAsync(cancellation)).Where(r => r.IsValidOn(Today) && Rights.Grant(r.Role, NeededFor(kind))).Select(r => r.AccountId).ToHashSet();
        return [.. (await database.Users.AsNoTracking().Where(a => a.DisabledAt == null).OrderBy(a => a.Name).ToListAsync(cancellation)).Where(a => able.Contains(a.AccountId)).Select(a => (a.AccountId, a.Name))];
    }

    /// <summary>An exemption opens what is closed; what the person's roles allow stays as it is.</summary>
    private static Permission NeededFor(ExemptionKind kind) => kind switch
    {
        ExemptionKind.Report => Permission.ReportActivities,
        ExemptionKind.Assessment => Permission.AssessGoals,
        ExemptionKind.Activity => Permission.PlanActivities,
        ExemptionKind.Budget => Permission.ReportBudget,
        _ => Permission.ManageGovernance,
    };

    /// <summary>The thing's name; null when the municipality has no such thing.</summary>
    public async Task<string?> NameOfAsync(ExemptionKind kind, Guid subject, CancellationToken cancellation) => kind switch
    {
        ExemptionKind.Report or ExemptionKind.Activity => await database.Activities.Where(a => a.Id == new ActivityId(subject)).Select(a => a.Title).FirstOrDefaultAsync(cancellation),
        ExemptionKind.Assessment or ExemptionKind.Goal => await database.Goals.Where(g => g.Id == new GoalId(subject)).Select(g => g.Title).FirstOrDefaultAsync(cancellation),
        ExemptionKind.Budget => await database.Units.Where(u => u.Id == new UnitId(subject)).Select(u => u.Name).FirstOrDefaultAsync(cancellation),
        _ => await database.Plans.Where(p => p.Id == new PlanId(subject)).Select(p => p.Name).FirstOrDefaultAsync(cancellation),
    };

    /// <exception cref="RuleBrokenException">of the exemption, <c>exemption-thing-unknown</c>, <c>exemption-person-unknown</c>, <c>exemption-person-lacks-role</c>, <c>exemption-already-given</c>, <c>exemption-too-long</c>, <c>period-unknown</c>.</exception>
    public async Task GiveAsync(ExemptionGiven given, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        var name = await NameOfAsync(given.Kind, given.Subject, cancellation) ?? throw new RuleBrokenException("exemption-thing-unknown");
        var to = await database.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == given.To.Value && a.DisabledAt == null, cancellation)
            ?? throw new RuleBrokenException("exemption-person-unknown");
        if ((await PeopleAsync(given.Kind, cancellation)).All(p => p.Id != given.To))
        {
            throw new RuleBrokenException("exemption-person-lacks-role", to.Name);
        }

        if (given.LastDay > Today.AddYears(1))
        {
            throw new RuleBrokenException("exemption-too-long", Today.AddYears(1));
        }

        // Two at once, from two windows or a hand too quick, are one.
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        await database.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended(styrkedja.current_municipality()::text || {given.Subject.ToString()}, 20))", cancellation);
        if (await database.Exemptions.AsNoTracking().FirstOrDefaultAsync(
            e => e.AccountId == given.To && e.Kind == given.Kind && e.SubjectId == given.Subject && e.Year == given.Year && e.Number == given.Number && e.EndedAt == null && e.LastDay >= Today, cancellation) is { } standing)
        {
            throw new RuleBrokenException("exemption-already-given", to.Name, standing.LastDay);
        }

        PeriodName? named = given.Number is { } number ? await NamedAsync(new PeriodKey(given.Year, number), cancellation) : null;
        var exemption = new Exemption(Guid.CreateVersion7(), given.Kind, given.Subject, name, given.Year, named, (to.AccountId, to.Name), given.Reason, given.LastDay, user.Sign(clock));
        database.Exemptions.Add(exemption);
        await database.SaveAsync("exemption.given", exemption.Reason, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private async Task<PeriodName> NamedAsync(PeriodKey tertial, CancellationToken cancellation) => (await database.YearsRulesAsync(cancellation)).Calendar[tertial].Called;

    /// <summary>Ends it before its last day.</summary>
    /// <exception cref="RuleBrokenException"><c>exemption-unknown</c></exception>
    public async Task EndAsync(Guid id, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        var exemption = await database.Exemptions.FirstOrDefaultAsync(e => e.Id == id, cancellation) ?? throw new RuleBrokenException("exemption-unknown");
        exemption.End(user.Sign(clock));
        await database.SaveAsync("exemption.ended", null, cancellation);
    }
}
