namespace Styrkedja.Web.Hosting;

/// <param name="Demo">Demo sign-ins exist only with this.</param>
public sealed record ServeOptions(string Urls, bool Demo)
{
    /// <summary>Failed tries at signing in or using a one-time address per minute and remote address.</summary>
    public int AttemptsPerMinute { get; init; } = 20;
}
