using Styrkedja.Application.Audit;

namespace Styrkedja.Web.Hosting;

/// <summary>Seals each municipality's trail once a minute.</summary>
internal sealed class TrailSealer(IServiceScopeFactory scopes, TimeProvider clock, ILogger<TrailSealer> log)
    : MunicipalityJob(scopes, clock, TimeSpan.FromMinutes(1), log)
{
    protected override async Task<bool> WorkAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await services.GetRequiredService<TrailSealing>().SealAsync(cancellation);
        return false;
    }
}
