using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Styrkedja.Domain.People;

namespace Styrkedja.Web.Tests.Pages.Plans;

public sealed class PlanPageTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private SampleBoardPlan _sample = null!;
    private HttpClient _strategist = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(new DateOnly(2026, 10, 5));
        _sample = new SampleBoardPlan(_site.Municipality);
        await _sample.LayOutAsync();
        _strategist = await _site.SignedInAsync((Role.Strategist, null));
    }

    public async ValueTask DisposeAsync()
    {
        _strategist.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task A_plan_is_begun_proposed_adopted_on_a_condition_that_is_met_and_can_be_read_as_it_was()
    {
        (await _strategist.PageAsync("/planer")).Words(".empty").ShouldContain("Ny plan");
        var form = await _strategist.PageAsync("/planer/ny");
        form.QuerySelector<IHtmlInputElement>("#Name")!.Value.ShouldBe("Verksamhetsplan 2027");
        var page = await DocumentAsync(_strategist.SendFormAsync(form, "main form", ("Body", $"{_sample.Board.Value}"), ("Year", "2027")));
        var address = new Uri(page.Url).AbsolutePath;
        page.Words(".sk-pagehead .st").ShouldBe("Utkast");

        page = await DocumentAsync(_strategist.SendFormAsync(page, Step("Propose")));
        page.Words(".sk-pagehead .st").ShouldBe("Föreslagen");

        var wrong = await DocumentAsync(_strategist.SendFormAsync(page, Step("Adopt"), ("Adopt.Day", "2026-10-13"), ("Adopt.Condition", "Fullmäktige antar budgeten."), ("Adopt.PlanBy", "2026-10-01"), ("Adopt.Paragraph", "")));
        wrong.Words(".errs").ShouldContain("Skriv paragrafen");
        wrong.QuerySelector<IHtmlTextAreaElement>("#Adopt_Condition")!.Value.ShouldBe("Fullmäktige antar budgeten.");
        wrong = await DocumentAsync(_strategist.SendFormAsync(wrong, Step("Adopt"), ("Adopt.Paragraph", "§ 162")));
        wrong.Words(".errs").ShouldContain("ligger före antagandet");

        page = await DocumentAsync(_strategist.SendFormAsync(wrong, Step("Adopt"), ("Adopt.PlanBy", "2026-11-30")));
        page.Words(".sk-pagehead .st").ShouldBe("Antagen på villkor");
        page.Words(".decide").ShouldContain("Fullmäktige antar budgeten.");
        page = await DocumentAsync(_strategist.SendFormAsync(page, "form[action*='handler=Condition'][action*='met=true' i]"));
        page.Words(".sk-pagehead .st").ShouldBe("Antagen");

        var version = await _strategist.PageAsync(address + "/versioner/1");
        version.Words(".report").ShouldContain("Matsvinnet ska minska");
        version.Words(".report").ShouldContain("Väga svinnet");
        version.Words(".report").ShouldContain("Planen antogs av Kommunstyrelsen 13 oktober 2026, § 162.");

        await _sample.AddActivitiesAsync(2);
        (await _strategist.PageAsync(address + "/versioner/1")).Words(".report").ShouldNotContain("Väga svinnet 1");
        var differences = await _strategist.PageAsync(address + "/jamfor");
        differences.Words("main").ShouldContain("2 saker skiljer");
        differences.QuerySelectorAll(".task .h3").Select(h => h.TextContent).ShouldBe(["Väga svinnet 1", "Väga svinnet 2"], ignoreOrder: true);
    }

    [Fact]
    public async Task Whoever_reads_sees_the_plan_and_no_step_and_is_refused_when_they_try()
    {
        var id = await _sample.DraftAsync();
        using var reader = await _site.SignedInAsync((Role.Auditor, null));
        var page = await reader.PageAsync($"/planer/{id.Value}");
        page.QuerySelectorAll(".decide form").ShouldBeEmpty();

        foreach (var handler in new[] { "Propose", "TakeBack", "Adopt&Adopt.Day=2026-10-13&Adopt.Paragraph=1", "Condition&met=true", "TakeUpAgain", "Close" })
        {
            (await PostAsync(reader, page, $"/planer/{id.Value}?handler={handler}")).ShouldBe(HttpStatusCode.Forbidden, handler);
        }

        (await reader.GetAsync(new Uri("/planer/ny", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await reader.GetAsync(new Uri($"/planer/{id.Value}/budget", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_head_is_reminded_at_the_start_says_that_the_unit_is_done_and_answers_for_no_other()
    {
        var id = await _sample.DraftAsync();
        await _sample.AskAsync(id, new DateOnly(2026, 11, 30));
        using var head = await _site.SignedInAsync((Role.Head, _sample.Kitchen));
        var start = await head.PageAsync("/");
        start.QuerySelectorAll("form[action*='handler=Planned']").Length.ShouldBe(1);
        start.Words("main").ShouldContain("Kost: Verksamhetsplan 2027");
        start.Words("main").ShouldContain("Senast måndag 30 november");

        (await PostAsync(head, start, $"/planer/{id.Value}?handler=Planning&unit={_sample.Roads.Value}&done=true")).ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(head, start, $"/?handler=Planned&plan={id.Value}&unit={_sample.Roads.Value}")).ShouldBe(HttpStatusCode.Forbidden);

        var after = await DocumentAsync(head.SendFormAsync(start, "form[action*='handler=Planned']"));
        after.Words(".note--ok").ShouldContain("Planeringen för Kost är klar.");
        after.QuerySelectorAll("form[action*='handler=Planned']").ShouldBeEmpty();
        (await _strategist.PageAsync($"/planer/{id.Value}")).Words("#enheterna + span").ShouldBe("1 av 2 är klara");
    }

    [Fact]
    public async Task A_step_that_somebody_else_has_taken_is_told_and_not_taken_twice()
    {
        var id = await _sample.DraftAsync();
        var hers = await _strategist.PageAsync($"/planer/{id.Value}");
        var his = await _strategist.PageAsync($"/planer/{id.Value}");
        await _strategist.SendFormAsync(hers, Step("Propose"));

        var told = await DocumentAsync(_strategist.SendFormAsync(his, Step("Propose")));

        told.QuerySelector(".errs").ShouldNotBeNull();
        told.Words(".sk-pagehead .st").ShouldBe("Föreslagen");
    }

    [Fact]
    public async Task The_plan_s_page_takes_as_many_statements_whatever_it_holds()
    {
        var address = $"/planer/{(await _sample.DraftAsync()).Value}";
        await _sample.AddActivitiesAsync(9);
        await _strategist.PageAsync(address);
        var few = await _site.Statements.DuringAsync(() => _strategist.PageAsync(address));

        await _sample.AddActivitiesAsync(290);

        (await _site.Statements.DuringAsync(() => _strategist.PageAsync(address))).ShouldBe(few);
        few.ShouldBeGreaterThan(0);
        (await _strategist.PageAsync(address)).QuerySelectorAll(".gantt [role=listitem] a").Length.ShouldBe(300);
    }

    [Fact]
    public async Task A_plan_comes_as_a_file_and_in_no_other_form_than_those_offered()
    {
        var address = $"/planer/{(await _sample.DraftAsync()).Value}?handler=File&format=";
        using var word = await _strategist.GetAsync(new Uri(address + "docx", UriKind.Relative), TestContext.Current.CancellationToken);
        word.Content.Headers.ContentDisposition!.FileName.ShouldBe("verksamhetsplan-2027.docx");
        (await word.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length.ShouldBeGreaterThan(5000);
        using var excel = await _strategist.GetAsync(new Uri(address + "xlsx", UriKind.Relative), TestContext.Current.CancellationToken);
        excel.Content.Headers.ContentDisposition!.FileName.ShouldBe("verksamhetsplan-2027.xlsx");
        (await excel.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))[..2].ShouldBe("PK"u8.ToArray());
        (await _strategist.GetAsync(new Uri(address + "exe", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static string Step(string handler) => $"form[action*='handler={handler}']";

    private static async Task<IHtmlDocument> DocumentAsync(Task<HttpResponseMessage> sent)
    {
        using var response = await sent;
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.DocumentAsync();
    }

    /// <summary>Sends a form that the page does not show, with the page's own token.</summary>
    private static async Task<HttpStatusCode> PostAsync(HttpClient client, IHtmlDocument page, string address)
    {
        var token = page.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;
        using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        using var response = await client.PostAsync(new Uri(address, UriKind.Relative), content);
        return response.StatusCode;
    }
}
