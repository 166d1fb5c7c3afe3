using System.Net;
using AngleSharp;
using Npgsql;
using Styrkedja.Application.Database.Server;
using Styrkedja.Domain.People;
using Styrkedja.TestKit;

namespace Styrkedja.Web.Tests.Reliability;

/// <summary>The database is stopped while people report, and started again.</summary>
public sealed class DatabaseAwayTests : IAsyncLifetime
{
    private const string Comment = "Hälften är klar, <b>resten</b> görs i oktober.";
    private const string Form = "form[method=post]:has([name='Form.Comment'])";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("styrkedja-away-");
    private EmbeddedPostgres _server = null!;
    private TestSite _site = null!;
    private SamplePlan _plan = null!;

    /// <summary>Where the program finds the server: another's address stays when it is started anew.</summary>
    private string Socket => Path.Combine(_folder.FullName, "socket");

    public async ValueTask InitializeAsync()
    {
        _server = await StartServerAsync();
        _site = await TestSite.StartAsync(new DateOnly(2024, 9, 4), await TestMunicipality.CreateOnAsync(new NpgsqlConnectionStringBuilder(_server.ConnectionString(EmbeddedPostgres.Superuser, "postgres")) { Host = Socket }.ConnectionString));
        _plan = new SamplePlan(_site.Municipality);
        await _plan.LayOutAsync();
        await _plan.AddAsync(1, null);
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_report_sent_meanwhile_comes_back_and_is_stored_once_when_it_is_sent_again()
    {
        using var reporter = await _site.SignedInAsync((Role.Reporter, _plan.Unit));
        var page = await reporter.PageAsync($"/aktiviteter/{_plan.Activities[0].Value}/rapportera/2024/2");

        await _server.DisposeAsync();
        using var refused = await reporter.SendFormAsync(page, Form, ("Form.Phase", "ongoing"), ("Form.AsPlanned", "yes"), ("Form.Comment", Comment));
        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(10));
        refused.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'self'");
        var away = await refused.DocumentAsync();
        away.Words("h1").ShouldBe("Databasen svarar inte just nu");
        away.Words("pre.held").ShouldBe(Comment);

        using (var file = new MultipartFormDataContent { { new StringContent(Comment), "Pasted" }, { new ByteArrayContent([1]), "Document", "redovisning.docx" } })
        using (var withFile = await reporter.PostAsync(new Uri("/aktiviteter/text", UriKind.Relative), file, TestContext.Current.CancellationToken))
        {
            var shown = await withFile.DocumentAsync();
            shown.Words("pre.held").ShouldBe(Comment);
            shown.Words("main").ShouldContain("Filen är inte skickad");
            shown.QuerySelector("form").ShouldBeNull("without its file it would be another form");
        }

        using var still = await reporter.SendFormAsync(away, "form[method=post]");
        still.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        away = await still.DocumentAsync();

        _server = await StartServerAsync();
        (await StoredAsync()).ShouldBe(0L);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var sent = await reporter.SendFormAsync(away, "form[method=post]");
            sent.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/");
        }

        (await StoredAsync()).ShouldBe(1L);
        (await _site.Municipality.AsOwnerAsync("select comment from styrkedja.status_report")).ShouldBe(Comment);
    }

    [Fact]
    public async Task A_password_sent_meanwhile_is_neither_shown_nor_kept()
    {
        using var visitor = _site.Visitor();
        var page = await visitor.PageAsync("/logga-in?till=%2Fmal");

        await _server.DisposeAsync();
        using var refused = await visitor.SendFormAsync(page, "form[method=post]:has([name=Password])", ("Email", "elin@exempel.example"), ("Password", TestSite.Password));

        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var away = await refused.DocumentAsync();
        away.ToHtml().ShouldNotContain(TestSite.Password);
        away.QuerySelector("form").ShouldBeNull();
        away.QuerySelector("main a")!.GetAttribute("href")!.ShouldStartWith("/logga-in");
    }

    [Fact]
    public async Task A_page_asked_for_meanwhile_says_so_and_opens_when_the_database_is_back()
    {
        using var strategist = await _site.SignedInAsync((Role.Strategist, null));
        await _server.DisposeAsync();

        using var refused = await strategist.GetAsync(new Uri("/mal?ar=2024", UriKind.Relative), TestContext.Current.CancellationToken);
        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await refused.DocumentAsync()).QuerySelector("main a")!.GetAttribute("href").ShouldBe("/mal?ar=2024");

        _server = await StartServerAsync();
        (await strategist.PageAsync("/mal?ar=2024")).Words("main").ShouldContain("Matsvinnet ska minska");
    }

    [Fact]
    public async Task A_statement_that_takes_too_long_is_told_as_that_and_the_form_comes_back()
    {
        using var reporter = await _site.SignedInAsync((Role.Reporter, _plan.Unit));
        var page = await reporter.PageAsync($"/aktiviteter/{_plan.Activities[0].Value}/rapportera/2024/2");
        await using var impatient = await _site.BesideAsync(statementSeconds: 1);
        using var strategist = await impatient.SignedInAsync((Role.Strategist, null));
        await using var connection = new NpgsqlConnection(_site.Municipality.OwnerConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var hold = new NpgsqlCommand("lock table styrkedja.status_report in access exclusive mode", connection))
        {
            await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var sending = reporter.SendFormAsync(page, Form, ("Form.Phase", "ongoing"), ("Form.AsPlanned", "yes"), ("Form.Comment", Comment));
        while (await _site.Municipality.AsOwnerAsync("select count(pg_cancel_backend(pid)) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()") is not 1L)
        {
            await Task.Yield();
        }

        using var refused = await sending;
        refused.StatusCode.ShouldBe(HttpStatusCode.GatewayTimeout);
        var slow = await refused.DocumentAsync();
        slow.Words("h1").ShouldBe("Det tog för lång tid");
        slow.Words(".lead").ShouldContain("välj mindre på en gång");
        slow.Words("pre.held").ShouldBe(Comment);

        using (var cutOff = await strategist.GetAsync(new Uri("/uppfoljning/2024/2", UriKind.Relative), TestContext.Current.CancellationToken))
        {
            cutOff.StatusCode.ShouldBe(HttpStatusCode.GatewayTimeout, "the driver had it cut off");
        }

        await transaction.RollbackAsync(TestContext.Current.CancellationToken);
        using var sent = await reporter.SendFormAsync(slow, "form[method=post]");
        sent.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/");
        (await StoredAsync()).ShouldBe(1L);
    }

    private Task<object?> StoredAsync() => _site.Municipality.AsOwnerAsync("select count(*) from styrkedja.status_report");

    private async Task<EmbeddedPostgres> StartServerAsync()
    {
        // The test's own connections; the program has to see to its own.
        NpgsqlConnection.ClearAllPools();
        var server = await EmbeddedPostgres.StartAsync(new() { DataFolder = Path.Combine(_folder.FullName, "data"), Throwaway = true }, TestContext.Current.CancellationToken);
        if (Path.Exists(Socket) || new FileInfo(Socket).LinkTarget is not null)
        {
            File.Delete(Socket);
        }

        Directory.CreateSymbolicLink(Socket, new NpgsqlConnectionStringBuilder(server.ConnectionString(EmbeddedPostgres.Superuser, "postgres")).Host!);
        return server;
    }
}
