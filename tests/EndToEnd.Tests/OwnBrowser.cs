using Microsoft.Playwright;

namespace Styrkedja.EndToEnd.Tests;

/// <summary>A browser and what drives it.</summary>
internal sealed class OwnBrowser : IAsyncDisposable
{
    private readonly IPlaywright _playwright;

    private OwnBrowser(IPlaywright playwright, IBrowser browser) => (_playwright, Browser) = (playwright, browser);

    public IBrowser Browser { get; }

    public static async Task<OwnBrowser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return new OwnBrowser(playwright, await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("STYRKEDJA_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        }));
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright.Dispose();
    }
}
