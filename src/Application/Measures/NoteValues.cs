using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.People;
using Styrkedja.Application.Years;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Measures;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Measures;

/// <param name="Value">Null where there is none for the period.</param>
/// <param name="Seen">The measure's version that the person had before their eyes.</param>
public sealed record ValueGiven(MeasureId Measure, MeasureValue? Value, MeasurePeriod Said, uint Seen);

/// <summary>A measure whose value a person may note.</summary>
public sealed record NotableMeasure(Measure Measure, uint Version);

/// <summary>What a goal's measures are in a period, for one who notes them.</summary>
/// <param name="Measures">Those that are the person's to note, in order.</param>
/// <param name="Others">How many are somebody else's.</param>
public sealed record ValuesToNote(Goal Goal, FollowUpPeriod Period, IReadOnlyList<NotableMeasure> Measures, int Others)
{
    /// <summary>The period in the calendar: between which days its values lie.</summary>
    public required YearPeriod At { get; init; }
}

/// <summary>Notes the values of a goal's measures for a period, with source and what is awaited (R037–R043).</summary>
public sealed class NoteValues(StyrkedjaDbContext database, Periods periods, CurrentUser user, TimeProvider clock)
{
    /// <returns>Null when there is no such goal, or nothing of it is the person's to note.</returns>
    public async Task<ValuesToNote?> FindAsync(GoalId id, PeriodKey tertial, CancellationToken cancellation)
    {
        user.Require(Permission.ReportActivities);
        var goal = await database.Goals.AsNoTracking().FirstOrDefaultAsync(g => g.Id == id && g.FirstYear <= tertial.Year && g.LastYear >= tertial.Year, cancellation);
        var measures = await database.Measures.Where(m => m.GoalId == id).OrderBy(m => m.Order).ToListAsync(cancellation);
        var own = await OwnAsync(measures, cancellation);
        return goal is null || own.Count == 0
            ? null
            : new ValuesToNote(goal, await periods.FindOrPlanAsync(tertial, cancellation), [.. own.Select(m => new NotableMeasure(m, database.VersionOf(m)))], measures.Count - own.Count) { At = (await periods.CalendarAsync(cancellation))[tertial] };
    }

    /// <summary>Stores all or nothing.</summary>
    /// <exception cref="RuleBrokenException"><c>not-permitted</c>, <c>period-locked</c>, <c>period-not-open</c>, <c>period-grace-over</c>, <c>year-closed</c>, <c>changed-meanwhile</c>, and those of <see cref="Measure.Note(YearPeriod, MeasureValue?, MeasurePeriod)"/>.</exception>
    public async Task HandleAsync(ValuesToNote of, IReadOnlyList<ValueGiven> given, CancellationToken cancellation)
    {
        var tertial = of.Period.Tertial;
        var exemption = await database.RequireOpenAsync(user, ExemptionKind.Assessment, of.Goal.Id.Value, tertial.Year, tertial.Number, cancellation);
        of.Period.RequireReportableOn(periods.Today, user.May(Permission.ManageGovernance), exemption);
        var by = user.Sign(clock);
        Signature? substitute = null;
        foreach (var one in given)
        {
            var measure = of.Measures.FirstOrDefault(m => m.Measure.Id == one.Measure)?.Measure ?? throw new RuleBrokenException("not-permitted");
            if (measure.UnitId is { } unit && !user.May(Permission.ManageGovernance))
            {
                by = await user.SignAsync(Permission.ReportActivities, unit, clock, cancellation);
                substitute ??= by.InsteadOf is null ? null : by;
            }

            var before = measure.ValueOf(of.At);
            measure.Note(of.At, one.Value is { } value && before is not null && value == before with { By = null } ? before : one.Value is null ? null : one.Value with { By = by }, one.Said);
            database.Entry(measure).Property("Version").OriginalValue = one.Seen;
        }

        try
        {
            await database.SaveAsync("measure.noted", substitute is null ? exemption?.Reason : Substitutes.Reason(substitute, exemption?.Reason), cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RuleBrokenException("changed-meanwhile");
        }
    }

    private async Task<List<Measure>> OwnAsync(List<Measure> measures, CancellationToken cancellation)
    {
        if (user.May(Permission.ManageGovernance))
        {
            return measures;
        }

        var units = await user.UnitsForAsync(Permission.ReportActivities, cancellation);
        return [.. measures.Where(m => m.UnitId is { } unit && (units is null || units.Contains(unit)))];
    }
}
