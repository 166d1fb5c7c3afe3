namespace Styrkedja.Domain.Organisation;

/// <summary>A unit or a body: it lies below another, and can be otherwise from a day on (R126).</summary>
public interface IOrganised
{
    Guid Key { get; }

    string Name { get; }

    /// <summary>What it lies below; null for the top.</summary>
    Guid? Above { get; }

    DateOnly ValidFrom { get; }

    /// <summary>Last day it exists; null while it does.</summary>
    DateOnly? ValidTo { get; }

    /// <summary>What it is called and lies below from which day, the oldest first.</summary>
    IReadOnlyList<Placed> Places { get; }

    bool ExistsOn(DateOnly day);

    /// <summary>As it was, or will be, on the day; for reading only.</summary>
    IOrganised AsOn(DateOnly day);

    /// <summary>Lets it be called and lie otherwise from a day on; all else stays as it is.</summary>
    void ChangeFrom(DateOnly day, string name, Guid? above);

    /// <inheritdoc cref="Unit.TakeBackChange"/>
    void TakeBackChange(DateOnly day);

    /// <inheritdoc cref="Unit.TakeEffect"/>
    bool TakeEffect(DateOnly today);

    /// <inheritdoc cref="Unit.Close"/>
    void Close(DateOnly lastDay);

    /// <summary>Takes back that it was closed.</summary>
    void Reopen();
}

/// <param name="FirstDay">First day it is called and lies so.</param>
/// <param name="Above">What it lies below; null for the top.</param>
public sealed record Placed(DateOnly FirstDay, string Name, Guid? Above);
