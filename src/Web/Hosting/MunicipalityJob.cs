using Styrkedja.Application.Database;
using Styrkedja.Application.Organisation;

namespace Styrkedja.Web.Hosting;

/// <summary>
/// Work that is done again and again for each municipality, on whichever node gets there first. What fails is logged and
/// tried again the next time: one municipality's fault, a lost database or a crashed browser stops nobody else's work.
/// </summary>
internal abstract partial class MunicipalityJob(IServiceScopeFactory scopes, TimeProvider clock, TimeSpan interval, ILogger log) : BackgroundService
{
    /// <summary>One piece of work for the municipality that <paramref name="services"/> has entered.</summary>
    /// <returns>True when more of it may be waiting.</returns>
    protected abstract Task<bool> WorkAsync(IServiceProvider services, CancellationToken cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, clock);
        while (await NextAsync(timer, stoppingToken))
        {
            await RunOnceAsync(stoppingToken);
        }
    }

    /// <summary>A turn for each municipality.</summary>
    protected Task RunOnceAsync(CancellationToken cancellation) => RunAsync(WorkForAllAsync, cancellation);

    private static async ValueTask<bool> NextAsync(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task WorkForAllAsync(CancellationToken stopping)
    {
        await using var finding = scopes.CreateAsyncScope();
        foreach (var municipality in await finding.ServiceProvider.GetRequiredService<Municipalities>().AllAsync(stopping))
        {
            await RunAsync(
                async cancellation =>
                {
                    bool more;
                    do
                    {
                        await using var scope = scopes.CreateAsyncScope();
                        scope.ServiceProvider.GetRequiredService<Tenant>().Enter(municipality.Id);
                        more = await WorkAsync(scope.ServiceProvider, cancellation);
                    }
                    while (more);
                },
                stopping);
        }
    }

    private async Task RunAsync(Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        try
        {
            await work(stopping);
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            Failed(e, GetType().Name);
        }
        catch (OperationCanceledException)
        {
            // The program is stopping; what was not done waits for the next start.
        }
    }

    [LoggerMessage(LogLevel.Error, "{Job} failed and tries again at its next turn.")]
    private partial void Failed(Exception e, string job);
}
