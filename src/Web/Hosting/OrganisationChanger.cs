using Styrkedja.Application.Organisation;

namespace Styrkedja.Web.Hosting;

/// <summary>Lets changes of the organisation take effect on their day: before the first page is served, and soon after each midnight.</summary>
internal sealed class OrganisationChanger(IServiceScopeFactory scopes, TimeProvider clock, ILogger<OrganisationChanger> log)
    : MunicipalityJob(scopes, clock, TimeSpan.FromMinutes(10), log)
{
    /// <summary>What came of age while no node was running; no page is served before it is done.</summary>
    public Task CatchUpAsync(CancellationToken cancellation) => RunOnceAsync(cancellation);

    protected override async Task<bool> WorkAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await services.GetRequiredService<TakeOrganisationIntoEffect>().RunAsync(cancellation);
        return false;
    }
}
