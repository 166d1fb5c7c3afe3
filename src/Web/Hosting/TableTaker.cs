using Styrkedja.Application.Activities.Bulk;

namespace Styrkedja.Web.Hosting;

/// <summary>Takes in the tables of activities that people have said yes to.</summary>
internal sealed class TableTaker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<TableTaker> log)
    : MunicipalityJob(scopes, clock, TimeSpan.FromSeconds(1), log)
{
    protected override Task<bool> WorkAsync(IServiceProvider services, CancellationToken cancellation) =>
        services.GetRequiredService<TakeInTables>().TakeNextAsync(cancellation);
}
