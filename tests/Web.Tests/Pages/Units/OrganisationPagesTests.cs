using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Styrkedja.Application.Organisation;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;

namespace Styrkedja.Web.Tests.Pages.Units;

public sealed class OrganisationPagesTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private SamplePlan _plan = null!;
    private HttpClient _strategist = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(new DateOnly(2024, 9, 2));
        _plan = new SamplePlan(_site.Municipality);
        await _plan.LayOutAsync();
        await _plan.AddAsync(1, new ActivityStatus(Phase.Ongoing, false), "Väga svinnet");
        _strategist = await _site.SignedInAsync((Role.Strategist, null));
    }

    public async ValueTask DisposeAsync()
    {
        _strategist.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task A_unit_is_renamed_from_a_day_and_what_is_past_keeps_the_old_name()
    {
        var page = await PreviewAsync("byt-namn", ("Form.Name", "Måltid"), ("Form.Day", "2024-09-01"));
        page.Words(".reorg").ShouldBe("Kost och lokalvård heter Måltid från och med 1 september 2024.");
        (await NameAsync()).ShouldBe("Kost och lokalvård", "nothing is stored before it is confirmed");
        page = await ConfirmAsync(page);
        page.Words(".note--ok").ShouldContain("gäller från och med 1 september 2024");
        page.Words("tbody").ShouldContain("Kost och lokalvård heter Måltid");
        (await NameAsync()).ShouldBe("Måltid");

        (await _strategist.PageAsync("/uppfoljning/2024/2?visa=enheter")).Words("main").ShouldContain("Kost och lokalvård i dag: Måltid");
        var list = (await _strategist.PageAsync("/uppfoljning/2024/2?visa=aktiviteter")).Words("main");
        list.ShouldContain("Kost och lokalvård");
        (await _strategist.PageAsync($"/enheter/{_plan.Unit.Value}")).Words("main").ShouldContain("Hette Kost och lokalvård till och med 31 augusti 2024, därefter Måltid. KF § 1");

        page = await _strategist.PageAsync("/enheter?datum=2024-08-31");
        page.Words(".orgtree").ShouldBe("Enhet Kost och lokalvård Heter i dag Måltid");
        page.QuerySelectorAll(".orgtree svg use").Select(u => u.GetAttribute("href")).ShouldBe(["#u-edit"]);
        page.QuerySelectorAll("nav.filters a").Select(a => a.TextContent.Trim()).ShouldBe(["I dag", "1 januari 2020", "1 september 2024"]);
    }

    [Fact]
    public async Task A_split_is_previewed_chosen_confirmed_and_taken_back()
    {
        var page = await PreviewAsync("dela", ("Form.Parts[0].Name", "Kost"), ("Form.Parts[1].Name", "Lokalvård"), ("Form.Day", "2024-10-01"));
        page.QuerySelectorAll("main table tbody th").Select(t => t.TextContent.Trim()).ShouldBe(["Väga svinnet"]);
        var select = page.QuerySelector<IHtmlSelectElement>("select[name='Form.Choices[0].To']")!;
        select.Options.Select(o => o.Text).ShouldBe(["Kost", "Lokalvård", "Ligger kvar"]);
        page = await ConfirmAsync(page, ("Form.Choices[0].To", select.Options[1].Value));
        page.Words(".note--ok").ShouldContain("börjar gälla 1 oktober 2024");

        _site.Clock.Now = new DateTimeOffset(2024, 10, 2, 10, 0, 0, TimeSpan.Zero);
        await _site.InScopeAsync(s => s.GetRequiredService<TakeOrganisationIntoEffect>().RunAsync(TestContext.Current.CancellationToken));
        (await _strategist.PageAsync($"/aktiviteter/{_plan.Activities[0].Value}")).Words("main").ShouldContain("Lokalvård");
        (await _strategist.PageAsync($"/enheter/{_plan.Unit.Value}")).Words("main").ShouldContain("Blev Kost, Lokalvård den 1 oktober 2024. KF § 1");

        var seen = await _strategist.PageAsync("/enheter/organisation");
        page = await (await _strategist.SendFormAsync(seen, "form[action*=TakeBack]")).DocumentAsync();
        page.Words("tbody").ShouldContain("Togs tillbaka av Anna Prov");
        (await _strategist.PageAsync("/enheter?datum=2024-10-02")).Words(".orgtree").ShouldBe("Enhet Kost och lokalvård");
        page = await (await _strategist.SendFormAsync(seen, "form[action*=TakeBack]")).DocumentAsync();
        page.QuerySelector(".errs").ShouldBeNull();
        page.Words(".note--ok").ShouldContain("Redan gjort: ändringen togs tillbaka av Anna Prov 2 oktober 2024.");
    }

    [Fact]
    public async Task What_came_of_age_while_no_program_ran_is_done_before_the_first_page()
    {
        var page = await PreviewAsync("dela", ("Form.Parts[0].Name", "Kost"), ("Form.Parts[1].Name", "Lokalvård"), ("Form.Day", "2024-10-01"));
        await ConfirmAsync(page, ("Form.Choices[0].To", page.QuerySelector<IHtmlSelectElement>("select[name='Form.Choices[0].To']")!.Options[1].Value));
        (await OwnerAsync()).ShouldBe("Kost och lokalvård", "the day has not come");
        var data = Directory.CreateTempSubdirectory("styrkedja-came-");

        // It knows no time but the machine's, by which the day has passed; its jobs take their first turn after minutes.
        using (var program = CommandLine.Program.StartWith(data.FullName, _site.Municipality.OwnerConnectionString, "serve", "--urls", "http://127.0.0.1:0"))
        {
            (await program.NextLineAsync()).ShouldNotBeNull().ShouldStartWith("Styrkedja: http://127.0.0.1:");
            (await OwnerAsync()).ShouldBe("Lokalvård");
        }

        data.Delete(recursive: true);
    }

    [Fact]
    public async Task A_change_confirmed_twice_is_made_once_and_says_so()
    {
        var seen = await PreviewAsync("byt-namn", ("Form.Name", "Måltid"), ("Form.Day", "2024-09-01"));
        var otherTab = await PreviewAsync("byt-namn", ("Form.Name", "Måltid"), ("Form.Day", "2024-09-01"));
        await ConfirmAsync(seen);
        foreach (var again in new[] { seen, otherTab })
        {
            var page = await ConfirmAsync(again);
            page.QuerySelector(".errs").ShouldBeNull();
            page.Words(".note--ok").ShouldContain("Redan gjort: ändringen finns i listan nedanför");
            page.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_body_is_split_moved_and_merged_as_a_unit_is()
    {
        var database = _site.Municipality.Context();
        var old = new Body(Ids.New<BodyId>(), "Bildningsnämnden", BodyKind.Committee, null, new DateOnly(2020, 1, 1));
        var council = new Body(Ids.New<BodyId>(), "Fullmäktige", BodyKind.Council, null, new DateOnly(2020, 1, 1));
        database.Bodies.AddRange(old, council);
        await database.SaveAsync("test", null, TestContext.Current.CancellationToken);

        var form = await _strategist.PageAsync($"/enheter/organisation/organ-dela?id={old.Id.Value}");
        form.QuerySelectorAll("#Form_Subject option").ShouldNotContain(o => o.TextContent == "Fullmäktige", "it is only renamed");
        var page = await (await _strategist.SendFormAsync(form, "main form", Typed(old, ("Form.Parts[0].Name", "Skolnämnden"), ("Form.Parts[1].Name", "Kulturnämnden"), ("Form.Day", "2024-10-01")))).DocumentAsync();
        page.Words(".reorg").ShouldContain("Skolnämnden börjar finnas 1 oktober 2024 och ligger överst.");
        page = await ConfirmAsync(page);
        page.Words("tbody").ShouldContain("Bildningsnämnden delas i Skolnämnden, Kulturnämnden");

        var bodies = _site.Municipality.Context().Bodies.ToList();
        var (school, culture) = (bodies.Single(b => b.Name == "Skolnämnden"), bodies.Single(b => b.Name == "Kulturnämnden"));
        form = await _strategist.PageAsync($"/enheter/organisation/organ-flytta?id={school.Id.Value}");
        page = await (await _strategist.SendFormAsync(form, "main form", Typed(school, ("Form.Parent", council.Id.Value.ToString()), ("Form.Day", "2024-11-01")))).DocumentAsync();
        page.Words(".reorg").ShouldBe("Skolnämnden ligger under Fullmäktige från och med 1 november 2024, tidigare överst.");
        await ConfirmAsync(page);

        form = await _strategist.PageAsync("/enheter/organisation/organ-sla-ihop");
        page = await (await _strategist.SendFormAsync(form, "main form", ("Form.Subjects", culture.Id.Value.ToString()), ("Form.Name", "Fritid"), ("Form.Day", "2025-01-01"), ("Form.Decision", "KF § 3"))).DocumentAsync();
        page.Words(".errs").ShouldContain("Välj minst två organ att slå ihop.");

        static (string, string)[] Typed(Body body, params (string, string)[] more) => [("Form.Subject", body.Id.Value.ToString()), ("Form.Decision", "KF § 3"), .. more];
    }

    [Fact]
    public async Task What_was_typed_and_chosen_comes_back_with_the_refusal()
    {
        var page = await PreviewAsync("avsluta", ("Form.Day", "2024-10-01"));
        page.Words("main table").ShouldContain("Inte valt");
        page = await ConfirmAsync(page);
        page.Words(".errs").ShouldContain("Säg vart allt ska: ”Väga svinnet” saknar val");
        page.QuerySelector<IHtmlInputElement>("#Form_Decision")!.Value.ShouldBe("KF § 1");
        page.Words("main table").ShouldContain("Väga svinnet", Case.Sensitive, "the choices are there to be made");
        (await NameAsync()).ShouldBe("Kost och lokalvård");

        page = await PreviewAsync("byt-namn", ("Form.Name", "Måltid"), ("Form.Day", "2019-01-01"));
        page.Words(".errs").ShouldContain("Kost och lokalvård finns först från och med 1 januari 2020. Välj en senare dag");
        page.QuerySelector<IHtmlInputElement>("#Form_Name")!.Value.ShouldBe("Måltid");
        page.QuerySelector("#Form_Day")!.GetAttribute("aria-invalid").ShouldBe("true");
    }

    [Fact]
    public async Task A_body_ceases_and_its_name_stays_in_its_history()
    {
        var database = _site.Municipality.Context();
        var (old, board) = (new Body(Ids.New<BodyId>(), "Tekniska nämnden", BodyKind.Committee, null, new DateOnly(2020, 1, 1)), new Body(Ids.New<BodyId>(), "Kommunstyrelsen", BodyKind.Board, null, new DateOnly(2020, 1, 1)));
        database.Bodies.AddRange(old, board);
        await database.SaveAsync("test", null, TestContext.Current.CancellationToken);
        var form = await _strategist.PageAsync($"/enheter/organisation/organ-upphor?id={old.Id.Value}");
        var page = await (await _strategist.SendFormAsync(form, "main form", ("Form.Into", board.Id.Value.ToString()), ("Form.Day", "2024-09-01"), ("Form.Decision", "KF § 2"))).DocumentAsync();
        page.Words(".reorg").ShouldBe("Tekniska nämnden finns till och med 31 augusti 2024 och blir Kommunstyrelsen.");
        await ConfirmAsync(page, ("Form.Into", board.Id.Value.ToString()));
        (await _strategist.PageAsync($"/styrmodell/organ/{old.Id.Value}")).Words("main").ShouldContain("Blev Kommunstyrelsen den 1 september 2024. KF § 2");
    }

    [Theory]
    [InlineData("igår", HttpStatusCode.OK)]
    [InlineData("0001-01-01", HttpStatusCode.OK)]
    [InlineData("9999-12-31", HttpStatusCode.OK)]
    public async Task Any_day_is_answered(string day, HttpStatusCode status)
    {
        using var response = await _strategist.GetAsync(new Uri($"/enheter?datum={Uri.EscapeDataString(day)}", UriKind.Relative), TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task The_tree_costs_as_much_with_many_units_as_with_few()
    {
        await _strategist.PageAsync("/enheter?datum=2024-01-01");
        var few = await _site.Statements.DuringAsync(() => _strategist.PageAsync("/enheter?datum=2024-01-01"));
        var database = _site.Municipality.Context();
        for (var i = 0; i < 500; i++)
        {
            var unit = new Unit(Ids.New<UnitId>(), $"Enhet {i}", _plan.Unit, "Enhet", new DateOnly(2020, 1, 1));
            unit.ChangeFrom(new DateOnly(2024, 2, 1), $"Ny enhet {i}", _plan.Unit, "Enhet", null, null);
            database.Units.Add(unit);
        }

        await database.SaveAsync("test", null, TestContext.Current.CancellationToken);
        (await _site.Statements.DuringAsync(() => _strategist.PageAsync("/enheter?datum=2024-01-01"))).ShouldBe(few);
    }

    private async Task<IHtmlDocument> PreviewAsync(string kind, params (string, string)[] typed)
    {
        var form = await _strategist.PageAsync($"/enheter/organisation/{kind}?id={_plan.Unit.Value}");
        return await (await _strategist.SendFormAsync(form, "main form", [("Form.Subject", _plan.Unit.Value.ToString()), ("Form.Decision", "KF § 1"), .. typed])).DocumentAsync();
    }

    // What a browser would send of the selects, and the button that confirms.
    private async Task<IHtmlDocument> ConfirmAsync(IHtmlDocument page, params (string Name, string Value)[] typed)
    {
        var selected = page.QuerySelectorAll<IHtmlSelectElement>("main form select").Where(s => s.Name is not null && typed.All(t => t.Name != s.Name)).Select(s => (s.Name!, s.Value ?? ""));
        return await (await _strategist.SendFormAsync(page, "main form", [.. selected, .. typed, ("Form.Step", "confirm")])).DocumentAsync();
    }

    private Task<object?> OwnerAsync() => _site.Municipality.AsOwnerAsync("select u.name from styrkedja.activity a join styrkedja.unit u on u.id = a.owner_unit_id");

    private async Task<object?> NameAsync() => await _site.Municipality.AsOwnerAsync($"select name from styrkedja.unit where id = '{_plan.Unit.Value}'");
}
