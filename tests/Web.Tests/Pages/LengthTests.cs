using AngleSharp.Dom;
using Styrkedja.Domain.People;

namespace Styrkedja.Web.Tests.Pages;

/// <summary>Texts longer than their field takes, and those just as long.</summary>
public sealed class LengthTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private SamplePlan _plan = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(new DateOnly(2024, 9, 4));
        _plan = new SamplePlan(_site.Municipality);
        await _plan.LayOutAsync();
        await _plan.AddAsync(1, null);
        _client = await _site.SignedInAsync((Role.Strategist, null), (Role.Administrator, null), (Role.Secretary, null));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _site.DisposeAsync();
    }

    [Theory]
    [InlineData("/mal/ny", "Form.Title", 5_000, "Rubriken har 5 000 tecken och får ha högst 600")]
    [InlineData("/mal/ny", "Form.Number", 51, "Numret har 51 tecken och får ha högst 50")]
    [InlineData("/mal/ny", "Form.Description", 10_001, "Beskrivningen har 10 001 tecken och får ha högst 10 000")]
    [InlineData("/styrmodell/organ", "Form.Name", 201, "Namnet har 201 tecken och får ha högst 200")]
    [InlineData("/enheter/ny", "Form.Level", 201, "Nivån har 201 tecken och får ha högst 200")]
    [InlineData("/installningar", "Name", 201, "Namnet har 201 tecken och får ha högst 200")]
    [InlineData("/rapporter/ny", "CaseNumber", 51, "Ärendenumret har 51 tecken och får ha högst 50")]
    [InlineData("/rapporter/ny", "Summary", 10_001, "Sammanfattningen har 10 001 tecken och får ha högst 10 000")]
    [InlineData("activity", "Form.Comment", 10_001, "Kommentaren har 10 001 tecken och får ha högst 10 000")]
    public async Task A_text_too_long_is_refused_with_its_limit_and_stays_in_its_field(string address, string field, int length, string sentence)
    {
        var text = new string('Å', length);
        var where = address == "activity" ? $"/aktiviteter/{_plan.Activities[0].Value}/rapportera/2024/2" : address;
        using var response = await _client.SendFormAsync(await _client.PageAsync(where), $"form:has([name='{field}'])", (field, text));
        var page = await response.DocumentAsync();

        page.Words(".errs").Replace('\u00a0', ' ').ShouldContain(sentence);
        var stays = page.QuerySelector($"[name='{field}']")!;
        (stays.GetAttribute("value") ?? stays.TextContent.TrimStart('\n')).ShouldBe(text);
    }

    [Fact]
    public async Task The_longest_title_is_saved_and_said_without_filling_the_browsers_cookies()
    {
        var title = string.Join(' ', Enumerable.Repeat("målet är lågt", 50))[..600];
        using var browser = _site.Visitor(followsRedirects: false);
        await _site.SignedInAsync(browser, (Role.Strategist, null));
        using var saved = await browser.SendFormAsync(await browser.PageAsync("/mal/ny"), "form:has([name='Form.Title'])", ("Form.Kind", "board"), ("Form.Title", title));

        saved.StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);
        saved.Headers.GetValues("Set-Cookie").Sum(c => c.Length).ShouldBeLessThan(8_000);
        (await browser.PageAsync(saved.Headers.Location!.OriginalString)).Body!.TextContent.ShouldContain(title);
    }

    [Fact]
    public async Task A_line_break_counts_as_one_sign_whatever_the_browser_sends()
    {
        var text = string.Join("\r\n", Enumerable.Repeat("x", 5_000));
        using var response = await _client.SendFormAsync(await _client.PageAsync("/mal/ny"), "form:has([name='Form.Title'])", ("Form.Description", text));

        (await response.DocumentAsync()).Words(".errs").ShouldNotContain("Beskrivningen");
    }
}
