namespace Styrkedja.EndToEnd.Tests;

/// <summary>The check of a page on the pages where the model, the organisation, the year and the people are set up: half of all, so that the halves run side by side.</summary>
public sealed class SettingUpAccessibilityTests(DemoSite site)
{
    public static TheoryData<string, string> Pages => new()
    {
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
        { "birgitta.astrom", "first:/styrmodell/prioriteringar .goalname" },
        { "johan.ekvall", "/konto" },
        { "maria.sundqvist", "/konto/ersattare" },
        { "maria.sundqvist", "/konto/nycklar" },
        { "asa.lind", "/personer" },
        { "asa.lind", "/personer/ny" },
        { "asa.lind", "first:/personer tbody a" },
        { "asa.lind", "/installningar" },
        { "asa.lind", "/installningar/paminnelser" },
        { "johan.ekvall", "first:/enheter main th a[href^='/enheter/']" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_has_no_violations_and_never_scrolls_sideways(string user, string address)
    {
        var page = await site.AtFirstAsync(user, address);
        (await PageCheck.FaultsAsync(page)).ShouldBeEmpty(page.Url);
    }
}
