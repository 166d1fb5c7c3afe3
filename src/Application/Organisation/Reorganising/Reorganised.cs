using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;

namespace Styrkedja.Application.Organisation.Reorganising;

/// <summary>Units or bodies as a reorganisation leaves them, before what they have is handed over.</summary>
internal sealed class Reorganised
{
    public required IReadOnlyList<Guid> Before { get; init; }

    public List<Guid> After { get; } = [];

    public ReorganisationEffects Effects { get; } = new();

    public List<(string Key, object[] Facts)> Lines { get; } = [];

    /// <summary>Those whose things go somewhere else, or may.</summary>
    public List<Guid> Leaving { get; } = [];

    public List<Destination> Destinations { get; } = [];

    /// <summary>Where things go unless something else is said; null when it must be said.</summary>
    public Guid? Suggested { get; set; }

    /// <summary>Units or bodies made by it.</summary>
    public List<IOrganised> Made { get; } = [];

    public void Say(string key, params object[] facts) => Lines.Add((key, facts));
}
