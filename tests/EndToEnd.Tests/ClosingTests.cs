using Microsoft.Playwright;

namespace Styrkedja.EndToEnd.Tests;

/// <summary>What has run its course is closed by the strategist, and can be read ever after.</summary>
[Collection(DemoSite.Changing)]
public sealed class ClosingTests(DemoSite site)
{
    [Fact]
    public async Task A_goal_is_closed_by_a_decision_that_the_page_asks_for_and_then_shows()
    {
        var page = await site.AtAsync("johan.ekvall", "/mal");
        await page.Locator("main .goalname").Last.ClickAsync();
        var title = await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync();
        var close = page.GetByRole(AriaRole.Button, new() { Name = "Avsluta målet", Exact = true });
        await page.GetByText("Avsluta målet i förtid").ClickAsync();
        await page.GetByLabel("Sista året målet gäller").FillAsync("2024");
        await page.GetByLabel("Paragraf").FillAsync("§ 88");
        await close.ClickAsync();

        await page.Locator(".errs").GetByText("Skriv vilket organ som beslutade.").ClickAsync();
        (await page.GetByLabel("Sista året målet gäller").InputValueAsync()).ShouldBe("2024");
        (await page.GetByLabel("Paragraf").InputValueAsync()).ShouldBe("§ 88");
        await page.GetByLabel("Beslutat av").FillAsync("Kommunfullmäktige");
        await page.GetByLabel("Datum").FillAsync("26 augusti 2024");
        await close.ClickAsync();

        await page.Locator(".note--ok", new() { HasTextString = $"”{title}” är avslutat." }).WaitForAsync();
        (await page.Locator(".kv").First.InnerTextAsync()).Replace('\u00a0', ' ').ShouldContain("Kommunfullmäktige 26 augusti 2024, § 88");
        (await page.Locator("#steg").InnerTextAsync()).ShouldContain("Det som har gjorts finns kvar att läsa.");
        (await page.Locator("main form").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_plan_is_adopted_and_closed_when_its_year_is_over()
    {
        var page = await PageStates.AdoptedPlanAsync(site, 2021);
        await page.GetByText("Avsluta planen", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ja, avsluta planen" }).ClickAsync();

        await page.Locator(".note--ok", new() { HasTextString = "Planen är avslutad." }).WaitForAsync();
        (await page.Locator(".sk-pagehead .st").InnerTextAsync()).ShouldBe("Avslutad");
        (await page.Locator("main form, main a[href$='/budget']").CountAsync()).ShouldBe(0);
        await page.Locator("aside").GetByRole(AriaRole.Link, new() { Name = "Version 1" }).ClickAsync();
        await page.GetByText("Planen antogs av Kommunstyrelsen 8 december 2020, § 140.").WaitForAsync();
    }
}
