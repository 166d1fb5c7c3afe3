using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Playwright;
using Npgsql;
using Styrkedja.Application.Demo;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.People;
using Styrkedja.TestKit;
using Styrkedja.Web.Hosting;

[assembly: AssemblyFixture(typeof(Styrkedja.EndToEnd.Tests.DemoSite))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Styrkedja.EndToEnd.Tests;

/// <summary>The demo municipality on a loopback port of its own, and one browser to look at it with.</summary>
public sealed class DemoSite : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private NpgsqlDataSource _source = null!;
    private WebApplication _app = null!;
    private IPlaywright _playwright = null!;

    public IBrowser Browser { get; private set; } = null!;

    public string Address { get; private set; } = "";

    /// <summary>Keys that pages have asked for and that no resource file has.</summary>
    public ConcurrentBag<string> MissingTexts { get; } = [];

    public async ValueTask InitializeAsync()
    {
        TestDatabase.Prepare = async connection => await new Application.Database.Migrator(connection).MigrateAsync();
        _database = await TestDatabase.CreateAsync(Application.Database.Migrator.SchemaVersion);
        _source = NpgsqlDataSource.Create(_database.ConnectionStringAs(Application.Database.DatabaseLocation.ApplicationRole));
        _app = WebHost.Build(() => _source, new ServeOptions("http://127.0.0.1:0", Demo: true) { AttemptsPerMinute = 1000 }, builder => builder.Services.AddSingleton<IStringLocalizerFactory>(
            services => new RecordedTexts(ActivatorUtilities.CreateInstance<ResourceManagerStringLocalizerFactory>(services), MissingTexts)));
        await using (var scope = _app.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<CurrentUser>().ActAsOperator("styrkedja");
            await scope.ServiceProvider.GetRequiredService<DemoMunicipality>().LoadAsync(CancellationToken.None);
        }

        EndpointGuard.Check(_app);
        await _app.StartAsync();
        Address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("STYRKEDJA_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });
    }

    /// <summary>A page of a browser of one's own, signed in through the sign-in page.</summary>
    /// <param name="user">The part before the at sign; null for a visitor.</param>
    public async Task<IPage> OpenAsync(string? user, int width = 1280, bool script = true)
    {
        var context = await Browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            Locale = "sv-SE",
            JavaScriptEnabled = script,
            BaseURL = Address,
        });
        context.SetDefaultTimeout(15_000);
        var page = await context.NewPageAsync();
        if (user is not null)
        {
            await page.GotoAsync("/logga-in");
            await page.GetByLabel("E-postadress").FillAsync($"{user}@alvsala.example");
            await page.GetByLabel("Lösenord", new PageGetByLabelOptions { Exact = true }).FillAsync(DemoMunicipality.Password);
            await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Logga in", Exact = true }).ClickAsync();
            await page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Mina uppgifter" }).WaitForAsync();
        }

        return page;
    }

    /// <summary>The same without a browser, for what is only read.</summary>
    public async Task<HttpClient> ClientAsync(string? user)
    {
        var cookies = new System.Net.CookieContainer();
        if (user is not null)
        {
            var page = await OpenAsync(user);
            foreach (var cookie in await page.Context.CookiesAsync())
            {
                cookies.Add(new System.Net.Cookie(cookie.Name, cookie.Value, cookie.Path, cookie.Domain));
            }

            await page.Context.CloseAsync();
        }

        return new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = new Uri(Address) };
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }

        _playwright?.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _source.DisposeAsync();
        await _database.DisposeAsync();
    }
}
