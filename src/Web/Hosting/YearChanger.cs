using Styrkedja.Application.Years;

namespace Styrkedja.Web.Hosting;

/// <summary>Carries out the changes of year that people have asked for.</summary>
internal sealed class YearChanger(IServiceScopeFactory scopes, TimeProvider clock, ILogger<YearChanger> log)
    : MunicipalityJob(scopes, clock, TimeSpan.FromSeconds(1), log)
{
    protected override Task<bool> WorkAsync(IServiceProvider services, CancellationToken cancellation) =>
        services.GetRequiredService<CarryOutYearChanges>().CarryOutNextAsync(cancellation);
}
