using Npgsql;
using Styrkedja.Application.Audit;
using Styrkedja.Application.Database;
using Styrkedja.Application.Organisation;

namespace Styrkedja.Web.Hosting;

/// <summary>Seals each municipality's trail once a minute; whichever node gets there first does it.</summary>
internal sealed partial class TrailSealer(IServiceScopeFactory scopes, TimeProvider clock, ILogger<TrailSealer> log) : BackgroundService
{
    private static readonly TimeSpan _interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SealAllAsync(stoppingToken);
            }
            catch (NpgsqlException e)
            {
                // The database is away; what is unsealed waits for the next round.
                SealingPostponed(e);
            }
        }
    }

    private async Task SealAllAsync(CancellationToken cancellation)
    {
        await using var finding = scopes.CreateAsyncScope();
        foreach (var municipality in await finding.ServiceProvider.GetRequiredService<Municipalities>().AllAsync(cancellation))
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Tenant>().Enter(municipality.Id);
            await scope.ServiceProvider.GetRequiredService<TrailSealing>().SealAsync(cancellation);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The trail was not sealed this time.")]
    private partial void SealingPostponed(Exception e);
}
