using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Styrkedja.Application.Database;
using Styrkedja.Application.Governance;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Organisation.Reorganising;

/// <summary>
/// Renames, moves, merges, splits and ends units and bodies from a day on, as one recorded act (R126, R127, R129). What
/// they have goes where the person says; the preview is the act without the saving.
/// </summary>
public sealed class Reorganise(StyrkedjaDbContext database, TakeOrganisationIntoEffect effect, CurrentUser user, TimeProvider clock)
{
    /// <summary>What it would do. Nothing is stored.</summary>
    /// <exception cref="RuleBrokenException">of units and bodies, and the <c>reorganisation-…</c> rules.</exception>
    public async Task<ReorganisationPreview> PreviewAsync(ReorganisationAsked asked, CancellationToken cancellation)
    {
        user.Require(Permission.ManageOrganisation);
        var (_, preview) = await DraftAsync(asked, cancellation);
        database.ChangeTracker.Clear();
        return preview;
    }

    /// <summary>Does it. What was done already by the same asking, in another tab or by a second press, is not done again.</summary>
    /// <param name="seen">Fingerprint of the preview that was said yes to.</param>
    /// <returns>The act, and whether it was there already.</returns>
    /// <exception cref="RuleBrokenException">as the preview, and <c>reorganisation-changed-meanwhile</c>, <c>reorganisation-choices-missing</c>.</exception>
    public async Task<(ReorganisationId Id, bool Already)> HandleAsync(ReorganisationAsked asked, string? seen, CancellationToken cancellation)
    {
        user.Require(Permission.ManageOrganisation);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        // Two at once would each be right alone and wrong together.
        await database.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended(styrkedja.current_municipality()::text, 126))", cancellation);
        var sameDay = await database.Reorganisations.AsNoTracking().Where(r => r.Kind == asked.Kind && r.Day == asked.Day && r.TakenBackAt == null).ToListAsync(cancellation);
        if (sameDay.Find(r => r.Effects.Asked == asked.Fingerprint()) is { } done)
        {
            return (done.Id, true);
        }

        var (made, preview) = await DraftAsync(asked, cancellation);
        if (preview.Fingerprint != seen)
        {
            throw new RuleBrokenException("reorganisation-changed-meanwhile");
        }

        if (preview.Carried.FirstOrDefault(c => c.Chosen is null) is { } unsaid)
        {
            throw new RuleBrokenException("reorganisation-choices-missing", unsaid.Title, preview.Unsaid);
        }

        await RequireGoalsFitAsync(asked, preview, made, cancellation);
        var id = Ids.New<ReorganisationId>();
        foreach (var carried in preview.Carried.Where(c => c.Chosen != ReorganisationAsked.Left && c.Chosen != c.From))
        {
            await CarryAsync(id, asked.Day, carried, made, cancellation);
        }

        foreach (var role in preview.Carried.Where(c => c.Kind == CarriedKind.Role && c.Chosen != c.From))
        {
            await EndRoleAsync(asked.Day, role, made, cancellation);
        }

        var left = preview.Carried.Where(c => c.Kind == CarriedKind.Activity && c.Chosen == ReorganisationAsked.Left).Select(c => c.Id).ToList();
        database.Reorganisations.Add(new Reorganisation(id, asked.Kind, asked.Day, asked.Decision, made.Before, made.After, made.Effects with { Asked = asked.Fingerprint(), Left = left }, user.Sign(clock)));
        await SaveAsync(asked, cancellation);
        await transaction.CommitAsync(cancellation);
        return (id, false);
    }

    private async Task SaveAsync(ReorganisationAsked asked, CancellationToken cancellation)
    {
        var verb = asked.Kind switch
        {
            ReorganisationKind.Rename => "unit.renamed",
            ReorganisationKind.Move => "unit.moved",
            ReorganisationKind.Merge => "unit.merged",
            ReorganisationKind.Split => "unit.split",
            ReorganisationKind.Close => "unit.closed",
            ReorganisationKind.BodyRename => "body.renamed",
            ReorganisationKind.BodyMove => "body.moved",
            ReorganisationKind.BodyMerge => "body.merged",
            ReorganisationKind.BodySplit => "body.split",
            _ => "body.closed",
        };
        try
        {
            await database.SaveAsync(verb, asked.Decision, cancellation);
            await effect.RunWithinAsync(database, cancellation);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            throw new RuleBrokenException("reorganisation-changed-meanwhile");
        }
    }

    private async Task<(Reorganised Made, ReorganisationPreview Preview)> DraftAsync(ReorganisationAsked asked, CancellationToken cancellation)
    {
        // An attempt that was refused has changed what it had read.
        database.ChangeTracker.Clear();
        var ofBodies = asked.Kind.IsOfBodies();
        IReadOnlyList<IOrganised> all = ofBodies ? await database.Bodies.OrderBy(b => b.Name).ToListAsync(cancellation) : await database.Units.OrderBy(u => u.Name).ToListAsync(cancellation);
        var before = OrganisationFault.Of(all);
        var made = ofBodies ? new BodiesReorganised(asked, all).Make() : new UnitsReorganised(asked, all).Make();
        database.AddRange(made.Made);
        var carrying = new Carrying(database, asked, made, [.. all, .. made.Made]);
        var carried = ofBodies ? await carrying.OfBodiesAsync(cancellation) : await carrying.OfUnitsAsync(cancellation);
        foreach (var below in carried.Where(c => c.Kind is CarriedKind.Unit or CarriedKind.Body && c.Chosen is { } to && to != ReorganisationAsked.Left && to != c.From))
        {
            var one = PlacesReorganised.Find(all, below.Id)!;
            one.ChangeFrom(asked.Day, one.AsOn(asked.Day).Name, below.Chosen);
            made.Effects.Changed.Add(below.Id);
        }

        OrganisationFault.RefuseNew(before, Settled(OrganisationFault.Of([.. all, .. made.Made]), carried), ofBodies ? "body" : "unit");
        return (made, new ReorganisationPreview(asked.Kind, asked.Day, made.Lines, carried, made.Destinations, Fingerprint(made, carried)));
    }

    // What lies below one that ends, and is still to be placed, is asked about and not refused.
    private static IReadOnlyList<OrganisationFault> Settled(IReadOnlyList<OrganisationFault> faults, IReadOnlyList<Carried> carried) =>
        [.. faults.Where(f => f.Kind != OrganisationFaultKind.ParentMissing || !carried.Any(c => c.Id == f.Id && c.Chosen is null))];

    private static string Fingerprint(Reorganised made, IReadOnlyList<Carried> carried)
    {
        var text = string.Join('\n', made.Lines.Select(l => $"{l.Key} {string.Join('|', l.Facts)}").Concat(carried.Select(c => $"{c.Kind} {c.Id} {c.From} {c.Title}")));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private async Task CarryAsync(ReorganisationId id, DateOnly day, Carried carried, Reorganised made, CancellationToken cancellation)
    {
        HandoverKind? kind = carried.Kind switch
        {
            CarriedKind.Activity => HandoverKind.Activity,
            CarriedKind.PlanningTask => HandoverKind.PlanningTask,
            CarriedKind.Goal => HandoverKind.Goal,
            _ => null,
        };
        if (kind is { } handed)
        {
            database.Handovers.Add(new Handover(id, handed, carried.Id, carried.From, carried.Chosen!.Value, day));
        }
        else if (carried.Kind == CarriedKind.Role)
        {
            var old = await database.RoleAssignments.FirstAsync(r => r.Id == carried.Id, cancellation);
            var to = carried.Chosen!.Value;
            var heir = new RoleAssignment(
                Guid.CreateVersion7(), old.AccountId, old.Role, old.UnitId is null ? null : new UnitId(to), old.BodyId is null ? null : new BodyId(to), old.ValidFrom > day ? old.ValidFrom : day, old.ValidTo);
            database.RoleAssignments.Add(heir);
            made.Effects.RolesGiven.Add(heir.Id);
        }
    }

    private async Task EndRoleAsync(DateOnly day, Carried carried, Reorganised made, CancellationToken cancellation)
    {
        var role = await database.RoleAssignments.FirstAsync(r => r.Id == carried.Id, cancellation);
        made.Effects.RolesEnded.Add(new ChangedEnd(role.Id, role.ValidTo));
        role.EndOn(day.AddDays(-1));
    }

    private async Task RequireGoalsFitAsync(ReorganisationAsked asked, ReorganisationPreview preview, Reorganised made, CancellationToken cancellation)
    {
        var handed = preview.Carried.Where(c => c.Kind == CarriedKind.Goal && c.Chosen != c.From).ToDictionary(c => new GoalId(c.Id), c => new BodyId(c.Chosen!.Value));
        if (handed.Count == 0)
        {
            return;
        }

        var model = await database.GovernanceModels.RulesOfAsync(asked.Day.Year, cancellation);
        List<Body> bodies = [.. await database.Bodies.ToListAsync(cancellation), .. made.Made.OfType<Body>()];
        foreach (var goal in await database.Goals.AsNoTracking().Where(g => handed.Keys.Contains(g.Id)).ToListAsync(cancellation))
        {
            var taker = bodies.Find(b => b.Id == handed[goal.Id])!;
            RequireOwnLevel(model, goal, taker.AsOn(asked.Day));
            if (taker.ValidTo is { } last && last < DateRange.OfYear(goal.LastYear).End)
            {
                throw new RuleBrokenException("goal-after-body", goal.Title, goal.LastYear, taker.Name, last);
            }
        }
    }

    private static void RequireOwnLevel(GovernanceRules model, Goal goal, Body taker)
    {
        if (goal.Kind != GoalKind.Unknown && model.LevelOf(goal.Kind)?.DecidedBy.Contains(taker.Kind) != true)
        {
            throw new RuleBrokenException("goal-of-another-level", taker.Name, goal.Kind);
        }
    }
}
