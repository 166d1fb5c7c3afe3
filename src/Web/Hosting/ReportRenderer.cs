using Styrkedja.Application.Reports;

namespace Styrkedja.Web.Hosting;

/// <summary>Makes the files that reports wait for.</summary>
internal sealed class ReportRenderer(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ReportRenderer> log)
    : MunicipalityJob(scopes, clock, TimeSpan.FromSeconds(1), log)
{
    protected override Task<bool> WorkAsync(IServiceProvider services, CancellationToken cancellation) =>
        services.GetRequiredService<RenderReports>().MakeNextAsync(cancellation);
}
