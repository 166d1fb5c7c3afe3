using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.Organisation;

/// <summary>Changes what the municipality is called and which host name its pages answer on.</summary>
public sealed class ChangeMunicipality(StyrkedjaDbContext database, CurrentUser user, Tenant tenant)
{
    /// <summary>The municipality and the version that a change must have seen.</summary>
    public async Task<(Municipality Municipality, uint Version)> ForChangeAsync(CancellationToken cancellation)
    {
        user.Require(Permission.ManageSettings);
        var id = tenant.Municipality!.Value;
        var municipality = await database.Municipalities.SingleAsync(m => m.Id == id, cancellation);
        return (municipality, database.VersionOf(municipality));
    }

    /// <param name="seen">Version the person had before their eyes.</param>
    /// <exception cref="RuleBrokenException"><c>municipality-name-required</c>, <c>host-not-a-name</c>, <c>host-taken</c>, <c>changed-meanwhile</c></exception>
    public async Task HandleAsync(string? name, string? host, uint seen, CancellationToken cancellation)
    {
        user.Require(Permission.ManageSettings);
        var all = await database.Municipalities.ToListAsync(cancellation);
        var municipality = all.Single(m => m.Id == tenant.Municipality);
        municipality.Rename(name ?? "");
        municipality.AnswerOn(host);
        if (municipality.Host is { } wanted && all.Exists(m => m != municipality && m.Host == wanted))
        {
            throw new RuleBrokenException("host-taken", wanted);
        }

        await database.SaveSeenAsync(municipality, seen, "municipality.changed", cancellation);
    }
}
