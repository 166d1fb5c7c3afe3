using Styrkedja.Domain;

namespace Styrkedja.Application.Database;

/// <summary>
/// Whose data this piece of work may touch and in whose name: one per web request, job or command. Until a
/// municipality is set the database shows nothing.
/// </summary>
public sealed class Tenant
{
    public MunicipalityId? Municipality { get; private set; }

    /// <summary>Null for a visitor without sign-in, a job or a command.</summary>
    public AccountId? Actor { get; private set; }

    /// <summary>Signs the trail; a name as it is now.</summary>
    public string ActorName { get; private set; } = "styrkedja";

    public void Enter(MunicipalityId municipality) => Municipality = municipality;

    public void ActAs(AccountId? actor, string name)
    {
        Actor = actor;
        ActorName = name;
    }
}
