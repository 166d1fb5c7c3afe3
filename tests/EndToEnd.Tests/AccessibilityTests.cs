using Microsoft.Playwright;

namespace Styrkedja.EndToEnd.Tests;

/// <summary>The check of a page on all pages.</summary>
public sealed class AccessibilityTests(DemoSite site)
{
    public static TheoryData<string?, string> Pages => new()
    {
        { null, "/logga-in" },
        { null, "/insyn" },
        { null, "first:/insyn .pgoal a" },
        { null, "/insyn/sa-bedoms-malen" },
        { null, "/hjalp" },
        { null, "/tillganglighet" },
        { null, "/fel/404" },
        { null, "/fel/429" },
        { null, "/fel/500" },
        { "asa.lind", "/mal" },
        { "johan.ekvall", "/mal?ar=abc" },
        { "maria.sundqvist", "/" },
        { "johan.ekvall", "/" },
        { "johan.ekvall", "/roda-traden" },
        { "johan.ekvall", "/mal" },
        { "johan.ekvall", "/mal/ny" },
        { "johan.ekvall", "/mal/granskning" },
        { "johan.ekvall", "/uppfoljning" },
        { "johan.ekvall", "/uppfoljning/2024/1" },
        { "johan.ekvall", "/uppfoljning/2024/2?visa=aktiviteter&q=skola" },
        { "johan.ekvall", "/uppfoljning/2024/2?visa=enheter" },
        { "johan.ekvall", "/uppfoljning/2024/2?visa=avvikelser" },
        { "johan.ekvall", "/uppfoljning/2024/2?visa=forandrat" },
        { "johan.ekvall", "/uppfoljning/2024/2?visa=fynd" },
        { "birgitta.astrom", "/uppfoljning/2024/2/uppsikt" },
        { "birgitta.astrom", "/tidslinje/2024" },
        { "johan.ekvall", "/uppfoljning/2024/2/budget" },
        { "maria.sundqvist", "first:/ a[href*='/budget/']" },
        { "birgitta.astrom", "first:/uppfoljning/2024/1/budget tbody th a" },
        { "johan.ekvall", "/uppfoljning/2021/1/budget" },
        { "johan.ekvall", "/aktiviteter/tabell?ar=2024" },
        { "maria.sundqvist", "/aktiviteter/excel" },
        { "maria.sundqvist", "/aktiviteter/ny" },
        { "maria.sundqvist", "first:/ tbody a[href^='/aktiviteter/'] + /andra" },
        { "johan.ekvall", "/enheter" },
        { "johan.ekvall", "/enheter?datum=2022-12-31" },
        { "johan.ekvall", "/enheter/organisation" },
        { "asa.lind", "/enheter/organisation" },
        { "johan.ekvall", "/enheter/organisation/sla-ihop" },
        { "johan.ekvall", "/enheter/organisation/dela" },
        { "johan.ekvall", "/enheter/organisation/organ-upphor" },
        { "johan.ekvall", "/planer" },
        { "johan.ekvall", "/planer/ny" },
        { "johan.ekvall", "first:/planer .goalname" },
        { "johan.ekvall", "first:/planer .goalname + /budget" },
        { "johan.ekvall", "first:/planer a[href*=versioner]" },
        { "johan.ekvall", "first:/planer tr:has(a[href*=versioner]) .goalname + /budget" },
        { "johan.ekvall", "first:/planer tr:has(a[href*=versioner]) .goalname + /jamfor" },
        { "johan.ekvall", "/arshjul" },
        { "maria.sundqvist", "/arshjul?mina=true" },
        { "johan.ekvall", "/arshjul/2999" },
        { "johan.ekvall", "/arshjul/steg" },
        { "johan.ekvall", "first:/arshjul a[href^='/arshjul/steg/']" },
        { "johan.ekvall", "/arshjul/kalender" },
        { "johan.ekvall", "/rapporter" },
        { "johan.ekvall", "/rapporter/ny" },
        { "johan.ekvall", "/import" },
        { "johan.ekvall", "/styrmodell" },
        { "johan.ekvall", "/styrmodell/organ" },
        { "johan.ekvall", "/styrmodell/vision" },
        { "maria.sundqvist", "/styrmodell/vision" },
        { "johan.ekvall", "/styrmodell/vision/skriv" },
        { "johan.ekvall", "first:/styrmodell/vision a[href^='/styrmodell/fokusomraden/']" },
        { "maria.sundqvist", "first:/styrmodell/vision a[href^='/styrmodell/fokusomraden/']" },
        { "johan.ekvall", "first:/styrmodell/vision a[href^='/styrmodell/fokusomraden/'] + /underlag" },
        { "johan.ekvall", "first:/styrmodell/vision a[href^='/styrmodell/fokusomraden/'] + /koppla" },
        { "johan.ekvall", "/styrmodell/agenda-2030" },
        { "johan.ekvall", "/styrmodell/regional-strategi" },
        { "maria.sundqvist", "/styrmodell/regional-strategi" },
        { "johan.ekvall", "/styrmodell/regional-strategi/tabell" },
        { "johan.ekvall", "first:/styrmodell/regional-strategi a[href^='/styrmodell/regional-strategi/tabell/']" },
        { "johan.ekvall", "/styrmodell/malomraden" },
        { "johan.ekvall", "first:/styrmodell/vision h3 a[href^='/styrmodell/vision/']" },
        { "johan.ekvall", "/styrmodell/2024/skalor" },
        { "johan.ekvall", "/styrmodell/2024/nivaer" },
        { "johan.ekvall", "/styrmodell/2024/bedomningstabell" },
        { "johan.ekvall", "/styrmodell/2024/organ" },
        { "johan.ekvall", "/styrmodell/2024/granskningsord" },
        { "johan.ekvall", "/styrmodell/2024/rytm" },
        { "johan.ekvall", "/styrmodell/2998/rytm?fran=quarters" },
        { "johan.ekvall", "/styrmodell/2998/ny" },
        { "johan.ekvall", "/arsskifte" },
        { "johan.ekvall", "/arsskifte?till=2999" },
        { "johan.ekvall", "/undantag" },
        { "johan.ekvall", "/styrmodell/prioriteringar" },
        { "johan.ekvall", "/styrmodell/prioriteringar/ny" },
        { "johan.ekvall", "first:/styrmodell/prioriteringar .goalname" },
        { "johan.ekvall", "first:/ a[href*=provning]" },
        { "birgitta.astrom", "first:/styrmodell/prioriteringar .goalname" },
        { "johan.ekvall", "/konto" },
        { "maria.sundqvist", "/konto/ersattare" },
        { "maria.sundqvist", "/konto/nycklar" },
        { "maria.sundqvist", "/aktiviteter/text" },
        { "johan.ekvall", "/sok?q=skola" },
        { "asa.lind", "/personer" },
        { "asa.lind", "/personer/ny" },
        { "asa.lind", "first:/personer tbody a" },
        { "asa.lind", "/installningar" },
        { "asa.lind", "/installningar/paminnelser" },
        { "elin.dahl", "first:/ tbody a[href^='/aktiviteter/'] + /rapportera/2024/2" },
        { "maria.sundqvist", "first:/ tbody a[href^='/aktiviteter/']" },
        { "johan.ekvall", "first:/mal main a[href^='/mal/']:has(.gnum)" },
        { "johan.ekvall", "first:/mal .goalname + /andra" },
        { "johan.ekvall", "first:/mal .goalname + /matt" },
        { "johan.ekvall", "first:/mal .goalname + /versioner" },
        { "johan.ekvall", "first:/ a[href*=bedom]" },
        { "johan.ekvall", "first:/ a.ds-button[href*=bedom]:has-text('Läs och svara')" },
        { "kerstin.lund", "/aktiviteter/uppdrag" },
        { "kerstin.lund", "first:/uppfoljning/2024/2?visa=aktiviteter&prioritet=high tbody th a + /prioritet" },
        { "lena.forsman", "/" },
        { "johan.ekvall", "first:/enheter main th a[href^='/enheter/']" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_has_no_violations_and_never_scrolls_sideways(string? user, string address)
    {
        var page = await site.AtAsync(user, address.Split(' ')[0].Replace("first:", "", StringComparison.Ordinal));
        if (address.StartsWith("first:", StringComparison.Ordinal))
        {
            var link = address.Split(' ', 2)[1].Split(" + ");
            await page.GotoAsync(await page.Locator(link[0]).First.GetAttributeAsync("href") + link.ElementAtOrDefault(1));
        }

        (await PageCheck.FaultsAsync(page)).ShouldBeEmpty(page.Url);
    }

    [Fact]
    public async Task The_check_bites()
    {
        var page = await site.OpenAsync(null, "about:blank");
        await page.SetContentAsync("<html lang='sv'><title>x</title><style>@media (prefers-color-scheme:dark){p{color:#bbb}} div{width:800px}</style><main><img src='x.png'><div><p style='background:#fff'>text</p></div></main></html>");
        (await PageCheck.FaultsAsync(page)).Select(f => f.Split(": ")[0]).ShouldBe(["at 1280 image-alt", "at 390 image-alt", "scrolls sideways at 390", "in the dark color-contrast"]);
        await page.Context.CloseAsync();
    }
}
