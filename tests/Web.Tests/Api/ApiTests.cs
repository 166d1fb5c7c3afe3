using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.Time;

namespace Styrkedja.Web.Tests.Api;

/// <summary>What other programs read, and how they report: by the same rules and with the same trail as people.</summary>
public sealed class ApiTests : IAsyncLifetime
{
    private static readonly (string Body, int Status, string Code, string Says)[] _refused =
    [
        ("""{ "phase": "ongoing", "deviation": true }""", 422, "deviation-text-required", "Beskriv vad som avviker"),
        ("""{ "phase": "on-hold" }""", 422, "waiting-cause-required", "vänta"),
        ("""{ "phase": "on-hold", "deviation": true, "waitingFor": "Beslut" }""", 422, "deviation-of-phase", "kan inte ha avvikelse"),
        ("""{ "phase": "igång" }""", 422, "phase-unknown", "not-started, ongoing, on-hold, completed, cancelled"),
        ("""{ "comment": "Det går bra." }""", 422, "phase-unknown", "phase är ””"),
        ("""{ "phase": "ongoing", "expectedEnd": "snart" }""", 422, "expected-end-unreadable", "2024-10-25 Kommunfullmäktige"),
        ("""{ "phase": "ongoing", "comment": "a\u0000b" }""", 422, "impossible-sign", "comment"),
        ("""{ "phase": "ongoing", "phase": "completed" }""", 400, "unreadable", "$"),
        ($$"""{ "phase": "ongoing", "expectedEnd": "2024-10-25 {{new string('K', 601)}}" }""", 422, "too-long", "expectedEnd"),
        ("""{ "phase": "ongoing", "kommentar": "felstavat" }""", 400, "unreadable", "$.kommentar"),
        ("""{ "phase": "ongoing", """, 400, "unreadable", "rad 1"),
        ("null", 400, "unreadable", "rad 1"),
    ];

    private Programs _programs = null!;
    private HttpClient _program = null!;

    public async ValueTask InitializeAsync()
    {
        _programs = await Programs.StartAsync();
        _program = _programs.Program(await _programs.KeyAsync(reports: true));
    }

    public async ValueTask DisposeAsync()
    {
        _program.Dispose();
        await _programs.DisposeAsync();
    }

    [Fact]
    public async Task A_report_is_stored_once_by_what_was_read_and_tells_how_it_came()
    {
        var address = _programs.ReportOf(0);
        (await Programs.GetAsync(_program, address)).Response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var (made, first) = await Programs.PutAsync(_program, address, """{ "phase": "completed", "comment": "Arbetet pågår" }""", null);
        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        made.Headers.ETag!.Tag.ShouldBe("\"1\"");
        first.GetProperty("warnings").EnumerateArray().ShouldHaveSingleItem().GetProperty("code").GetString().ShouldBe("completed-but-text-says-ongoing");

        // The answer was lost on the way and the program sends again.
        (await Programs.PutAsync(_program, address, """{ "phase": "completed", "comment": "Arbetet pågår" }""", null)).Response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var (late, theirs) = await Programs.PutAsync(_program, address, """{ "phase": "on-hold", "waitingFor": "Beslut" }""", null);
        late.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        theirs.GetProperty("current").GetProperty("comment").GetString().ShouldBe("Arbetet pågår");
        (await Programs.PutAsync(_program, address, """{ "phase": "on-hold" }""", "\"7\"")).Response.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed, "a revision nobody has made");

        var (read, report) = await Programs.GetAsync(_program, address);
        (await Programs.PutAsync(_program, address, """{ "phase": "on-hold", "waitingFor": "Beslut", "expectedEnd": "2024-12" }""", read.Headers.ETag!.Tag)).Response.StatusCode.ShouldBe(HttpStatusCode.OK);
        report.GetProperty("revision").GetInt32().ShouldBe(1);
        var (_, whole) = await Programs.GetAsync(_program, address[..address.IndexOf("/reports", StringComparison.Ordinal)]);
        whole.GetProperty("reports").EnumerateArray().Select(r => (r.GetProperty("revision").GetInt32(), r.GetProperty("phase").GetString())).ShouldBe([(2, "on-hold"), (1, "completed")]);

        var stored = await _programs.Site.Municipality.Context().StatusReports.OrderBy(r => r.Revision).ToListAsync(TestContext.Current.CancellationToken);
        stored.Select(r => (r.Phase, r.WaitingFor, r.ExpectedEnd)).ShouldBe([(Phase.Completed, null, null), (Phase.OnHold, "Beslut", new ExpectedEnd.Month(2024, 12))]);
        (await _programs.Site.Municipality.AsOwnerAsync("select string_agg(distinct reason, ';') from styrkedja.event where verb = 'activity.reported'")).ShouldBe("med åtkomstnyckeln Beslutsstödet");
    }

    [Fact]
    public async Task What_cannot_be_stored_is_refused_in_a_sentence()
    {
        foreach (var (body, status, code, says) in _refused)
        {
            var (answer, problem) = await Programs.PutAsync(_program, _programs.ReportOf(0), body, null);
            ((int)answer.StatusCode, problem.GetProperty("code").GetString()).ShouldBe((status, code), body);
            problem.GetProperty("detail").GetString()!.ShouldContain(says);
        }

        (await _programs.Site.Municipality.Context().StatusReports.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
    }

    [Fact]
    public async Task Rules_of_time_and_right_hold_here_too()
    {
        (await Programs.PutAsync(_program, _programs.ReportOf(0), """{ "phase": "ongoing" }""", "")).Response.StatusCode.ShouldBe(HttpStatusCode.PreconditionRequired);
        await RefusedAsync(_programs.ReportOf(0, 3), 409, "period-not-open");
        await RefusedAsync(_programs.ReportOf(0, 9), 404, "period-unknown");
        await RefusedAsync(_programs.ReportOf(0).Replace("/2024/", "/2019/", StringComparison.Ordinal), 422, "activity-not-of-year");
        await RefusedAsync($"/api/v1/activities/{Guid.NewGuid()}/reports/2024/2", 404, "http-404");
        await RefusedAsync(await ElsewhereAsync(), 403, "not-permitted");
        (await Programs.PutAsync(_program, _programs.ReportOf(0), $$"""{ "phase": "ongoing", "comment": "{{new string('a', 10_001)}}" }""", null)).Json.GetProperty("code").GetString().ShouldBe("too-long");
        (await Programs.PutAsync(_program, _programs.ReportOf(0), $$"""{ "phase": "ongoing", "comment": "{{new string('a', 300_000)}}" }""", null)).Response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        await _programs.Plan.LockAsync(_programs.Site.Clock.Now);
        await RefusedAsync(_programs.ReportOf(0), 409, "period-locked");

        async Task RefusedAsync(string address, int status, string code)
        {
            var (answer, problem) = await Programs.PutAsync(_program, address, """{ "phase": "ongoing" }""", null);
            ((int)answer.StatusCode, problem.GetProperty("code").GetString()).ShouldBe((status, code), address);
        }
    }

    [Fact]
    public async Task The_plan_is_read_whole_in_as_many_statements_however_much_there_is()
    {
        await Programs.PutAsync(_program, _programs.ReportOf(1), """{ "phase": "ongoing", "comment": "Det går bra." }""", null);
        var (_, all) = await Programs.GetAsync(_program, "/api/v1/activities?year=2024&period=2");
        all.GetProperty("total").GetInt32().ShouldBe(3);
        var reported = (await Programs.GetAsync(_program, "/api/v1/activities?year=2024&period=2&reported=true")).Json.GetProperty("activities").EnumerateArray().ShouldHaveSingleItem();
        reported.GetProperty("report").GetProperty("word").GetString().ShouldBe("Pågående enligt plan");
        reported.GetProperty("goals")[0].GetProperty("name").GetString().ShouldBe("4.1 Matsvinnet ska minska");
        var units = (await Programs.GetAsync(_program, "/api/v1/units")).Json;
        var unit = units.EnumerateArray().ShouldHaveSingleItem();
        unit.GetProperty("name").GetString().ShouldBe("Kost och lokalvård");
        (await Programs.GetAsync(_program, $"/api/v1/activities?year=2024&period=2&unit={unit.GetProperty("id").GetString()}")).Json.GetProperty("total").GetInt32().ShouldBe(3);
        (await Programs.GetAsync(_program, $"/api/v1/activities?year=2024&period=2&unit={Guid.NewGuid()}")).Response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Programs.GetAsync(_program, "/api/v1/activities")).Response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, "no year");
        var year = (await Programs.GetAsync(_program, "/api/v1/years/2024")).Json;
        year.GetProperty("periods")[1].GetProperty("cutoff").GetString().ShouldBe("2024-08-31");
        year.GetProperty("statuses").GetArrayLength().ShouldBe(7);
        var goals = (await Programs.GetAsync(_program, "/api/v1/goals?year=2024")).Json;
        goals.EnumerateArray().Select(g => g.GetProperty("title").GetString()).ShouldBe(["Utsläppen ska halveras", "Matsvinnet ska minska"], ignoreOrder: true);

        var few = await CountAsync();
        await _programs.Plan.AddAsync(600, ActivityStatus.OngoingAsPlanned);
        (await CountAsync()).ShouldBe(few);
        var first = (await Programs.GetAsync(_program, "/api/v1/activities?year=2024&period=2")).Json;
        first.GetProperty("activities").GetArrayLength().ShouldBe(500);
        var last = (await Programs.GetAsync(_program, first.GetProperty("next").GetString()!)).Json;
        (last.GetProperty("activities").GetArrayLength(), last.GetProperty("next").ValueKind).ShouldBe((103, JsonValueKind.Null));

        Task<int> CountAsync() => _programs.Site.Statements.DuringAsync(() => Programs.GetAsync(_program, "/api/v1/activities?year=2024&period=2"));
    }

    [Fact]
    public async Task The_description_names_every_address_and_how_to_sign_in()
    {
        using var visitor = _programs.Program(null);
        var (_, description) = await Programs.GetAsync(visitor, "/openapi/v1.json");
        var described = description.GetProperty("paths").EnumerateObject().Select(p => p.Name).Order().ToList();
        described.ShouldBe(_programs.Site.Endpoints.Where(e => e.Address.StartsWith("/api/", StringComparison.Ordinal)).Select(e => e.Address.Replace(":guid", "", StringComparison.Ordinal).Replace(":int", "", StringComparison.Ordinal)).Distinct().Order());
        description.GetProperty("components").GetProperty("securitySchemes").GetProperty("AccessKey").GetProperty("scheme").GetString().ShouldBe("bearer");
        description.GetProperty("components").GetProperty("schemas").TryGetProperty("ReportSent", out _).ShouldBeTrue();
    }

    private async Task<string> ElsewhereAsync()
    {
        var database = _programs.Site.Municipality.Context();
        var roads = Ids.New<UnitId>();
        var activity = new Activity(Ids.New<ActivityId>(), roads, "Laga gropar", new DateRange(new DateOnly(2024, 2, 1), new DateOnly(2024, 11, 30)), [_programs.Plan.Goal]);
        database.Units.Add(new Unit(roads, "Gator", null, "Enhet", new DateOnly(2020, 1, 1)));
        database.Activities.Add(activity);
        await database.SaveAsync("plan.laid-out", null, CancellationToken.None);
        return $"/api/v1/activities/{activity.Id.Value}/reports/2024/2";
    }
}
