using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Domain.People;

namespace Styrkedja.Web.Tests.People;

/// <summary>What becomes of a form that is sent when the sign-in has run out.</summary>
public sealed class HeldFormTests : IAsyncLifetime
{
    private const string Form = "form[method=post]:has([name='Form.Comment'])";
    private const string Secret = "HEMLIG text av Sofia";

    private TestSite _site = null!;
    private SamplePlan _plan = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Address => $"/aktiviteter/{_plan.Activities[0].Value}/rapportera/2024/2";

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(new DateOnly(2024, 9, 4));
        _plan = new SamplePlan(_site.Municipality);
        await _plan.LayOutAsync();
        await _plan.AddAsync(1, null);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task It_waits_for_its_writer_and_shows_itself_to_nobody_else_in_the_same_browser()
    {
        using var browser = await _site.SignedInAsync((Role.Reporter, _plan.Unit));
        var sofia = await _site.Municipality.Context().Users.Select(a => a.Email!).SingleAsync(Cancellation);
        var form = await browser.PageAsync(Address);
        await ExpireAsync();

        using var asked = await browser.SendFormAsync(form, Form, ("Form.Comment", Secret));
        asked.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/logga-in");
        (await asked.DocumentAsync()).Words("main").ShouldContain("finns kvar");

        await _site.SignedInAsync(browser, (Role.Strategist, null));
        (await browser.PageAsync(Address)).Body!.TextContent.ShouldNotContain(Secret);

        using var elsewhere = _site.Visitor();
        await elsewhere.SendFormAsync(await elsewhere.PageAsync("/logga-in"), "form[method=post]:has([name=Password])", ("Email", sofia), ("Password", TestSite.Password));
        var given = await elsewhere.PageAsync(Address);
        given.QuerySelector("[name='Form.Comment']")!.TextContent.Trim().ShouldBe(Secret);
        (await elsewhere.PageAsync(Address)).Body!.TextContent.ShouldNotContain(Secret);
    }

    [Fact]
    public async Task Any_page_gives_its_form_back_and_the_button_that_was_pressed_is_no_address()
    {
        using var browser = await _site.SignedInAsync((Role.Strategist, null));
        var email = await _site.Municipality.Context().Users.Select(a => a.Email!).SingleAsync(Cancellation);
        var form = await browser.PageAsync("/styrmodell/prioriteringar/ny");
        await ExpireAsync();

        var asked = await (await browser.SendFormAsync(form, "main form[method=post]", ("Form.Title", Secret), ("Form.FirstYear", "2024"))).DocumentAsync();
        asked.Words("main").ShouldContain("finns kvar");
        using var back = await browser.SendFormAsync(asked, "form[method=post]:has([name=Password])", ("Email", email), ("Password", TestSite.Password));

        (back.StatusCode, back.RequestMessage!.RequestUri!.PathAndQuery).ShouldBe((System.Net.HttpStatusCode.OK, "/styrmodell/prioriteringar/ny"));
        var held = (await back.DocumentAsync()).QuerySelector("#hallet").ShouldNotBeNull();
        held.GetAttribute("data-fields")!.ShouldContain(Secret);
        held.TextContent.ShouldContain(Secret, customMessage: "without script it is there to copy");
        (await browser.PageAsync("/styrmodell/prioriteringar/ny")).QuerySelector("#hallet").ShouldBeNull("it is given back once");
    }

    [Fact]
    public async Task What_is_typed_beside_a_file_is_held_and_the_file_has_to_be_chosen_again()
    {
        using var browser = await _site.SignedInAsync((Role.Reporter, _plan.Unit));
        var email = await _site.Municipality.Context().Users.Select(a => a.Email!).SingleAsync(Cancellation);
        await browser.PageAsync("/aktiviteter/text");
        await ExpireAsync();

        (await AskedAsync(browser, "Sparad text", null)).ShouldContain("finns kvar");
        (await AskedAsync(browser, "", new byte[300_000])).ShouldContain("Välj den igen");
        (await AskedAsync(browser, new string('å', 150_000), null)).ShouldContain("för stort för att hållas kvar");
        (await AskedAsync(browser, Secret, new byte[300_000])).ShouldContain("finns kvar när du har loggat in. Filen behöver du välja igen.");

        using var elsewhere = _site.Visitor();
        await elsewhere.SendFormAsync(await elsewhere.PageAsync("/logga-in"), "form[method=post]:has([name=Password])", ("Email", email), ("Password", TestSite.Password));
        (await elsewhere.PageAsync("/aktiviteter/text")).QuerySelector("#hallet").ShouldNotBeNull().TextContent.ShouldContain(Secret);
    }

    private static async Task<string> AskedAsync(HttpClient browser, string pasted, byte[]? file)
    {
        using var form = new MultipartFormDataContent { { new StringContent(pasted), "Pasted" } };
        using var content = new ByteArrayContent(file ?? []);
        form.Add(content, "Document", file is null ? "\"\"" : "redovisning.docx");
        using var answer = await browser.PostAsync(new Uri("/aktiviteter/text", UriKind.Relative), form, Cancellation);
        answer.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/logga-in");
        return (await answer.DocumentAsync()).Words("main");
    }

    [Fact]
    public async Task A_password_is_not_held()
    {
        using var browser = await _site.SignedInAsync((Role.Reporter, _plan.Unit));
        var form = await browser.PageAsync("/konto");
        await ExpireAsync();

        using var asked = await browser.SendFormAsync(form, "form[method=post]:has([name=CurrentPassword])", ("CurrentPassword", TestSite.Password), ("Password", "ett annat langt losenord"));

        asked.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/logga-in");
        (await HeldAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task What_can_no_longer_be_read_keeps_nobody_out()
    {
        using var browser = await _site.SignedInAsync((Role.Reporter, _plan.Unit));
        var sofia = await _site.Municipality.Context().Users.AsNoTracking().SingleAsync(Cancellation);
        await _site.Municipality.AsOwnerAsync($"insert into styrkedja.held_form (id, content, held_at) values ('{sofia.Id}', 'skrivet med en nyckel som är borta'::bytea, now())");

        using var elsewhere = _site.Visitor();
        using var signedIn = await elsewhere.SendFormAsync(await elsewhere.PageAsync("/logga-in"), "form[method=post]:has([name=Password])", ("Email", sofia.Email!), ("Password", TestSite.Password));

        signedIn.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/");
        (await elsewhere.PageAsync(Address)).QuerySelector(Form).ShouldNotBeNull();
    }

    [Fact]
    public async Task It_is_held_when_the_sign_in_was_ended_in_another_tab()
    {
        using var browser = await _site.SignedInAsync((Role.Reporter, _plan.Unit));
        var form = await browser.PageAsync(Address);
        await browser.SendFormAsync(form, "form[action='/logga-ut']");

        await browser.SendFormAsync(form, Form, ("Form.Comment", Secret));

        (await HeldAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_visitor_who_was_never_signed_in_has_nothing_held()
    {
        using var visitor = _site.Visitor();
        using var answer = await visitor.PostAsync(new Uri(Address, UriKind.Relative), new FormUrlEncodedContent([new("Form.Comment", Secret)]), Cancellation);

        answer.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/logga-in");
        (await HeldAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task The_latest_twenty_of_an_account_are_kept_for_a_day()
    {
        using var browser = await _site.SignedInAsync((Role.Reporter, _plan.Unit));
        var cookie = _site.CookiesOf(browser);
        await ExpireAsync();
        using var copy = _site.Visitor();
        copy.DefaultRequestHeaders.Add("Cookie", cookie);
        for (var period = 0; period < 30; period++)
        {
            await copy.PostAsync(new Uri($"/aktiviteter/{_plan.Activities[0].Value}/rapportera/{2000 + period}/2", UriKind.Relative), new FormUrlEncodedContent([new("Form.Comment", new string('x', 10_000))]), Cancellation);
        }

        (await HeldAsync()).ShouldBe(1);
        (await _site.Municipality.AsOwnerAsync("select max(length(content)) from styrkedja.held_form")).ShouldBeOfType<int>().ShouldBeInRange(200_000, 300_000);

        _site.Clock.Now = _site.Clock.Now.AddHours(25);
        await copy.PostAsync(new Uri(Address, UriKind.Relative), new FormUrlEncodedContent([new("Form.Comment", Secret)]), Cancellation);
        (await _site.Municipality.AsOwnerAsync("select max(length(content)) from styrkedja.held_form")).ShouldBeOfType<int>().ShouldBeLessThan(2_000);
    }

    private async Task<long> HeldAsync() => (long)(await _site.Municipality.AsOwnerAsync("select count(*) from styrkedja.held_form"))!;

    private async Task ExpireAsync()
    {
        var database = _site.Municipality.Context();
        (await database.Users.SingleAsync(Cancellation)).SecurityStamp = "another";
        await database.SaveAsync("account.changed", null, Cancellation);
    }
}
