using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.Governance;
using Styrkedja.Application.People;
using Styrkedja.Application.Years;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Measures;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.Goals;

/// <param name="Id">Null for a new one.</param>
/// <param name="Description">Null while it is still missing (R038).</param>
/// <param name="Unit">Required of a number.</param>
public sealed record MeasureGiven(
    MeasureId? Id, string? Text, string? Description, MeasureKind Kind, string? Unit, Direction Direction, decimal? Target, decimal? PartlyFrom,
    int? BaseYear, decimal? BaseValue, string? Source, DateOnly? ExpectedOn, bool ByGender,
    bool CountsPersons = false, UnitId? NotedBy = null, uint Seen = 0);

/// <summary>A goal's measures, all at once, in their order (R037–R043).</summary>
public sealed class ChangeMeasures(StyrkedjaDbContext database, CurrentUser user)
{
    /// <summary>The goal's measures in their order.</summary>
    public Task<List<Measure>> OfAsync(GoalId goal, CancellationToken cancellation) =>
        database.Measures.AsNoTracking().Where(m => m.GoalId == goal).OrderBy(m => m.Order).ToListAsync(cancellation);

    /// <summary>The version of each of the goal's measures, which a change must have seen.</summary>
    public Task<Dictionary<MeasureId, uint>> VersionsOfAsync(GoalId goal, CancellationToken cancellation) =>
        database.Measures.Where(m => m.GoalId == goal).Select(m => new { m.Id, Version = EF.Property<uint>(m, "Version") }).ToDictionaryAsync(m => m.Id, m => m.Version, cancellation);

    /// <param name="given">Those that are to be; a stored one that is not among them is removed.</param>
    /// <exception cref="RuleBrokenException">of the measure, <c>goal-unknown</c>, <c>measure-unknown</c>, <c>measure-has-values</c>, <c>changed-meanwhile</c>.</exception>
    public async Task HandleAsync(GoalId goal, IReadOnlyList<MeasureGiven> given, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        var of = await database.Goals.AsNoTracking().FirstOrDefaultAsync(g => g.Id == goal, cancellation) ?? throw new RuleBrokenException("goal-unknown");
        var exemption = await database.RequireOpenAsync(user, ExemptionKind.Goal, goal.Value, of.LastYear, null, cancellation);
        var rules = await database.GovernanceModels.RulesOfAsync(of.FirstYear, of.BodyId, cancellation);
        var stored = await database.Measures.Where(m => m.GoalId == goal).ToListAsync(cancellation);
        foreach (var left in stored.Where(m => !given.Any(g => g.Id == m.Id)))
        {
            if (left.Values.Count > 0)
            {
                throw new RuleBrokenException("measure-has-values", left.Text, left.Values.Count);
            }

            database.Measures.Remove(left);
        }

        foreach (var (order, measure) in given.Index())
        {
            if (measure.Id is { } id)
            {
                var known = stored.Find(m => m.Id == id) ?? throw new RuleBrokenException("measure-unknown");
                database.Entry(known).Property("Version").OriginalValue = measure.Seen;
                Write(known, measure, order + 1);
            }
            else
            {
                Write(Added(goal, measure), measure with { PartlyFrom = measure.PartlyFrom ?? PartlyFrom(measure, rules) }, order + 1);
            }
        }

        try
        {
            await database.SaveAsync("measure.changed", exemption?.Reason, cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RuleBrokenException("changed-meanwhile");
        }
    }

    private Measure Added(GoalId goal, MeasureGiven given)
    {
        var measure = new Measure(Ids.New<MeasureId>(), goal, given.Text ?? "", 0);
        database.Measures.Add(measure);
        return measure;
    }

    /// <summary>The model's threshold of a new measure; only where more is better, since a share of a ceiling says nothing.</summary>
    private static decimal? PartlyFrom(MeasureGiven given, GovernanceRules rules) =>
        given is { Kind: MeasureKind.Number, Direction: Direction.Up, Target: { } target } && rules.PartlyPercent is { } percent ? decimal.Round(target * percent / 100, 2) : null;

    private static void Write(Measure measure, MeasureGiven given, int order)
    {
        measure.Reword(given.Text ?? "", order);
        measure.Describe(given.Description, given.Source);
        if (given.Kind == MeasureKind.Number)
        {
            measure.Quantify(given.Unit ?? "", given.Direction, given.Target);
            measure.Compare(given.BaseYear, given.BaseValue, given.PartlyFrom);
        }
        else
        {
            measure.Tell(given.Kind);
        }

        measure.Expect(given.ExpectedOn, given.ByGender);
        measure.AnswerFor(given.NotedBy, given.CountsPersons);
    }
}
