using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Styrkedja.Web.Tests.Pages;

/// <summary>What no page of ours sends.</summary>
public sealed class TamperedTests(FormsSite site) : IClassFixture<FormsSite>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/mal")]
    [InlineData("/aktiviteter")]
    [InlineData("/uppfoljning")]
    [InlineData("/enheter")]
    [InlineData("/styrmodell")]
    [InlineData("/planer")]
    [InlineData("/roda-traden")]
    [InlineData("/konto")]
    [InlineData("/insyn")]
    public async Task A_form_sent_to_a_page_that_takes_none_is_told_so(string address)
    {
        using var response = await SendAsync(address == "/aktiviteter" ? site.Addresses["activity"][..^"/rapportera/2024/2".Length] : address);

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        (await response.DocumentAsync()).Words("h1").ShouldBe("Sidan tar inte emot något");
    }

    [Theory]
    [InlineData("/mal?handler=Finns")]
    [InlineData("/mal/ny?handler=Finns")]
    [InlineData("/konto?handler=Finns")]
    [InlineData("/uppfoljning/2024/2?handler=Finns")]
    public async Task A_button_that_a_page_does_not_have_is_not_there(string address)
    {
        using var sent = await SendAsync(address);
        using var asked = await site.Client.GetAsync(new Uri(address, UriKind.Relative), Cancellation);

        sent.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        asked.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/mal/ny", "Form.Kind", "x")]
    [InlineData("/mal/ny", "Form.OutsideControl", "x")]
    [InlineData("/mal/ny", "Form.Title", "")]
    [InlineData("/konto?handler=Passkey", "credential", "x")]
    [InlineData("/konto?handler=Passkey", "credential", """{"id":"AAAA"}""")]
    [InlineData("/import", "Year", "-5")]
    [InlineData("/rapporter/ny", "Kind", "x")]
    [InlineData("first", "Form.Strategist", "x")]
    [InlineData("/styrmodell/2024/granskningsord", "Given[0]", "matsvinn")]
    [InlineData("/styrmodell/2024/granskningsord", "Given[99]", "matsvinn")]
    public async Task A_field_with_what_it_cannot_hold_brings_the_form_back_with_a_sentence(string address, string field, string value)
    {
        using var response = await SendAsync(address == "first" ? site.Addresses["first"] : address, (field, value));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.DocumentAsync()).QuerySelector(".errs").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_told_its_limit()
    {
        var page = await site.Client.PageAsync("/import");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector<IHtmlInputElement>("main [name=__RequestVerificationToken]")!.Value), "__RequestVerificationToken" },
            { new ByteArrayContent(new byte[27 * 1024 * 1024]), "Document", "plan.csv" },
        };

        // Asks before it sends, or the answer comes while the client still writes.
        using var request = new HttpRequestMessage(HttpMethod.Post, "/import") { Content = form, Headers = { ExpectContinue = true } };
        using var response = await site.Client.SendAsync(request, Cancellation);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await response.DocumentAsync()).Words("main").ShouldContain("En fil får vara högst 25 MB");
    }

    [Fact]
    public async Task A_text_that_is_larger_than_any_form_is_told_its_limit()
    {
        using var response = await SendAsync("/mal/ny", ("Form.Description", new string('x', 5_000_000)));

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await response.DocumentAsync()).Words("main").ShouldContain("en text högst 10 000 tecken");
    }

    [Fact]
    public async Task A_sign_that_cannot_be_stored_is_named_as_the_cause()
    {
        using var response = await SendAsync("/mal/ny", ("Form.Description", "hej\0då"));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.DocumentAsync()).Words("h1").ShouldBe("Ett tecken i texten går inte att ta emot");
    }

    private async Task<HttpResponseMessage> SendAsync(string address, params (string Name, string Value)[] fields)
    {
        var token = (await site.Client.PageAsync("/konto")).QuerySelector<IHtmlInputElement>("[name=__RequestVerificationToken]")!.Value;
        var body = string.Join('&', fields.Select(f => $"{f.Name}={WebUtility.UrlEncode(f.Value)}").Append($"__RequestVerificationToken={token}"));
        return await site.Client.PostAsync(new Uri(address, UriKind.Relative), new StringContent(body, Encoding.ASCII, "application/x-www-form-urlencoded"), Cancellation);
    }
}
