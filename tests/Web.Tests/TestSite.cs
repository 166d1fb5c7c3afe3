using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Application.Reminders;
using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.TestKit;
using Styrkedja.Web.Hosting;

namespace Styrkedja.Web.Tests;

/// <summary>The real application on a loopback port of its own, against a database of its own, at a time of one's choosing.</summary>
public sealed class TestSite : IAsyncDisposable
{
    public const string Password = "ett langt losenord";

    private readonly WebApplication _app;
    private readonly System.Runtime.CompilerServices.ConditionalWeakTable<HttpClient, CookieContainer> _cookies = [];
    private readonly NpgsqlDataSource _source;
    private readonly bool _owns;

    // Scores of sites at once would take more watchers of files than an ordinary machine gives one user.
    static TestSite()
    {
        Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "true");
        Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
    }

    private TestSite(TestMunicipality municipality, bool owns, NpgsqlDataSource source, WebApplication app, TestClock clock)
    {
        _owns = owns;
        Municipality = municipality;
        _source = source;
        _app = app;
        Clock = clock;
        Statements = new StatementCounter(new NpgsqlConnectionStringBuilder(municipality.ApplicationConnectionString).Database!);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public TestMunicipality Municipality { get; }

    public TestClock Clock { get; }

    public Uri Address { get; }

    /// <summary>Every address of the site and what it asks for.</summary>
    public IReadOnlyList<GuardedEndpoint> Endpoints => EndpointGuard.Check(_app);

    /// <summary>How many times a password has been hashed, which is what takes time at a sign-in.</summary>
    public int PasswordsTried => ((CountingHasher)_app.Services.GetRequiredService<IPasswordHasher<Account>>()).Count;

    /// <summary>Statements sent to the site's database.</summary>
    public StatementCounter Statements { get; }

    /// <param name="today">Noon of this day, Swedish time or near it.</param>
    /// <param name="mail">Where letters are handed in; null for no server.</param>
    public static async Task<TestSite> StartAsync(DateOnly today, MailServer? mail = null) =>
        await StartAsync(await TestMunicipality.CreateAsync(), true, new TestClock(new DateTimeOffset(today.ToDateTime(new TimeOnly(11, 0)), TimeSpan.Zero)), mail);

    /// <param name="municipality">In a database of the test's own choice; ended with the site.</param>
    public static Task<TestSite> StartAsync(DateOnly today, TestMunicipality municipality) =>
        StartAsync(municipality, true, new TestClock(new DateTimeOffset(today.ToDateTime(new TimeOnly(11, 0)), TimeSpan.Zero)), null);

    /// <summary>A second node on the same database, with the same clock.</summary>
    /// <param name="statementSeconds">How long a statement may take; null for what the driver says.</param>
    public Task<TestSite> BesideAsync(MailServer? mail = null, int? statementSeconds = null) => StartAsync(Municipality, false, Clock, mail, statementSeconds);

    private static async Task<TestSite> StartAsync(TestMunicipality municipality, bool owns, TestClock clock, MailServer? mail, int? statementSeconds = null)
    {
        var connection = new NpgsqlConnectionStringBuilder(municipality.ApplicationConnectionString);
        connection.CommandTimeout = statementSeconds ?? connection.CommandTimeout;
        var source = NpgsqlDataSource.Create(connection.ConnectionString);
        var app = WebHost.Build(() => source, new ServeOptions("http://127.0.0.1:0", false), builder =>
        {
            builder.Services.RemoveAll<TimeProvider>();
            builder.Services.AddSingleton<TimeProvider>(clock);
            builder.Services.AddSingleton(mail is null ? MailOptions.None : new MailOptions("127.0.0.1", mail.Port, false, "styrkedja@exempel.example", null, null));

            // Hundreds of people sign in here, and none of their passwords is worth guarding.
            builder.Services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1_000);
            builder.Services.RemoveAll<IPasswordHasher<Account>>();
            builder.Services.AddSingleton<IPasswordHasher<Account>, CountingHasher>();

            // Jobs would send statements of their own between those a test counts.
            foreach (var job in builder.Services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Assembly == typeof(WebHost).Assembly).ToList())
            {
                builder.Services.Remove(job);
            }

            // A sign-in is dated by the wall clock, or every test of the past would begin with an expired one.
            builder.Services.Configure<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, o => o.TimeProvider = TimeProvider.System);
        }).MapAll();
        await app.StartAsync();
        return new TestSite(municipality, owns, source, app, clock);
    }

    public HttpClient Visitor(bool followsRedirects = true)
    {
        var cookies = new CookieContainer();
        var client = new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = followsRedirects }) { BaseAddress = Address };
        _cookies.Add(client, cookies);
        return client;
    }

    /// <summary>The visitor's cookies as a header says them.</summary>
    public string CookiesOf(HttpClient visitor) => _cookies.TryGetValue(visitor, out var cookies) ? cookies.GetCookieHeader(Address) : "";

    /// <summary>A new account with these roles, signed in through the real page.</summary>
    public Task<HttpClient> SignedInAsync(params (Role Role, UnitId? Unit)[] roles) => SignedInAsync(Visitor(), roles);

    public async Task<HttpClient> SignedInAsync(HttpClient client, params (Role Role, UnitId? Unit)[] roles)
    {
        var email = $"{Guid.NewGuid():N}@exempel.example";
        await using (var scope = _app.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<Tenant>().Enter(Municipality.Id);
            scope.ServiceProvider.GetRequiredService<CurrentUser>().ActAsOperator("test");
            var database = scope.ServiceProvider.GetRequiredService<StyrkedjaDbContext>();
            var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            await using var transaction = await database.Database.BeginTransactionAsync();
            await database.SayWhyAsync("account.invited", null, CancellationToken.None);
            var account = new Account { Name = "Anna Prov", UserName = email, Email = email, EmailConfirmed = true };
            (await accounts.CreateAsync(account, Password)).Succeeded.ShouldBeTrue();
            foreach (var (role, unit) in roles)
            {
                BodyId? body = null;
                if (RoleAssignment.NeedsBody(role))
                {
                    body = Ids.New<BodyId>();
                    database.Bodies.Add(new Body(body.Value, "Kommunstyrelsen", BodyKind.Board, null, new DateOnly(2000, 1, 1)));
                }

                database.RoleAssignments.Add(new RoleAssignment(Guid.CreateVersion7(), account.AccountId, role, unit, body, new DateOnly(2000, 1, 1), null));
            }

            await database.SaveChangesAsync();
            await transaction.CommitAsync();
        }

        var form = await client.PageAsync("/logga-in");
        var response = await client.SendFormAsync(form, "form[method=post]:has([name=Password])", ("Email", email), ("Password", Password));
        (response.Headers.Location?.OriginalString ?? response.RequestMessage!.RequestUri!.AbsolutePath).ShouldBe("/", "the sign-in went wrong");
        return client;
    }

    /// <summary>Does work that a job would do, in the municipality.</summary>
    public async Task InScopeAsync(Func<IServiceProvider, Task> work)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenant>().Enter(Municipality.Id);
        await work(scope.ServiceProvider);
    }

    public async ValueTask DisposeAsync()
    {
        Statements.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _source.DisposeAsync();
        if (_owns)
        {
            await Municipality.DisposeAsync();
        }
    }
}

internal sealed class CountingHasher(Microsoft.Extensions.Options.IOptions<PasswordHasherOptions> options) : PasswordHasher<Account>(options)
{
    private int _count;

    public int Count => _count;

    public override string HashPassword(Account user, string password)
    {
        Interlocked.Increment(ref _count);
        return base.HashPassword(user, password);
    }

    public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
    {
        Interlocked.Increment(ref _count);
        return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}

public sealed class TestClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set => field = value.ToUniversalTime(); } = now.ToUniversalTime();

    public override DateTimeOffset GetUtcNow() => Now;
}

public static class Browsing
{
    /// <summary>The page as a document; its status is the client's affair.</summary>
    public static async Task<IHtmlDocument> PageAsync(this HttpClient client, string address)
    {
        using var response = await client.GetAsync(new Uri(address, UriKind.Relative));
        response.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        return await response.DocumentAsync();
    }

    public static async Task<IHtmlDocument> DocumentAsync(this HttpResponseMessage response)
    {
        var context = BrowsingContext.New(Configuration.Default);
        var html = await response.Content.ReadAsStringAsync();
        return (IHtmlDocument)await context.OpenAsync(r => r.Content(html).Address(response.RequestMessage!.RequestUri!));
    }

    /// <summary>Fills in the form as a browser would, hidden fields and all, and sends it.</summary>
    public static Task<HttpResponseMessage> SendFormAsync(this HttpClient client, IHtmlDocument page, string selector, params (string Name, string Value)[] typed)
    {
        var form = page.QuerySelector<IHtmlFormElement>(selector).ShouldNotBeNull(selector);
        var fields = form.QuerySelectorAll("input, textarea, select")
            .Select(element => element switch
            {
                IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } => (Name: null, Value: ""),
                IHtmlInputElement input => (input.Name, input.Value),
                IHtmlTextAreaElement area => (area.Name, area.Value),
                IHtmlSelectElement select => (select.Name, select.Value),
                _ => (null, ""),
            })
            .Where(f => f.Name is not null && typed.All(t => t.Name != f.Name))
            .Select(f => new KeyValuePair<string, string>(f.Name!, f.Value ?? ""))
            .Concat(typed.Select(t => new KeyValuePair<string, string>(t.Name, t.Value)));
        return client.PostAsync(new Uri(client.BaseAddress!, form.Action), new FormUrlEncodedContent(fields));
    }

    /// <summary>The element's text with single spaces.</summary>
    public static string Words(this IParentNode page, string selector) =>
        string.Join(' ', page.QuerySelector(selector).ShouldNotBeNull(selector).TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
