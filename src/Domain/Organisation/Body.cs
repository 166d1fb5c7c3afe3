namespace Styrkedja.Domain.Organisation;

public enum BodyKind
{
    Council,
    Board,
    Committee,
    SubCommittee,
    Company,
}

/// <summary>A political body; names and bodies change over time, so it has validity (R126, O29).</summary>
public sealed class Body
{
    public Body(BodyId id, string name, BodyKind kind, BodyId? parent, DateOnly validFrom)
    {
        Id = id;
        Name = Required.Text(name, "body-name-required", TextLimits.Name);
        Kind = kind;
        ParentId = parent;
        ValidFrom = validFrom;
    }

    private Body()
    {
        Name = "";
    }

    public BodyId Id { get; private set; }

    public string Name { get; private set; }

    public BodyKind Kind { get; private set; }

    public BodyId? ParentId { get; private set; }

    public DateOnly ValidFrom { get; private set; }

    /// <summary>Last day it exists; null while it does.</summary>
    public DateOnly? ValidTo { get; private set; }

    public void Rename(string name) => Name = Required.Text(name, "body-name-required", TextLimits.Name);

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
}
