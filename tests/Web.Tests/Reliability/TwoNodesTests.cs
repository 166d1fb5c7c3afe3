using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Styrkedja.Application.People;
using Styrkedja.Domain.People;
using Styrkedja.TestKit;

namespace Styrkedja.Web.Tests.Reliability;

/// <summary>
/// Two programs against one PostgreSQL at the end of a reporting window, of which one is killed. They know no time but the
/// machine's: the period of 2024 is open for late reports as long as nobody locks it.
/// </summary>
public sealed class TwoNodesTests : IAsyncLifetime
{
    private const int Reporters = 500;
    private const int AtOnce = 24;
    private const int KilledAfter = 150;

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("styrkedja-nodes-");
    private readonly HttpClient _client = new(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false });
    private TestSite _site = null!;
    private SamplePlan _plan = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(new DateOnly(2024, 9, 4));
        _plan = new SamplePlan(_site.Municipality);
        await _plan.LayOutAsync();
        await _plan.AddAsync(Reporters, null);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _site.DisposeAsync();
        _data.Delete(recursive: true);
    }

    [Fact]
    public async Task Every_save_that_was_acknowledged_is_there_and_none_twice_though_a_node_is_killed_in_the_middle()
    {
        using var first = await Node.StartAsync(_data.CreateSubdirectory("a").FullName, _site.Municipality.OwnerConnectionString);
        using var second = await Node.StartAsync(_data.CreateSubdirectory("b").FullName, _site.Municipality.OwnerConnectionString);
        var cookies = await ReportersAsync();
        var acknowledged = new ConcurrentDictionary<int, string>();
        var killed = 0;
        var watch = Stopwatch.StartNew();

        await Parallel.ForAsync(0, Reporters, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken }, async (i, cancellation) =>
        {
            var comment = string.Create(CultureInfo.InvariantCulture, $"Läget hos rapportör {i}.");
            Node[] nodes = i % 2 == 0 ? [first, second] : [second, first];
            var form = await OfOneAsync(nodes, node => FormAsync(node.Address, cookies[i], i, comment, cancellation));

            // Whoever got no answer sends the same form again, as a person or a proxy does.
            await OfOneAsync(nodes, node => SendAsync(node.Address, form, cancellation));
            acknowledged[i] = comment;
            if (acknowledged.Count >= KilledAfter && Interlocked.Exchange(ref killed, 1) == 0)
            {
                first.Kill();
            }
        });

        watch.Stop();
        first.IsGone().ShouldBeTrue();
        acknowledged.Count.ShouldBe(Reporters);
        (await _site.Municipality.AsOwnerAsync("select count(*) from styrkedja.status_report")).ShouldBe((long)Reporters);
        (await _site.Municipality.AsOwnerAsync("select count(distinct activity_id) from styrkedja.status_report")).ShouldBe((long)Reporters);
        (await _site.Municipality.AsOwnerAsync("select count(distinct reported_by) from styrkedja.status_report")).ShouldBe((long)Reporters);
        (await _site.Municipality.AsOwnerAsync("select count(distinct comment) from styrkedja.status_report where comment like 'Läget hos rapportör %.'")).ShouldBe((long)Reporters);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Reporters} saves in {watch.Elapsed.TotalSeconds:F1} s"));
    }

    // As the sign-in page gives them, without the half minute of hashing that 500 passwords take.
    private async Task<IReadOnlyList<string>> ReportersAsync()
    {
        var accounts = Enumerable.Range(0, Reporters).Select(i => new Account { Name = $"Rapportör {i}", UserName = $"r{i}@exempel.example", NormalizedUserName = $"R{i}@EXEMPEL.EXAMPLE", Email = $"r{i}@exempel.example", NormalizedEmail = $"R{i}@EXEMPEL.EXAMPLE", SecurityStamp = Guid.NewGuid().ToString() }).ToList();
        var database = _site.Municipality.Context();
        database.Users.AddRange(accounts);
        database.RoleAssignments.AddRange(accounts.Select(a => new RoleAssignment(Guid.CreateVersion7(), a.AccountId, Role.Reporter, _plan.Unit, null, new DateOnly(2000, 1, 1), null)));
        await database.SaveAsync("account.invited", null, TestContext.Current.CancellationToken);

        var cookies = new List<string>();
        await _site.InScopeAsync(async services =>
        {
            var people = services.GetRequiredService<IUserClaimsPrincipalFactory<Account>>();
            var cookie = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
            foreach (var account in accounts)
            {
                var ticket = new AuthenticationTicket(await people.CreateAsync(account), new AuthenticationProperties { IssuedUtc = DateTimeOffset.UtcNow, ExpiresUtc = DateTimeOffset.UtcNow.AddHours(1) }, IdentityConstants.ApplicationScheme);
                cookies.Add($"{cookie.Cookie.Name}={cookie.TicketDataFormat.Protect(ticket)}");
            }
        });
        return cookies;
    }

    private static async Task<T> OfOneAsync<T>(Node[] nodes, Func<Node, Task<T>> ask)
    {
        try
        {
            return await ask(nodes[0]);
        }
        catch (HttpRequestException)
        {
            nodes[0].IsGone().ShouldBeTrue("only the one that was killed may fail");
            return await ask(nodes[1]);
        }
    }

    private async Task<Filled> FormAsync(Uri node, string cookies, int number, string comment, CancellationToken cancellation)
    {
        var address = $"/aktiviteter/{_plan.Activities[number].Value}/rapportera/2024/2";
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(node, address)) { Headers = { { "Cookie", cookies } } };
        using var page = await _client.SendAsync(request, cancellation);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        var protection = page.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("styrkedja.skydd=", StringComparison.Ordinal)).Split(';')[0];
        var form = (await page.DocumentAsync()).QuerySelector<IHtmlFormElement>("form[method=post]:has([name='Form.Comment'])").ShouldNotBeNull();
        var hidden = form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().Select(f => KeyValuePair.Create(f.Name!, f.Value));
        return new Filled(address, $"{cookies}; {protection}", [.. hidden, new("Form.Phase", "ongoing"), new("Form.AsPlanned", "yes"), new("Form.Comment", comment), new("Form.EndKind", "plan")]);
    }

    private async Task<bool> SendAsync(Uri node, Filled form, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(node, form.Address)) { Headers = { { "Cookie", form.Cookies } }, Content = new FormUrlEncodedContent(form.Fields) };
        using var sent = await _client.SendAsync(request, cancellation);
        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        sent.Headers.Location!.OriginalString.ShouldBe("/");
        return true;
    }

    private sealed record Filled(string Address, string Cookies, IReadOnlyList<KeyValuePair<string, string>> Fields);

    /// <summary>The program as a process, on a port of its own.</summary>
    private sealed class Node : IDisposable
    {
        private readonly CommandLine.Program _program;

        private Node(CommandLine.Program program, Uri address) => (_program, Address) = (program, address);

        public Uri Address { get; }

        /// <summary>A killed program's answers break off a moment before it is gone.</summary>
        public bool IsGone() => SpinWait.SpinUntil(() => _program.HasExited, TimeSpan.FromSeconds(10));

        public static async Task<Node> StartAsync(string dataFolder, string connectionString)
        {
            var program = CommandLine.Program.StartWith(dataFolder, connectionString, "serve", "--urls", "http://127.0.0.1:0");
            for (var line = await program.NextLineAsync(); line is not null; line = await program.NextLineAsync())
            {
                if (line.StartsWith("Styrkedja: http", StringComparison.Ordinal))
                {
                    program.Mute();
                    return new Node(program, new Uri(line["Styrkedja: ".Length..].Split(' ')[0]));
                }
            }

            throw new InvalidOperationException((await program.EndAsync()).Errors);
        }

        /// <summary>As kill -9 does.</summary>
        public void Kill() => _program.Kill();

        public void Dispose() => _program.Dispose();
    }
}
