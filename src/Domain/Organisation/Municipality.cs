namespace Styrkedja.Domain.Organisation;

/// <summary>One tenant of the installation.</summary>
public sealed class Municipality
{
    public Municipality(MunicipalityId id, string slug, string name)
    {
        Id = id;
        Slug = slug;
        Name = Required.Text(name, "municipality-name-required", TextLimits.Name);
    }

    public MunicipalityId Id { get; private set; }

    /// <summary>Short name for the command line, lower case letters, digits and hyphens.</summary>
    public string Slug { get; private set; }

    public string Name { get; private set; }

    /// <summary>Host name its addresses answer on; null takes every name no other municipality has.</summary>
    public string? Host { get; private set; }

    public void Rename(string name) => Name = Required.Text(name, "municipality-name-required", TextLimits.Name);

    /// <param name="host">A host name without scheme and path, e.g. <c>mal.alvsala.se</c>; null to answer on any.</param>
    public void AnswerOn(string? host)
    {
        var wanted = Required.Optional(host)?.ToLowerInvariant();
        Host = wanted is null || Uri.CheckHostName(wanted) == UriHostNameType.Dns ? wanted : throw new RuleBrokenException("host-not-a-name", wanted);
    }
}
