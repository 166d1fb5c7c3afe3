using System.Net;
using Styrkedja.Domain.People;

namespace Styrkedja.Web.Tests.Pages;

/// <summary>Addresses that somebody has typed or cut wrongly.</summary>
public sealed class AddressTests(FormsSite site) : IClassFixture<FormsSite>
{
    [Theory]
    [InlineData("/mal?ar=abc")]
    [InlineData("/mal?omrade=abc")]
    [InlineData("/uppfoljning?ar=abc&tertial=2")]
    [InlineData("/uppfoljning/2024/2?enhet=abc")]
    [InlineData("/uppfoljning/2024/2?visa=aktiviteter&enhet=abc")]
    [InlineData("/uppfoljning/2024/2?fallande=abc")]
    [InlineData("/roda-traden?enhet=abc")]
    [InlineData("/insyn?fokus=abc")]
    [InlineData("/enheter/ny?under=abc")]
    [InlineData("/rapporter/ny?Kind=abc")]
    [InlineData("/rapporter/ny?Year=abc")]
    public async Task A_value_that_cannot_be_read_is_said_to_be_so(string address)
    {
        var response = await site.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.DocumentAsync()).Words("h1").ShouldBe("Adressen går inte att förstå");
    }

    [Theory]
    [InlineData("/uppfoljning/x/9")]
    [InlineData("/uppfoljning/2024/9")]
    [InlineData("/uppfoljning/24/1?visa=aktiviteter")]
    [InlineData("/mal/abc")]
    [InlineData("/mal/0199aaaa-0000-7000-8000-000000000000")]
    [InlineData("/mal/0199aaaa-0000-7000-8000-000000000000/bedom/2024/2")]
    [InlineData("/aktiviteter/abc/rapportera/2024/2")]
    [InlineData("/rapporter/0199aaaa-0000-7000-8000-000000000000")]
    [InlineData("/styrmodell/24")]
    [InlineData("/personer/abc")]
    [InlineData("/finns/inte")]
    public async Task A_page_that_is_not_there_is_said_to_be_so(string address)
    {
        var response = await site.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.DocumentAsync()).Words("h1").ShouldBe("Sidan finns inte");
    }

    [Theory]
    [InlineData("/uppfoljning/2024/99")]
    [InlineData("/uppfoljning/2024/99?visa=aktiviteter")]
    [InlineData("/uppfoljning/2024/99/uppsikt")]
    [InlineData("/uppfoljning/2024/99/budget")]
    [InlineData("goal")]
    public async Task A_follow_up_that_the_year_does_not_have_is_said_to_be_so_with_how_many_it_has(string address)
    {
        var response = await site.Client.GetAsync(new Uri(address == "goal" ? site.Addresses["goal"].Replace("/2024/2", "/2024/99", StringComparison.Ordinal) : address, UriKind.Relative), TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.DocumentAsync()).Words(".lead").ShouldBe("2024 har ingen uppföljning med nummer 99: året har 3. Välj någon av dem.");
    }

    [Theory]
    [InlineData("/sok?q=%00skola")]
    [InlineData("/mal?q=%00&slag=%00")]
    [InlineData("/uppfoljning/2024/2?visa=aktiviteter&q=%00&status=%00&sortera=%00")]
    [InlineData("/uppfoljning/2024/2?visa=aktiviteter&status=okänd")]
    [InlineData("/uppfoljning/2024/2?urval=okänt&sortera=okänt&visa=okänt")]
    [InlineData("/roda-traden?bedomning=okänd")]
    [InlineData("/personer?q=%00&visa=okänt&ordning=okänd")]
    [InlineData("/insyn?bedomning=okänd&q=%00")]
    public async Task A_word_that_means_nothing_finds_nothing(string address)
    {
        var response = await site.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
