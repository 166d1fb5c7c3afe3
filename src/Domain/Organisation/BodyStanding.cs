namespace Styrkedja.Domain.Organisation;

/// <summary>What a body is called and lies below, from a day until its next standing (R126, O29).</summary>
public sealed class BodyStanding : IStanding<BodyStanding>
{
    internal BodyStanding(DateOnly firstDay, string name, BodyId? parent)
    {
        FirstDay = firstDay;
        Name = Required.Text(name, "body-name-required", TextLimits.Name);
        ParentId = parent;
    }

    private BodyStanding()
    {
        Name = "";
    }

    /// <inheritdoc/>
    public DateOnly FirstDay { get; private set; }

    public string Name { get; private set; }

    public BodyId? ParentId { get; private set; }

    BodyStanding IStanding<BodyStanding>.From(DateOnly day) => new(day, Name, ParentId);

    void IStanding<BodyStanding>.Rebase(BodyStanding before, BodyStanding now)
    {
        Name = Name == before.Name ? now.Name : Name;
        ParentId = ParentId == before.ParentId ? now.ParentId : ParentId;
    }

    internal void Correct(string name) => Name = Required.Text(name, "body-name-required", TextLimits.Name);
}
