using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Styrkedja.Application.Activities;
using Styrkedja.Application.Database;
using Styrkedja.Application.Drafts;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.People;

namespace Styrkedja.Web.Tests.Pages.Drafts;

/// <summary>A site with a unit, a goal and an activity, for what is begun and not sent.</summary>
public sealed class DraftSite : IAsyncLifetime
{
    public TestSite Site { get; private set; } = null!;

    public SamplePlan Plan { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Site = await TestSite.StartAsync(new DateOnly(2024, 9, 4));
        Plan = new SamplePlan(Site.Municipality);
        await Plan.LayOutAsync();
        await Plan.AddAsync(1, null);
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}

public sealed class DraftTests(DraftSite drafted) : IClassFixture<DraftSite>, IAsyncLifetime
{
    private const string Typed = "Nio av tio kök väger nu sitt svinn.";
    private const string Form = "form[data-draft]";
    private HttpClient _client = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Assess => $"/mal/{drafted.Plan.Goal.Value}/bedom/2024/2";

    private string Report => $"/aktiviteter/{drafted.Plan.Activities[0].Value}/rapportera/2024/2";

    public async ValueTask InitializeAsync()
    {
        _client = await drafted.Site.SignedInAsync((Role.Strategist, null));
        await drafted.Site.Municipality.AsOwnerAsync("select set_config('styrkedja.verb', 'test', false); delete from styrkedja.form_draft; delete from styrkedja.goal_assessment; delete from styrkedja.status_report");
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_was_typed_stands_in_the_form_again_also_without_script_and_nobody_else_sees_it()
    {
        using (var saved = await TypeAsync(Assess, ("Form.Assessment", "partly"), ("Form.Reason", Typed)))
        {
            saved.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await saved.Content.ReadAsStringAsync(Cancellation)).ShouldBe("Utkast sparat 13.00");
        }

        var page = await _client.PageAsync(Assess);
        page.QuerySelector<IHtmlTextAreaElement>("[name='Form.Reason']")!.Value.Trim().ShouldBe(Typed);
        page.Words(".draft-note").ShouldStartWith("Det här är ditt utkast från 4 september 13.00. Det är inte skickat.");
        page.QuerySelector("[data-changed]")!.HasAttribute("hidden").ShouldBeTrue();
        page.QuerySelector("[data-fields]")!.GetAttribute("data-fields")!.ShouldContain("partly");

        using var other = await drafted.Site.SignedInAsync((Role.Strategist, null));
        (await other.PageAsync(Assess)).Body!.TextContent.ShouldNotContain(Typed);
    }

    [Fact]
    public async Task A_draft_is_thrown_away_and_taken_back_and_the_page_is_shown_without_it()
    {
        (await TypeAsync(Assess, ("Form.Reason", Typed))).Dispose();
        var without = await _client.PageAsync(Assess + "?utkast=nej");
        without.QuerySelector<IHtmlTextAreaElement>("[name='Form.Reason']")!.Value.Trim().ShouldBeEmpty();
        without.Words(".draft-note").ShouldContain("Utkastet finns kvar");
        without.QuerySelector(Form).ShouldBeNull("what is typed beside an offered draft must not take its place");

        var page = await PressAsync(await _client.PageAsync(Assess), "Släng utkastet");
        page.Words(".draft-note").ShouldStartWith("Du slängde utkastet");
        page.QuerySelector<IHtmlTextAreaElement>("[name='Form.Reason']")!.Value.Trim().ShouldBeEmpty();

        page = await PressAsync(page, "Ta tillbaka utkastet");
        page.QuerySelector<IHtmlTextAreaElement>("[name='Form.Reason']")!.Value.Trim().ShouldBe(Typed);
    }

    [Fact]
    public async Task A_form_that_is_not_taken_is_kept_as_sent_and_one_that_is_leaves_no_draft()
    {
        var page = await _client.PageAsync(Assess);
        using var refused = await _client.SendFormAsync(page, Form, ("Form.Reason", Typed));
        page = await refused.DocumentAsync();
        page.QuerySelector(".errs").ShouldNotBeNull();
        page.Words(".draft-said").ShouldBe("Utkast sparat 13.00");
        (await KeptAsync()).ShouldBe($"{Assess} {Typed}");

        using var taken = await _client.SendFormAsync(page, Form, ("Form.Assessment", "partly"), ("Form.Reason", Typed));
        taken.RequestMessage!.RequestUri!.AbsolutePath.ShouldNotBe(Assess);
        (await KeptAsync()).ShouldBe("");
    }

    [Fact]
    public async Task A_report_that_comes_another_way_leaves_what_was_begun_in_the_form()
    {
        await drafted.Plan.AddAsync(1, null);
        var id = drafted.Plan.Activities[^1];
        (await TypeAsync($"/aktiviteter/{id.Value}/rapportera/2024/2", ("Form.Comment", Typed))).Dispose();
        (await CountAsync()).ShouldBe(1);

        await drafted.Site.InScopeAsync(async services =>
        {
            await ActAsWriterAsync(services);
            await services.GetRequiredService<ReportActivity>().HandleAsync(id, SamplePlan.Tertial, new StatusGiven(ActivityStatus.OngoingAsPlanned, "Enligt annan väg."), 0, null, Cancellation);
        });

        (await CountAsync()).ShouldBe(1);
        (await _client.PageAsync($"/aktiviteter/{id.Value}/rapportera/2024/2")).QuerySelector("[name='Form.Comment']")!.TextContent.Trim().ShouldBe(Typed);
    }

    [Fact]
    public async Task Save_draft_works_without_script_and_the_choices_stand_again()
    {
        using var reporter = await drafted.Site.SignedInAsync((Role.Reporter, drafted.Plan.Unit));
        var page = await reporter.PageAsync(Report);
        page.QuerySelector(Form)!.SetAttribute("action", Report + "?handler=Draft");
        using var sent = await reporter.SendFormAsync(page, Form, ("Form.Phase", "ongoing"), ("Form.AsPlanned", "no"), ("Form.Comment", Typed));
        sent.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/");

        page = await reporter.PageAsync(Report);
        page.QuerySelector<IHtmlInputElement>("#f-p")!.IsChecked.ShouldBeTrue();
        page.QuerySelector<IHtmlInputElement>("#avv-nej")!.IsChecked.ShouldBeTrue();
        page.Words(".draft-note").ShouldStartWith("Det här är ditt utkast");
        page.QuerySelector("[data-changed]")!.HasAttribute("hidden").ShouldBeTrue();

        await ReportAsync("Någon hann före.");
        page = await reporter.PageAsync(Report);
        page.QuerySelector("[data-changed]")!.HasAttribute("hidden").ShouldBeFalse();
        page.QuerySelector<IHtmlTextAreaElement>("[name='Form.Comment']")!.Value.Trim().ShouldBe(Typed);
        (await reporter.PageAsync(Report + "?utkast=nej")).QuerySelector<IHtmlTextAreaElement>("[name='Form.Comment']")!.Value.Trim().ShouldBe("Någon hann före.");

        using var late = await reporter.SendFormAsync(page, Form, ("Form.DeviationText", "Två kök väntar på vågar."));
        (await late.DocumentAsync()).Words(".twofold").ShouldContain("Någon hann före.");
    }

    [Fact]
    public async Task Without_protection_or_sign_in_nothing_is_saved()
    {
        var page = await _client.PageAsync(Assess);
        using var forged = await _client.PostAsync(new Uri("/utkast", UriKind.Relative), new FormUrlEncodedContent([new("__draft", Assess), new("Form.Reason", Typed)]), Cancellation);
        forged.StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        using var quick = drafted.Site.Visitor(followsRedirects: false);
        await drafted.Site.SignedInAsync(quick, (Role.Strategist, null));
        page = await quick.PageAsync(Assess);
        using (var signOut = await quick.SendFormAsync(page, "form[action='/logga-ut']"))
        {
            signOut.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }

        using var late = await SendAsync(quick, page, Assess, ("Form.Reason", Typed));
        late.Headers.Location!.OriginalString.ShouldContain("/logga-in");
        late.Headers.Location.OriginalString.ShouldNotContain("sparat=1");
        (await CountAsync()).ShouldBe(0);
        (await drafted.Site.Municipality.AsOwnerAsync("select count(*) from styrkedja.held_form")).ShouldBe(0L);
    }

    [Fact]
    public async Task Nothing_but_ones_own_drafts_of_the_very_form_can_be_reached_by_its_fields()
    {
        (await TypeAsync("/aktiviteter/ny", ("Form.Title", Typed), ("Form.References[x].Title", "x"), ("Form.References[99999999999].Title", "y"), ("Form.References[7].Title", "En åttonde rad"), ("Form.Version", "nej"), ("Form.NewPassword", "hemligt"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await drafted.Site.Municipality.AsOwnerAsync("select fields::text from styrkedja.form_draft")).ShouldBeOfType<string>().ShouldNotContain("hemligt");

        // Sent from elsewhere under that address, taken or not.
        var page = await _client.PageAsync(Assess);
        page.QuerySelector("[name=__draft]")!.SetAttribute("value", "/aktiviteter/ny");
        (await _client.SendFormAsync(page, Form)).Dispose();
        (await KeptAsync()).ShouldBe("/aktiviteter/ny");

        page = await _client.PageAsync("/aktiviteter/ny");
        page.QuerySelector<IHtmlTextAreaElement>("[name='Form.Title']")!.Value.Trim().ShouldBe(Typed);
        page.QuerySelector("[name='Form.References[7].Title']").ShouldNotBeNull("there is room for the rows of the draft");

        foreach (var address in new[] { "", "//ond.example", "https://ond.example/" })
        {
            using var refused = await TypeAsync(address, ("a", "b"));
            refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest, address);
        }

        using var large = await TypeAsync("/mal/ny", ("Form.Title", new string('å', 200_000)));
        large.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Asking_for_drafts_is_one_statement_and_as_many_with_one_as_without()
    {
        await _client.PageAsync(Assess);
        var without = await drafted.Site.Statements.DuringAsync(() => _client.PageAsync(Assess));
        (await TypeAsync(Assess, ("Form.Reason", Typed))).Dispose();
        (await drafted.Site.Statements.DuringAsync(() => _client.PageAsync(Assess))).ShouldBe(without);

        await drafted.Site.InScopeAsync(async services =>
        {
            await ActAsWriterAsync(services);
            await using var held = await services.GetRequiredService<ContextConnection>().OpenAsync(Cancellation);
            (await drafted.Site.Statements.DuringAsync(async () => (await services.GetRequiredService<FormDrafts>().OnAsync(Assess, Cancellation)).ShouldHaveSingleItem())).ShouldBe(1);
        });
    }

    private async Task ReportAsync(string comment)
    {
        using var other = await drafted.Site.SignedInAsync((Role.Reporter, drafted.Plan.Unit));
        (await other.SendFormAsync(await other.PageAsync(Report), Form, ("Form.Phase", "ongoing"), ("Form.AsPlanned", "yes"), ("Form.Comment", comment))).Dispose();
    }

    /// <summary>Whoever has the only draft.</summary>
    private async Task ActAsWriterAsync(IServiceProvider services)
    {
        var id = (Guid)(await drafted.Site.Municipality.AsOwnerAsync("select account_id from styrkedja.form_draft"))!;
        await services.GetRequiredService<CurrentUser>().SignInAsync(new AccountId(id), "Anna Prov", new DateOnly(2024, 9, 4), Cancellation);
    }

    private async Task<long> CountAsync() => (long)(await drafted.Site.Municipality.AsOwnerAsync("select count(*) from styrkedja.form_draft"))!;

    private async Task<string?> KeptAsync() => (string?)
        await drafted.Site.Municipality.AsOwnerAsync("select coalesce(string_agg(concat_ws(' ', address, fields -> 'Form.Reason' ->> 0), '|' order by address), '') from styrkedja.form_draft");

    private async Task<HttpResponseMessage> TypeAsync(string address, params (string Name, string Value)[] fields) => await SendAsync(_client, await _client.PageAsync("/"), address, fields);

    /// <summary>Saves by itself what is typed, as the script does.</summary>
    private static Task<HttpResponseMessage> SendAsync(HttpClient client, IHtmlDocument page, string address, params (string Name, string Value)[] fields)
    {
        var token = page.QuerySelector<IHtmlInputElement>("[name=__RequestVerificationToken]")!.Value;
        return client.PostAsync(
            new Uri("/utkast", UriKind.Relative),
            new FormUrlEncodedContent([.. fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)), new("__draft", address), new("__RequestVerificationToken", token)]),
            Cancellation);
    }

    private async Task<IHtmlDocument> PressAsync(IHtmlDocument page, string name)
    {
        var button = page.QuerySelectorAll<IHtmlButtonElement>(".draft-note button").Single(b => b.TextContent == name);
        var form = page.GetElementById(button.GetAttribute("form")!).ShouldNotBeNull();
        form.SetAttribute("action", button.GetAttribute("formaction")!);
        using var pressed = await _client.SendFormAsync(page, $"#{form.Id}");
        return await pressed.DocumentAsync();
    }
}
