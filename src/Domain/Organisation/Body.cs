namespace Styrkedja.Domain.Organisation;

public enum BodyKind
{
    Council,
    Board,
    Committee,
    SubCommittee,
    Company,
}

/// <summary>
/// A political body. It stays the same body when it is renamed or laid below another: its standings say how it was when
/// (R126, O29). What it shows of itself is the standing in force.
/// </summary>
public sealed class Body : IOrganised
{
    private readonly List<BodyStanding> _standings = [];

    public Body(BodyId id, string name, BodyKind kind, BodyId? parent, DateOnly validFrom)
    {
        Id = id;
        Name = Required.Text(name, "body-name-required", TextLimits.Name);
        Kind = kind;
        ParentId = parent;
        ValidFrom = StandingSince = validFrom;
        _standings.Add(new BodyStanding(validFrom, Name, parent));
    }

    private Body()
    {
        Name = "";
    }

    private Body(Body body, DateOnly day)
    {
        (Id, Kind, ValidFrom, ValidTo, _standings) = (body.Id, body.Kind, body.ValidFrom, body.ValidTo, body._standings);
        Name = "";
        Show(Timeline.On(_standings, day));
        NameToday = body.Name == Name ? null : body.Name;
    }

    public BodyId Id { get; private set; }

    public string Name { get; private set; }

    public BodyKind Kind { get; private set; }

    public BodyId? ParentId { get; private set; }

    public DateOnly ValidFrom { get; private set; }

    /// <summary>Last day it exists; null while it does.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>First day of the standing it shows.</summary>
    public DateOnly StandingSince { get; private set; }

    /// <inheritdoc cref="Unit.NameToday"/>
    public string? NameToday { get; }

    /// <summary>All there are and will be, the oldest first.</summary>
    public IReadOnlyList<BodyStanding> Standings => [.. _standings.OrderBy(s => s.FirstDay)];

    Guid IOrganised.Key => Id.Value;

    Guid? IOrganised.Above => ParentId?.Value;

    IReadOnlyList<Placed> IOrganised.Places => [.. Standings.Select(s => new Placed(s.FirstDay, s.Name, s.ParentId?.Value))];

    public bool ExistsOn(DateOnly day) => ValidFrom <= day && (ValidTo is not { } end || day <= end);

    /// <inheritdoc cref="Unit.AsOn"/>
    public Body AsOn(DateOnly day) => _standings.Count == 0 ? this : new Body(this, day);

    IOrganised IOrganised.AsOn(DateOnly day) => AsOn(day);

    void IOrganised.ChangeFrom(DateOnly day, string name, Guid? above) => ChangeFrom(day, name, above is { } id ? new BodyId(id) : null);

    /// <summary>Corrects its name, for all the time of the standing it shows.</summary>
    public void Rename(string name)
    {
        IStanding<BodyStanding> shown = Timeline.On(_standings, StandingSince);
        var old = shown.From(shown.FirstDay);
        ((BodyStanding)shown).Correct(name);
        Timeline.Carry(_standings, shown.FirstDay, old, (BodyStanding)shown);
        Show((BodyStanding)shown);
    }

    /// <inheritdoc cref="Unit.ChangeFrom"/>
    /// <exception cref="RuleBrokenException"><c>body-changed-before-start</c>, <c>body-changed-after-end</c>, <c>body-changed-that-day</c>.</exception>
    public void ChangeFrom(DateOnly day, string name, BodyId? parent)
    {
        if (day <= ValidFrom)
        {
            throw new RuleBrokenException("body-changed-before-start", Name, ValidFrom);
        }

        if (day > ValidTo)
        {
            throw new RuleBrokenException("body-changed-after-end", Name, ValidTo);
        }

        if (_standings.Exists(s => s.FirstDay == day))
        {
            throw new RuleBrokenException("body-changed-that-day", Name, day);
        }

        Timeline.Insert(_standings, new BodyStanding(day, name, parent));
    }

    /// <inheritdoc cref="Unit.TakeBackChange"/>
    public void TakeBackChange(DateOnly day) => Timeline.Remove(_standings, day);

    /// <inheritdoc cref="Unit.TakeEffect"/>
    public bool TakeEffect(DateOnly today)
    {
        var standing = Timeline.On(_standings, today);
        var changes = StandingSince != standing.FirstDay || Name != standing.Name || ParentId != standing.ParentId;
        Show(standing);
        return changes;
    }

    /// <param name="lastDay">The last day the body exists (R126).</param>
    public void Close(DateOnly lastDay)
    {
        if (lastDay < ValidFrom)
        {
            throw new RuleBrokenException("body-closed-before-start", Name, ValidFrom);
        }

        ValidTo = lastDay;
    }

    /// <summary>Takes back that the body was closed.</summary>
    public void Reopen() => ValidTo = null;

    private void Show(BodyStanding standing)
    {
        StandingSince = standing.FirstDay;
        Name = standing.Name;
        ParentId = standing.ParentId;
    }
}
