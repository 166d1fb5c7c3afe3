namespace Styrkedja.Domain.Organisation;

public enum ReorganisationKind
{
    /// <summary>A unit gets another name or level.</summary>
    Rename,

    /// <summary>A unit is laid below another.</summary>
    Move,

    /// <summary>Several units become one, new or one of them.</summary>
    Merge,

    /// <summary>A unit becomes several; it may be one of them.</summary>
    Split,

    /// <summary>A unit ceases, and another may take over.</summary>
    Close,

    /// <summary>A body gets another name.</summary>
    BodyRename,

    /// <summary>Bodies cease, and another takes over.</summary>
    BodyEnd,

    /// <summary>A body is laid below another.</summary>
    BodyMove,

    /// <summary>Several bodies become one, new or one of them.</summary>
    BodyMerge,

    /// <summary>A body becomes several; it may be one of them.</summary>
    BodySplit,
}

/// <summary>One recorded change of the organisation from a day on: who was before, who is after, by which decision (R126).</summary>
public sealed class Reorganisation
{
    private readonly List<Guid> _before = [];
    private readonly List<Guid> _after = [];

    /// <param name="day">First day of the new order.</param>
    /// <param name="decision">As printed: body, date and paragraph.</param>
    /// <exception cref="RuleBrokenException"><c>reorganisation-decision-required</c></exception>
    public Reorganisation(ReorganisationId id, ReorganisationKind kind, DateOnly day, string? decision, IEnumerable<Guid> before, IEnumerable<Guid> after, ReorganisationEffects effects, Signature by)
    {
        Id = id;
        Kind = kind;
        Day = day;
        Decision = Required.Text(decision, "reorganisation-decision-required", TextLimits.Title);
        _before.AddRange(before);
        _after.AddRange(after);
        Effects = effects;
        MadeBy = by.By;
        MadeByName = by.Name;
        MadeAt = by.At;
    }

    private Reorganisation()
    {
        Decision = MadeByName = "";
        Effects = new ReorganisationEffects();
    }

    public ReorganisationId Id { get; private set; }

    public ReorganisationKind Kind { get; private set; }

    public DateOnly Day { get; private set; }

    public string Decision { get; private set; }

    /// <summary>Units or bodies that it began with.</summary>
    public IReadOnlyList<Guid> Before => _before;

    /// <summary>Those that came of it or took over.</summary>
    public IReadOnlyList<Guid> After => _after;

    /// <summary>What it did, so that it can be taken back.</summary>
    public ReorganisationEffects Effects { get; private set; }

    public AccountId? MadeBy { get; private set; }

    public string MadeByName { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }

    public DateTimeOffset? TakenBackAt { get; private set; }

    public string? TakenBackByName { get; private set; }

    public bool IsOfBodies => Kind.IsOfBodies();

    public IEnumerable<Guid> Concerned => _before.Union(_after);

    /// <exception cref="RuleBrokenException"><c>reorganisation-taken-back</c></exception>
    public void TakeBack(Signature by)
    {
        if (TakenBackAt is { } at)
        {
            throw new RuleBrokenException("reorganisation-taken-back", TakenBackByName!, Time.SwedishTime.DayOf(at));
        }

        TakenBackAt = by.At;
        TakenBackByName = by.Name;
    }
}

/// <summary>What the kinds have in common.</summary>
public static class ReorganisationKinds
{
    /// <summary>Whether it is about political bodies; else it is about units.</summary>
    public static bool IsOfBodies(this ReorganisationKind kind) =>
        kind is ReorganisationKind.BodyRename or ReorganisationKind.BodyEnd or ReorganisationKind.BodyMove or ReorganisationKind.BodyMerge or ReorganisationKind.BodySplit;

    /// <summary>Whether it begins with several at once.</summary>
    public static bool IsOfSeveral(this ReorganisationKind kind) => kind is ReorganisationKind.Merge or ReorganisationKind.BodyMerge or ReorganisationKind.BodyEnd;
}

/// <summary>What a reorganisation changed besides what is handed over.</summary>
public sealed record ReorganisationEffects
{
    /// <summary>Fingerprint of what was asked, so that the same asked again is known; null before it was kept.</summary>
    public string? Asked { get; init; }

    /// <summary>Units or bodies that began with it.</summary>
    public List<Guid> Created { get; init; } = [];

    /// <summary>Units or bodies that are otherwise from its day on.</summary>
    public List<Guid> Changed { get; init; } = [];

    /// <summary>Units or bodies whose last day it set, with the one they had.</summary>
    public List<ChangedEnd> Ended { get; init; } = [];

    /// <summary>Roles whose last day it set, with the one they had.</summary>
    public List<ChangedEnd> RolesEnded { get; init; } = [];

    /// <summary>Activities that are to stay where they are; null before it was kept.</summary>
    public List<Guid>? Left { get; init; }

    /// <summary>Roles that it gave.</summary>
    public List<Guid> RolesGiven { get; init; } = [];
}

/// <param name="Before">The last day it had before; null for none.</param>
public sealed record ChangedEnd(Guid Id, DateOnly? Before);
