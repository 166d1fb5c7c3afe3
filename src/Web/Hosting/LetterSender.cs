using Styrkedja.Web.Pages.Reminders;

namespace Styrkedja.Web.Hosting;

/// <summary>Sends the letters that wait, one at a time.</summary>
internal sealed class LetterSender(IServiceScopeFactory scopes, TimeProvider clock, ILogger<LetterSender> log)
    : MunicipalityJob(scopes, clock, TimeSpan.FromSeconds(5), log)
{
    protected override Task<bool> WorkAsync(IServiceProvider services, CancellationToken cancellation) => services.GetRequiredService<SendNext>().SendAsync(cancellation);
}
