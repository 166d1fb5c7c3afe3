using Styrkedja.Application.Database;
using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;

namespace Styrkedja.Application.Organisation;

/// <summary>Makes a municipality and enters it.</summary>
public sealed class CreateMunicipality(StyrkedjaDbContext database, Tenant tenant)
{
    public async Task<Municipality> HandleAsync(string name, CancellationToken cancellation)
    {
        var municipality = new Municipality(Ids.New<MunicipalityId>(), Municipalities.SlugOf(name), name);
        tenant.Enter(municipality.Id);
        database.Municipalities.Add(municipality);
        await database.SaveAsync("municipality.created", null, cancellation);
        return municipality;
    }
}
