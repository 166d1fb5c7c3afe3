using System.Net;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.People;

namespace Styrkedja.Web.Tests.Pages.Governance;

/// <summary>The model of a year through its pages: changed in words, guarded in meaning, prepared beside and put in force.</summary>
public sealed class GovernanceModelTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private HttpClient _client = null!;
    private SamplePlan _plan = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(new DateOnly(2024, 9, 4));
        _plan = new SamplePlan(_site.Municipality);
        await _plan.LayOutAsync();
        await _plan.AddAsync(2, ActivityStatus.OngoingAsPlanned);
        _client = await _site.SignedInAsync((Role.Strategist, null), (Role.Administrator, null), (Role.Secretary, null));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task A_new_word_stands_on_every_page_of_the_year_and_other_years_keep_theirs()
    {
        await _plan.AssessAsync(Assessment.Partly, "Halvvägs.", _site.Clock.Now);
        var page = await _client.PageAsync("/styrmodell/2024/skalor");
        var (partly, ongoing) = (FieldOf(page, "partly"), FieldOf(page, "ongoing-as-planned"));

        var saved = await (await SendAsync(page, (partly, "På god väg"), (ongoing, "Rullar på"))).DocumentAsync();

        saved.QuerySelector(".note--ok").ShouldNotBeNull();
        (await _client.PageAsync($"/mal/{_plan.Goal.Value}")).Words(".assessbox").ShouldContain("På god väg");
        (await _client.PageAsync("/uppfoljning/2024/2")).Words("main .board").ShouldContain("2 rullar på");
        (await _client.PageAsync("/uppfoljning/2024/2?visa=aktiviteter")).Words(".dense tbody").ShouldContain("Rullar på");
        (await _client.PageAsync("/insyn/sa-bedoms-malen")).Words("main").ShouldContain("alltså På god väg");
        (await _client.PageAsync("/styrmodell/2023/skalor")).QuerySelector("[value='På god väg']").ShouldBeNull();
    }

    [Fact]
    public async Task A_value_that_assessments_are_made_with_cannot_be_taken_away()
    {
        await _plan.AssessAsync(Assessment.MetWithRemark, "Nästan.", _site.Clock.Now);
        var page = await _client.PageAsync("/styrmodell/2024/skalor");
        var used = FieldOf(page, "met-with-remark").Replace("Word", "Used", StringComparison.Ordinal);

        var refused = await (await SendAsync(page, (used, "false"))).DocumentAsync();

        refused.Words(".errs").ShouldContain("Värdet Uppfyllt med anmärkning kan inte tas bort: bedömningar för 2024 är gjorda med det (1 st)");
        (await _client.PageAsync("/styrmodell/2024/skalor")).QuerySelector($"[name='{used}'][checked]").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_table_with_a_gap_is_refused_by_its_smallest_example_and_what_was_typed_stays()
    {
        var page = await _client.PageAsync("/styrmodell/2024/bedomningstabell");

        page.QuerySelectorAll("main fieldset > legend").Select(l => l.TextContent.Trim()).ShouldContain("Rad 1");
        var refused = await (await SendAsync(page, ("Rows[5].Keep", "false"), ("Rows[4].Place", "5"))).DocumentAsync();

        refused.Words(".errs").ShouldContain("Tabellen svarar inte på ett mål vars aktiviteter är i läget: vänteläge.");
        refused.QuerySelector("[name='Rows[5].Keep']")!.HasAttribute("checked").ShouldBeFalse();
        (await _client.PageAsync("/styrmodell/2024/bedomningstabell")).QuerySelector("[name='Rows[5].Keep']")!.HasAttribute("checked").ShouldBeTrue();
    }

    [Fact]
    public async Task Next_year_is_prepared_beside_this_year_seen_as_differences_and_put_in_force()
    {
        var next = await _client.PageAsync("/styrmodell/2025/ny");
        await SendAsync(next, ("From", "three-colours-80"));
        (await HoldsAsync()).ShouldBeFalse();
        (await _client.PageAsync("/styrmodell/2025")).Words("main").ShouldContain("Förbereds för 2025");

        var preview = await _client.PageAsync("/styrmodell/2025/andringar");
        preview.Words("main").ShouldContain("Bedömning: Ej uppfylltEj uppfyllt, rött kryssInte uppnått, rött kryss");
        preview.Words("main").ShouldContain("Uppfyllt med anmärkning, ljusgrön bock, räknas som uppfylltfinns inte");

        await _client.SendFormAsync(preview, "form[action*='handler=Put']");

        (await HoldsAsync()).ShouldBeTrue();
        (await _client.PageAsync("/styrmodell/2025")).Words("main").ShouldNotContain("Förbereds för 2025");
        (await _client.PageAsync("/styrmodell/2024")).Words("main").ShouldNotContain("Mätning saknas,");
        (await _site.Municipality.AsOwnerAsync("select string_agg(verb, ' ' order by id) from styrkedja.event where verb like 'governance-model.%'")).ShouldBe("governance-model.prepared governance-model.put-in-force");

        async Task<bool> HoldsAsync()
        {
            _site.Clock.Now = new DateTimeOffset(2025, 2, 1, 11, 0, 0, TimeSpan.Zero);
            var holds = (await _client.PageAsync("/insyn/sa-bedoms-malen")).Words("main").Contains("Mätning saknas", StringComparison.Ordinal);
            _site.Clock.Now = new DateTimeOffset(2024, 9, 4, 11, 0, 0, TimeSpan.Zero);
            return holds;
        }
    }

    [Fact]
    public async Task A_model_in_force_cannot_be_thrown_away()
    {
        await SendAsync(await _client.PageAsync("/styrmodell/2025/ny"), ("From", "holding"));
        var preview = await _client.PageAsync("/styrmodell/2025/andringar");
        preview.Words("main").ShouldContain("Inget skiljer");
        await _client.SendFormAsync(preview, "form[action*='handler=Put']");

        var sent = new FormUrlEncodedContent(preview.QuerySelectorAll("form[action*='handler=Put'] input").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? ""));
        var refused = await (await _client.PostAsync(new Uri("/styrmodell/2025/andringar?handler=Drop", UriKind.Relative), sent, TestContext.Current.CancellationToken)).DocumentAsync();
        refused.Words(".errs").ShouldContain("gäller redan");
    }

    [Fact]
    public async Task A_model_that_is_only_prepared_can_be_thrown_away()
    {
        await SendAsync(await _client.PageAsync("/styrmodell/2025/ny"), ("From", "nordic"));
        var preview = await _client.PageAsync("/styrmodell/2025/andringar");
        var sent = new FormUrlEncodedContent(preview.QuerySelectorAll("form[action*='handler=Put'] input").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? ""));

        var told = await (await _client.PostAsync(new Uri("/styrmodell/2025/andringar?handler=Drop", UriKind.Relative), sent, TestContext.Current.CancellationToken)).DocumentAsync();

        told.QuerySelector(".note--ok").ShouldNotBeNull();
        (await _client.PageAsync("/styrmodell/2025")).Words("main").ShouldContain("Ingen har sparat något för 2025");
        (await _site.Municipality.AsOwnerAsync("select string_agg(verb, ' ' order by id) from styrkedja.event where verb like 'governance-model.%'")).ShouldBe("governance-model.prepared governance-model.dropped");
    }

    [Fact]
    public async Task A_level_takes_another_name_and_odd_limits_are_refused()
    {
        var page = await _client.PageAsync("/styrmodell/2024/nivaer");
        var board = int.Parse(page.QuerySelector("input[type=hidden][value=Board]")!.GetAttribute("name")![7..8], System.Globalization.CultureInfo.InvariantCulture);

        (await (await SendLevelsAsync(page, ($"Levels[{board}].AtLeast", "6"))).DocumentAsync()).Words(".errs").ShouldContain("Minst 6 mål kan inte vara fler än högst 5");
        (await (await SendLevelsAsync(page, ($"Levels[{board}].Name", "Nämndmål"))).DocumentAsync()).QuerySelector(".note--ok").ShouldNotBeNull();

        (await _client.PageAsync($"/mal/{_plan.Goal.Value}")).Words(".goalhead").ShouldContain("Nämndmål 2024");
    }

    [Fact]
    public async Task The_second_to_save_the_words_sees_both()
    {
        await SendAsync(await _client.PageAsync("/styrmodell/2024/skalor"));
        var hers = await _client.PageAsync("/styrmodell/2024/skalor");
        var his = await _client.PageAsync("/styrmodell/2024/skalor");
        var met = FieldOf(hers, "met");
        await SendAsync(hers, (met, "Klart"));

        var told = await (await SendAsync(his, (met, "Nått"))).DocumentAsync();

        told.Words(".meanwhile tbody").ShouldContain("Klart, grön bock, räknas som uppfyllt Nått, grön bock, räknas som uppfyllt");
        (await (await SendAsync(told)).DocumentAsync()).QuerySelector(".note--ok").ShouldNotBeNull();
    }

    [Fact]
    public async Task The_review_looks_for_the_municipality_s_own_words()
    {
        var page = await _client.PageAsync("/styrmodell/2024/granskningsord");
        await SendAsync(page, ("Given[0]", "matsvinn"));

        (await _client.PageAsync("/mal/granskning?ar=2024")).Words("main").ShouldContain("Matsvinnet");
        (await (await SendAsync(await _client.PageAsync("/styrmodell/2024/granskningsord"), ("Given[3]", "många"))).DocumentAsync()).Words(".errs").ShouldContain("Skriv ett tal");
    }

    [Fact]
    public async Task A_year_that_never_was_is_not_found() =>
        (await _client.GetAsync(new Uri("/styrmodell/1066/skalor", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    private static string FieldOf(AngleSharp.Html.Dom.IHtmlDocument page, string code) =>
        page.QuerySelector($"input[type=hidden][value='{code}']").ShouldNotBeNull(code).GetAttribute("name")!.Replace("Code", "Word", StringComparison.Ordinal);

    private Task<HttpResponseMessage> SendLevelsAsync(AngleSharp.Html.Dom.IHtmlDocument page, params (string, string)[] typed) => SendAsync(page, typed);

    private Task<HttpResponseMessage> SendAsync(AngleSharp.Html.Dom.IHtmlDocument page, params (string Name, string Value)[] typed) => _client.SendFormAsync(page, "main form[method=post]", typed);
}
