using Styrkedja.Application.Reminders;

namespace Styrkedja.Web.Hosting;

/// <summary>Writes each municipality's letters once a day, when it is time.</summary>
internal sealed class DigestWriter(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DigestWriter> log)
    : MunicipalityJob(scopes, clock, TimeSpan.FromMinutes(1), log)
{
    protected override async Task<bool> WorkAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await services.GetRequiredService<WriteDigests>().WriteAsync(cancellation);
        return false;
    }
}
