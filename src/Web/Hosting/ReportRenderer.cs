using Npgsql;
using Styrkedja.Application.Database;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.Reports;

namespace Styrkedja.Web.Hosting;

/// <summary>Makes the files that reports wait for, on whichever node is free.</summary>
internal sealed partial class ReportRenderer(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ReportRenderer> log) : BackgroundService
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RenderAllAsync(stoppingToken);
            }
            catch (NpgsqlException e)
            {
                // The database is away; what waits is found again when it is back.
                RenderingPostponed(e);
            }
        }
    }

    private async Task RenderAllAsync(CancellationToken cancellation)
    {
        await using var finding = scopes.CreateAsyncScope();
        foreach (var municipality in await finding.ServiceProvider.GetRequiredService<Municipalities>().AllAsync(cancellation))
        {
            bool made;
            do
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<Tenant>().Enter(municipality.Id);
                made = await scope.ServiceProvider.GetRequiredService<RenderReports>().MakeNextAsync(cancellation);
            }
            while (made);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Waiting report files were not looked for this time.")]
    private partial void RenderingPostponed(Exception e);
}
