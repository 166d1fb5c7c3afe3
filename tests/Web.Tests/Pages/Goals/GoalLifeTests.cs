using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Styrkedja.Domain.People;

namespace Styrkedja.Web.Tests.Pages.Goals;

/// <summary>A goal from proposal to its versions, as a strategist sees it in the browser.</summary>
public sealed class GoalLifeTests : IAsyncLifetime
{
    private const string Form = "main form.card:has([name='Form.Title'])";
    private TestSite _site = null!;
    private HttpClient _client = null!;
    private SamplePlan _plan = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(new DateOnly(2024, 10, 2));
        _plan = new SamplePlan(_site.Municipality);
        await _plan.LayOutAsync();
        _client = await _site.SignedInAsync((Role.Strategist, null), (Role.Secretary, null));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task A_goal_is_proposed_reviewed_adopted_revised_and_its_versions_compared()
    {
        var page = await _client.PageAsync("/mal/ny");
        page.QuerySelector("[name='Form.FirstYear']")!.GetAttribute("value").ShouldBe("2025", "in October goals are written for the next year");
        page = await SendAsync(page, "Review", ("Form.Title", "Vi ska verka för bättre mat"));
        page.Words(".findings").ShouldContain("verka för");
        page.QuerySelector("[name='Form.Title']")!.TextContent.Trim().ShouldBe("Vi ska verka för bättre mat");
        (await CountAsync("goal where state = 'Proposed' and title like 'Vi ska%'")).ShouldBe(0L, "a review saves nothing");

        page = await SendAsync(page, null, ("Form.Title", "Matsvinnet i skolan ska minska"), ("Form.Purpose", "Klimatet"), ("Form.SubGoals[0].Text", "Väga allt"), ("Form.SubGoals[0].Target", "2,5"));
        page.Words("h1").ShouldBe("Matsvinnet i skolan ska minska");
        page.Words("#steg").ShouldContain("Förslag");
        page.Words("#om").ShouldContain("Klimatet");
        var address = new Uri(page.Url).AbsolutePath;

        page = await StepAsync(page, "Prepare");
        page.Words("#steg").ShouldContain("Berett");
        page = await StepAsync(page, "Adopt");
        page.Words(".errs").ShouldContain("Skriv vilket organ som beslutade");
        page = await StepAsync(page, "Adopt", ("Decision.Body", "Kommunstyrelsen"), ("Decision.Day", "2024-10-01"), ("Decision.Paragraph", "§ 112"));
        page.Words("main").ShouldContain("Kommunstyrelsen 1 oktober 2024, § 112");

        page = await _client.PageAsync(address + "/andra");
        page = await SendAsync(page, null, ("Form.Title", "Matsvinnet i skolan ska halveras"));
        page.Words(".errs").ShouldContain("Skriv varför målet revideras");
        page.QuerySelector("[name='Form.Title']")!.TextContent.Trim().ShouldBe("Matsvinnet i skolan ska halveras");
        page = await SendAsync(page, null, ("Decision.Body", "Kommunstyrelsen"), ("Decision.Day", "2024-10-02"), ("Decision.Paragraph", "120"), ("Form.Reason", "Ny mätning"));
        page.Words("h1").ShouldBe("Matsvinnet i skolan ska halveras");

        page = await _client.PageAsync(address + "/versioner");
        page.Words(".mile").ShouldContain("Ny mätning");
        page.Words(".diff del").ShouldBe("minska");
        page.Words(".diff ins").ShouldBe("halveras");
        page.QuerySelectorAll(".diff tbody tr").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_typed_is_lost_on_an_error_or_when_rows_are_added()
    {
        var page = await _client.PageAsync("/mal/ny");
        page = await SendAsync(page, "Rows", ("Form.Title", "Ett mål"), ("Form.SubGoals[1].Text", "Delmål"), ("Form.SubGoals[1].Target", "många"), ("Form.FirstYear", "tjugo"));
        page.QuerySelectorAll("[name$='.Text']").Length.ShouldBe(6);
        ValueOf(page, "Form.SubGoals[1].Target").ShouldBe("många");
        ValueOf(page, "Form.FirstYear").ShouldBe("tjugo");

        page = await SendAsync(page, null);
        page.QuerySelectorAll(".errs li").Length.ShouldBe(2);
        ValueOf(page, "Form.SubGoals[1].Text").ShouldBe("Delmål");
        page.QuerySelector("[name='Form.Title']")!.TextContent.Trim().ShouldBe("Ett mål");
    }

    [Fact]
    public async Task Two_who_change_the_same_goal_see_each_other()
    {
        var address = await ProposeAsync("Matsvinnet ska minska");
        var (hers, his) = (await _client.PageAsync(address + "/andra"), await _client.PageAsync(address + "/andra"));
        await SendAsync(hers, null, ("Form.Number", "1.1"));

        var told = await SendAsync(his, null, ("Form.Number", "2.2"));
        told.Words(".meanwhile tbody").ShouldContain("1.1 2.2");
        told.QuerySelectorAll(".meanwhile tbody tr").Length.ShouldBe(1);
        (await SendAsync(told, null)).QuerySelector(".note--ok").ShouldNotBeNull();
        ValueOf(await _client.PageAsync(address + "/andra"), "Form.Number").ShouldBe("2.2");
    }

    [Fact]
    public async Task Measures_come_go_and_change_places_without_losing_what_is_typed()
    {
        var address = await ProposeAsync("Matsvinnet ska minska");
        var page = await _client.PageAsync(address + "/matt");
        page = await SendMeasuresAsync(page, "?handler=Add", ("Measures[ny1].Text", "Svinn"), ("Measures[ny1].Target", "lite"));
        page = await SendMeasuresAsync(page, "?handler=Move&key=ny2&by=-1", ("Measures[ny2].Text", "Vikt"), ("Measures[ny2].Unit", "ton"));
        page.QuerySelectorAll(".measureform").Select(m => m.Id).ShouldBe(["m-ny2", "m-ny1"]);
        ValueOf(page, "Measures[ny1].Target").ShouldBe("lite");
        page = await SendMeasuresAsync(page, "");
        page.Words(".errs").ShouldContain("Skriv måttets enhet");
        page = await SendMeasuresAsync(page, "", ("Measures[ny1].Target", "40"), ("Measures[ny1].Unit", "gram"));
        page.QuerySelectorAll("#matt h3").Select(h => h.TextContent).ShouldBe(["Vikt", "Svinn"]);

        page = await _client.PageAsync(address + "/matt");
        var key = page.QuerySelector(".measureform")!.Id![2..];
        page = await SendMeasuresAsync(page, $"?handler=Remove&key={key}");
        (await SendMeasuresAsync(page, "")).QuerySelectorAll("#matt h3").Select(h => h.TextContent).ShouldBe(["Svinn"]);
    }

    [Fact]
    public async Task A_goal_that_a_document_left_without_a_body_is_one_press_from_where_it_is_set()
    {
        var database = _site.Municipality.Context();
        var goal = new Domain.Goals.Goal(Domain.Ids.New<Domain.GoalId>(), Domain.Goals.GoalKind.Board, "Inläst utan organ", 2025, 2025);
        database.Goals.Add(goal);
        await database.SaveAsync("test", null, TestContext.Current.CancellationToken);
        var list = await _client.PageAsync("/mal?ar=2025");
        var link = list.QuerySelectorAll("details .task").Single(t => t.TextContent.Contains("Inläst utan organ", StringComparison.Ordinal)).QuerySelector("a[href$='/andra#Form_Body']");
        link.ShouldNotBeNull();
        var page = await _client.PageAsync($"/mal/{goal.Id.Value}");
        page.Words(".note--warn").ShouldContain("Målet saknar målområde och organ. Ange");
        (await _client.PageAsync(link.GetAttribute("href")!.Split('#')[0])).QuerySelector("#Form_Body").ShouldNotBeNull();
    }

    [Fact]
    public async Task Proposals_are_adopted_together_and_the_number_of_goals_is_told()
    {
        var body = _site.Municipality.Context().Bodies.Single().Id.Value;
        var id = (await ProposeAsync("Första målet ska nås", ("Form.Body", $"{body}")))["/mal/".Length..];
        var page = await _client.PageAsync("/mal?ar=2025");
        page.Words(".note--warn").ShouldContain("Kommunstyrelsen har 1 mål");
        page = await (await _client.SendFormAsync(page, "#samlat")).DocumentAsync();
        page.Words(".errs").ShouldContain("Kryssa i minst ett mål");
        page.QuerySelector("#Chosen").ShouldNotBeNull("the summary leads there");
        using var response = await _client.SendFormAsync(page, "#samlat", ("Chosen", id), ("Decision.Body", "Kommunstyrelsen"), ("Decision.Day", "2024-10-01"), ("Decision.Paragraph", "3"));
        page = await response.DocumentAsync();
        page.Words(".note--ok").ShouldContain("1 mål är antagna");
        page.QuerySelector($".goals tr:has(a[href='/mal/{id}'])")!.TextContent.ShouldContain("Antaget");
        page.QuerySelector($"[name=Chosen][value='{id}']").ShouldBeNull("it is decided");
        page.QuerySelector("[name=Chosen]").ShouldNotBeNull("the council's goal is not");
    }

    [Fact]
    public async Task The_whole_set_is_reviewed_and_filtered_by_demand()
    {
        await ProposeAsync("Vi ska verka för bättre mat");
        var page = await _client.PageAsync("/mal/granskning?ar=2025");
        page.Words("main").ShouldContain("verka för");
        (await _client.PageAsync("/mal/granskning?ar=2025&kriterium=achievable")).Words("main").ShouldContain("Inget mål har en anmärkning");
    }

    [Fact]
    public async Task A_proposal_is_deleted_only_when_one_is_sure()
    {
        var page = await _client.PageAsync(await ProposeAsync("Ska bort"));
        page = await StepAsync(page, "Delete");
        page.Words(".errs").ShouldContain("Kryssa i");
        page = await StepAsync(page, "Delete", ("Sure", "true"));
        page.Words(".note--ok").ShouldContain("”Ska bort” är borttaget");
        (await CountAsync("goal where title = 'Ska bort'")).ShouldBe(0L);
    }

    [Fact]
    public async Task Another_role_sees_the_goal_but_none_of_its_steps()
    {
        var address = await ProposeAsync("Matsvinnet ska minska");
        using var reporter = await _site.SignedInAsync((Role.Reporter, _plan.Unit));
        var page = await reporter.PageAsync(address);
        page.QuerySelector("#steg").ShouldBeNull();
        foreach (var closed in (string[])["/mal/ny", address + "/andra", address + "/matt"])
        {
            (await reporter.GetAsync(new Uri(closed, UriKind.Relative), Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, closed);
        }

        page.QuerySelector<IHtmlFormElement>("form[action='/sprak']")!.Action = new Uri(_site.Address, address + "?handler=Prepare").ToString();
        using var response = await reporter.SendFormAsync(page, "form[action*='handler=Prepare']");
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<string> ProposeAsync(string title, params (string, string)[] typed) =>
        new Uri((await SendAsync(await _client.PageAsync("/mal/ny"), null, [("Form.Title", title), .. typed])).Url).AbsolutePath;

    /// <summary>Sends the goal's form by one of its buttons; null for the one that saves.</summary>
    private async Task<IHtmlDocument> SendAsync(IHtmlDocument page, string? handler, params (string, string)[] typed) =>
        await (await (handler is null ? _client.SendFormAsync(page, Form, typed) : PostAsync(page, Form, new Uri(page.Url).AbsolutePath + $"?handler={handler}", typed))).DocumentAsync();

    private async Task<IHtmlDocument> StepAsync(IHtmlDocument page, string handler, params (string, string)[] typed) =>
        await (await _client.SendFormAsync(page, $"form[action*='handler={handler}']", typed)).DocumentAsync();

    private async Task<IHtmlDocument> SendMeasuresAsync(IHtmlDocument page, string query, params (string, string)[] typed) =>
        await (await (query.Length == 0 ? _client.SendFormAsync(page, "#matten", typed) : PostAsync(page, "#matten", new Uri(page.Url).AbsolutePath + query, typed))).DocumentAsync();

    /// <summary>As a button with an address of its own sends its form.</summary>
    private Task<HttpResponseMessage> PostAsync(IHtmlDocument page, string form, string address, params (string, string)[] typed)
    {
        page.QuerySelector<IHtmlFormElement>(form).ShouldNotBeNull(form).Action = new Uri(_site.Address, address).ToString();
        return _client.SendFormAsync(page, form, typed);
    }

    private static string? ValueOf(IHtmlDocument page, string field) => page.QuerySelector($"[name='{field}']").ShouldNotBeNull(field).GetAttribute("value");

    private Task<object?> CountAsync(string of) => _site.Municipality.AsOwnerAsync($"select count(*) from styrkedja.{of}");
}
