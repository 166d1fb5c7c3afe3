namespace Styrkedja.Domain.Organisation;

public enum HandoverKind
{
    Activity,
    PlanningTask,
    Goal,
}

/// <summary>
/// Something that another unit or body has from a day on. It stays, so that what is of an earlier day still shows whose it
/// was then (R126).
/// </summary>
public sealed class Handover
{
    /// <param name="from">The unit or body that has it until the day.</param>
    public Handover(ReorganisationId reorganisation, HandoverKind kind, Guid thing, Guid from, Guid to, DateOnly day)
    {
        Id = Guid.CreateVersion7();
        ReorganisationId = reorganisation;
        Kind = kind;
        ThingId = thing;
        FromId = from;
        ToId = to;
        Day = day;
    }

    private Handover()
    {
    }

    public Guid Id { get; private set; }

    public ReorganisationId ReorganisationId { get; private set; }

    public HandoverKind Kind { get; private set; }

    public Guid ThingId { get; private set; }

    public Guid FromId { get; private set; }

    public Guid ToId { get; private set; }

    /// <summary>First day the new one has it.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>When it took effect; null before its day.</summary>
    public DateTimeOffset? AppliedAt { get; private set; }

    /// <summary>Whose something was, or will be, on a day.</summary>
    /// <param name="handovers">All of that thing.</param>
    /// <param name="now">Whose it is now.</param>
    public static Guid? HolderOn(IEnumerable<Handover> handovers, Guid? now, DateOnly day)
    {
        var all = handovers.ToList();
        return all.Where(h => h.AppliedAt is null && h.Day <= day).MaxBy(h => h.Day)?.ToId
            ?? all.Where(h => h.AppliedAt is not null && h.Day > day).MinBy(h => h.Day)?.FromId
            ?? now;
    }
}
