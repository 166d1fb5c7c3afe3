using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.Organisation;

/// <summary>Changes what the municipality is called and which host name its pages answer on.</summary>
public sealed class ChangeMunicipality(StyrkedjaDbContext database, CurrentUser user, Tenant tenant)
{
    /// <exception cref="RuleBrokenException"><c>municipality-name-required</c>, <c>host-not-a-name</c>, <c>host-taken</c></exception>
    public async Task HandleAsync(string? name, string? host, CancellationToken cancellation)
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

        await database.SaveAsync("municipality.changed", null, cancellation);
    }
}
