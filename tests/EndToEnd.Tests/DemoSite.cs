using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Styrkedja.Application.Demo;

[assembly: AssemblyFixture(typeof(Styrkedja.EndToEnd.Tests.DemoSite))]
[assembly: CollectionBehavior(MaxParallelThreads = 3)]

namespace Styrkedja.EndToEnd.Tests;

/// <summary>The demo municipality on a loopback port of its own, and one browser to look at it with.</summary>
public sealed class DemoSite : IAsyncLifetime
{
    /// <summary>When the site believes it starts: units report for the second tertial, and some goals are assessed.</summary>
    public static readonly DateTimeOffset Start = new(2024, 9, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly ConcurrentDictionary<(string User, bool Script), string> _signedIn = new();
    private readonly ConcurrentDictionary<(string Collection, string User), IPage> _kept = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<OwnBrowser>>> _browsers = new();
    private ServedSite _site = null!;

    /// <summary>Collection of those that change the demo municipality: one at a time, while others read.</summary>
    public const string Changing = "changing the demo";

    public string Address => _site.Address;

    // None where pictures are taken.
    private static string Collection => TestContext.Current.TestCollection?.UniqueID ?? "";

    /// <inheritdoc cref="ServedSite.MissingTexts"/>
    public IReadOnlyCollection<string> MissingTexts => _site.MissingTexts;

    public async ValueTask InitializeAsync()
    {
        _site = await ServedSite.StartAsync(Start, demo: true, services => services.GetRequiredService<DemoMunicipality>().LoadAsync(CancellationToken.None));
    }

    /// <summary>The collection's browser: collections run side by side, and what drives a browser is for one at a time.</summary>
    public async Task<IBrowser> BrowserAsync() => (await _browsers.GetOrAdd(Collection, _ => new(OwnBrowser.StartAsync)).Value).Browser;

    /// <summary>A page of a browser of one's own, signed in as the user.</summary>
    /// <param name="user">The part before the at sign; null for a visitor.</param>
    /// <param name="address">Where to; null for where the user begins.</param>
    public async Task<IPage> OpenAsync(string? user, string? address = null, int width = 1280, bool script = true)
    {
        var context = await (await BrowserAsync()).NewContextAsync(new BrowserNewContextOptions
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
        var key = (Collection, user ?? "");
        if (!_kept.TryGetValue(key, out var page))
        {
            return _kept[key] = await OpenAsync(user, address);
        }

        await page.SetViewportSizeAsync(1280, 900);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.GotoAsync(address);
        return page;
    }

    /// <param name="address">An address, or <c>first:ADDRESS SELECTOR + MORE</c>: where the first such link leads, and more after it.</param>
    /// <inheritdoc cref="AtAsync"/>
    public async Task<IPage> AtFirstAsync(string? user, string address)
    {
        var page = await AtAsync(user, address.Split(' ')[0].Replace("first:", "", StringComparison.Ordinal));
        if (address.StartsWith("first:", StringComparison.Ordinal))
        {
            var link = address.Split(' ', 2)[1].Split(" + ");
            await page.GotoAsync(await page.Locator(link[0]).First.GetAttributeAsync("href") + link.ElementAtOrDefault(1));
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

    /// <summary>Does something in the demo municipality that no page does.</summary>
    public Task InDemoAsync(Func<IServiceProvider, Task> work) => _site.InMunicipalityAsync(work);

    public static async Task SignInAsync(IPage page, string user)
    {
        await page.GetByLabel("E-postadress").FillAsync($"{user}@alvsala.example");
        await page.GetByLabel("Lösenord", new PageGetByLabelOptions { Exact = true }).FillAsync(DemoMunicipality.Password);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Logga in", Exact = true }).ClickAsync();
        // The page need not have loaded: on a busy machine the word of that may come before it is listened for.
        await page.WaitForURLAsync(address => !address.Contains("/logga-in", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.Commit });
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var browser in _browsers.Values)
        {
            await (await browser.Value).DisposeAsync();
        }

        await _site.DisposeAsync();
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
}
