using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Styrkedja.Domain.People;

namespace Styrkedja.Web.Tests.Pages.Reports;

public sealed class NewReportTests
{
    [Theory]
    [InlineData("Units", "0199aaaa-0000-7000-8000-000000000000", "Enheten finns inte i kommunen")]
    [InlineData("Recipient", "Påhittade utskottet", "Påhittade utskottet är inget utskott här")]
    [InlineData("Presented", "2199-12-31", "kan läggas fram från 1 januari 2024 till 31 december 2026")]
    [InlineData("Presented", "1900-01-01", "kan läggas fram från 1 januari 2024 till 31 december 2026")]
    [InlineData("Presented", "2023-12-31", "kan läggas fram från 1 januari 2024 till 31 december 2026")]
    public async Task What_the_form_does_not_offer_is_refused_at_its_field(string field, string value, string sentence)
    {
        await using var site = await TestSite.StartAsync(new DateOnly(2024, 9, 10));
        await new SamplePlan(site.Municipality).LayOutAsync();
        using var client = await site.SignedInAsync((Role.Strategist, null));

        using var response = await client.SendFormAsync(
            await client.PageAsync("/rapporter/ny"), "form:has([name=CaseNumber])", ("Year", "2024"), ("Kind", "Committee"), ("CaseNumber", "KS 2024/12"), (field, value));
        var page = await response.DocumentAsync();

        page.Words(".errs").ShouldContain(sentence);
        page.QuerySelector<IHtmlInputElement>("[name=CaseNumber]")!.Value.ShouldBe("KS 2024/12");
        (await site.Municipality.AsOwnerAsync("select count(*) from styrkedja.report")).ShouldBe(0L);
    }
}
