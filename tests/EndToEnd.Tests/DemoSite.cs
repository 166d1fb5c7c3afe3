using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Playwright;
using Npgsql;
using Styrkedja.Application.Database;
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
    /// <summary>When the site believes it starts: units report for the second tertial, and some goals are assessed.</summary>
    public static readonly DateTimeOffset Start = new(2024, 9, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly ConcurrentDictionary<(string User, bool Script), string> _signedIn = new();
    private readonly ConcurrentDictionary<string, IPage> _kept = new();
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
        TestDatabase.Prepare = async connection => await new Migrator(connection).MigrateAsync();
        _database = await TestDatabase.CreateAsync(Migrator.SchemaVersion);
        _source = NpgsqlDataSource.Create(_database.ConnectionStringAs(DatabaseLocation.ApplicationRole));
        _app = WebHost.Build(() => _source, new ServeOptions("http://127.0.0.1:0", Demo: true) { AttemptsPerMinute = 1000 }, Adjust).MapAll();
        await InDemoAsync(services => services.GetRequiredService<DemoMunicipality>().LoadAsync(CancellationToken.None));
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

    /// <summary>A page of a browser of one's own, signed in as the user.</summary>
    /// <param name="user">The part before the at sign; null for a visitor.</param>
    /// <param name="address">Where to; null for where the user begins.</param>
    public async Task<IPage> OpenAsync(string? user, string? address = null, int width = 1280, bool script = true)
    {
        var context = await Browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            Locale = "sv-SE",
            JavaScriptEnabled = script,
            BaseURL = Address,
            StorageState = user is null ? null : await StateOfAsync(user, script),
        });
        var page = await context.NewPageAsync();
        await page.GotoAsync(address ?? (user is null ? "/logga-in" : "/"));
        return page;
    }

    /// <summary>The user's page that stays open, for one test at a time; everything is faster in a browser that is warm.</summary>
    public async Task<IPage> AtAsync(string? user, string address)
    {
        if (!_kept.TryGetValue(user ?? "", out var page))
        {
            return _kept[user ?? ""] = await OpenAsync(user, address);
        }

        await page.SetViewportSizeAsync(1280, 900);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.GotoAsync(address);
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

    /// <summary>Does something in the demo municipality that no page does.</summary>
    public async Task InDemoAsync(Func<IServiceProvider, Task> work)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var municipality = (await scope.ServiceProvider.GetRequiredService<Municipalities>().AllAsync(CancellationToken.None)).FirstOrDefault();
        if (municipality is not null)
        {
            scope.ServiceProvider.GetRequiredService<Tenant>().Enter(municipality.Id);
        }

        scope.ServiceProvider.GetRequiredService<CurrentUser>().ActAsOperator("styrkedja");
        await work(scope.ServiceProvider);
    }

    public static async Task SignInAsync(IPage page, string user)
    {
        await page.GetByLabel("E-postadress").FillAsync($"{user}@alvsala.example");
        await page.GetByLabel("Lösenord", new PageGetByLabelOptions { Exact = true }).FillAsync(DemoMunicipality.Password);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Logga in", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(address => !address.Contains("/logga-in", StringComparison.Ordinal));
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

    private void Adjust(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TimeProvider>(new RunningClock(Start));

        // A sign-in is dated by the wall clock, or each would have run out years ago.
        builder.Services.Configure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, o => o.TimeProvider = TimeProvider.System);
        builder.Services.AddSingleton<IStringLocalizerFactory>(services => new RecordedTexts(ActivatorUtilities.CreateInstance<ResourceManagerStringLocalizerFactory>(services), MissingTexts));
    }

    // Signed in through the page once; further browsers get its cookies.
    private async Task<string> StateOfAsync(string user, bool script)
    {
        if (!_signedIn.TryGetValue((user, script), out var state))
        {
            var page = await OpenAsync(null, script: script);
            await SignInAsync(page, user);
            state = await page.Context.StorageStateAsync();
            _signedIn[(user, script)] = state;
            await page.Context.CloseAsync();
        }

        return state;
    }

    /// <summary>Goes on from a given instant.</summary>
    private sealed class RunningClock(DateTimeOffset start) : TimeProvider
    {
        private readonly DateTimeOffset _started = System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => start + (System.GetUtcNow() - _started);
    }
}
