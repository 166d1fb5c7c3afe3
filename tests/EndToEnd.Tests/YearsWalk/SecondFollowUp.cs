using Microsoft.Playwright;

namespace Styrkedja.EndToEnd.Tests.YearsWalk;

/// <summary>The second follow-up: the quick ways, one who is late, an assessment that changes, and a committee that decides.</summary>
internal static class SecondFollowUp
{
    public const string Ordered = "Öppna en tillfällig lekplats vid torget";
    private const string Reason = "Parken vid stationen står stilla och lindarna är inte planterade.";
    private const string Change = "Parken hindras av en överklagan som kom i juni.";

    private const string KitchensText = $"""
        1 Redovisning av arbete för de politiska målen

        1.2 {AdoptedYear.LessWaste}

        Verksamhetens aktiviteter Startdatum Slutdatum

        {AdoptedYear.Scales} 2025-01-15 2025-12-15

        Pågående enligt plan

        Alla fem köken väger varje dag.

        {AdoptedYear.Leftovers} 2025-02-01 2025-12-15

        Pågående enligt plan

        Tre kök serverar överbliven mat på fredagar.
        """;

    public static async Task WalkAsync(ServedSite site, Roles people)
    {
        site.MoveTo(new DateTimeOffset(2025, 9, 3, 7, 0, 0, TimeSpan.Zero));
        await ReportTheQuickWaysAsync(people.Reporter);
        await ReportFromTheTextAsync(people.Head);
        await ApproveAndReplanAsync(people.Head);
        site.MoveTo(new DateTimeOffset(2025, 9, 9, 7, 0, 0, TimeSpan.Zero));
        await ReportLateAsync(people);
        await AssessAnewAsync(people);
        await SuperviseAsync(people.Member);
        await people.Strategist.LockAsync("tertial 2");
        await people.Strategist.PublishAsync();
        await DecideInCommitteeAsync(people.Secretary);
        await TakeInWhatWasDecidedAsync(people.Head);
    }

    private static async Task ReportTheQuickWaysAsync(Visitor reporter)
    {
        await reporter.OpenMenuAsync("Mina uppgifter");
        await reporter.PressAsync($"Oförändrat sedan förra {AdoptedYear.Path}");
        await reporter.HearAsync($"”{AdoptedYear.Path}” är rapporterad: Pågående enligt plan.");
        await reporter.FollowAsync($"Rapportera {AdoptedYear.Trees}");
        await reporter.ReportAsync("Pågående", "Träden står i plantskolan.", "Träden planteras fyra veckor senare än planerat.", "2025-10-31");
        await reporter.HearAsync("är rapporterad: Pågående med avvikelse.");
    }

    private static async Task ReportFromTheTextAsync(Visitor head)
    {
        await head.OpenMenuAsync("Mina uppgifter");
        await head.FollowAsync("Rapportera i Excel");
        await head.FollowAsync("Har ni ett textdokument? Rapportera ur det i stället");
        await head.Page.GetByLabel("Enhet", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = (await head.Page.Locator("#enhet option").AllInnerTextsAsync()).Single(name => name.Trim().EndsWith(AdoptedYear.Kitchens, StringComparison.Ordinal)) });
        await head.PressAsync("Visa");
        await head.WriteAsync("Klistra in texten", KitchensText);
        await head.PressAsync("Läs texten");
        await head.SeeAsync("2 har samma namn");
        await head.PressAsync("Visa vad som ändras");
        await head.PressAsync("Spara valda rader");
        await head.SeeAsync("2 rapporter är sparade");
    }

    private static async Task ApproveAndReplanAsync(Visitor head)
    {
        await head.OpenMenuAsync("Mina uppgifter");
        await head.FollowAsync("2 rapporter väntar på att du godkänner");
        await head.PressAsync($"Godkänn alla 2 i {AdoptedYear.Parks}");
        await head.HearAsync("2 rapporter är godkända");
        await head.OpenMenuAsync("Uppföljning");
        await head.FollowAsync("Alla aktiviteter");
        await head.FollowAsync(AdoptedYear.Trees);
        await head.FollowAsync("Ändra aktiviteten");
        await head.WriteAsync("Slut", "2025-11-14");
        await head.WriteAsync("Varför ändras tiden?", "Träden levereras först i oktober.");
        await head.PressAsync("Spara");
        await head.HearAsync($"”{AdoptedYear.Trees}” är sparad.");
    }

    /// <summary>One was forgotten; when late reports are no longer taken the strategist lets the reporter in.</summary>
    private static async Task ReportLateAsync(Roles people)
    {
        await people.Reporter.OpenMenuAsync("Mina uppgifter");
        await people.Reporter.SeeAsync("7 september");
        await people.Reporter.FollowAsync($"Rapportera {AdoptedYear.Park}");
        await people.Reporter.SeeAsync("Tiden för sena rapporter om tertial 2 2025 är slut");

        await people.Strategist.OpenMenuAsync("Uppföljning");
        await people.Strategist.FollowAsync("Alla aktiviteter");
        await people.Strategist.FollowAsync(AdoptedYear.Park);
        await people.Strategist.FollowAsync("Rapportera tertial 2");
        await people.Strategist.FollowAsync("Ge undantag");
        await people.Strategist.PickAsync("Vem får göra ändringen?", "Rut Rapportör");
        await people.Strategist.WriteAsync("Varför behövs det?", "Rapporten glömdes under semestern.");
        await people.Strategist.PressAsync("Ge undantag");
        await people.Strategist.HearAsync("Rut Rapportör får nu göra ändringen");

        await people.Reporter.OpenMenuAsync("Mina uppgifter");
        await people.Reporter.FollowAsync($"Rapportera {AdoptedYear.Park}");
        await people.Reporter.SeeAsync("Du har undantag att ändra");
        await people.Reporter.ChooseAsync("Vänteläge");
        await people.Reporter.WriteAsync("Vem eller vad väntar ni på?", "Mark- och miljödomstolens beslut");
        await people.Reporter.WriteAsync("Kommentar till läget", "Bygglovet är överklagat.");
        await people.Reporter.PressAsync("Skicka rapport");
        await people.Reporter.HearAsync($"”{AdoptedYear.Park}” är rapporterad: Vänteläge.");

        // What the strategist has let in waits for nobody else, and says that it came late.
        await people.Head.OpenMenuAsync("Mina uppgifter");
        await people.Head.FollowAsync(AdoptedYear.Park);
        (await people.Head.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Tertial 2, 2025" }).InnerTextAsync()).ShouldContain("Sen");
    }

    /// <summary>Another assessment than last time asks for a sentence that says why.</summary>
    private static async Task AssessAnewAsync(Roles people)
    {
        await people.Strategist.OpenMenuAsync("Uppföljning");
        await people.Strategist.SeeAsync("Kan tjäna som delårsrapport enligt 11 kap. 16 § kommunallagen");
        await people.Strategist.AssessAsync(AdoptedYear.NearNature, "Delvis uppfyllt", "Ej uppfyllt", Reason);
        await people.Strategist.Page.Locator(".errs").GetByText("Skriv en mening om varför bedömningen är en annan än förra gången.").WaitForAsync();
        await people.Strategist.WriteAsync("Varför har bedömningen ändrats sedan tertial 1 2025?", Change);
        await people.Strategist.PressAsync("Spara bedömningen");
        await people.Strategist.HearAsync("Ej uppfyllt. Bedömningen är sparad.");
        await people.Strategist.AssessAsync(AdoptedYear.LessWaste, "Delvis uppfyllt", "Delvis uppfyllt", "Alla kök väger och tre serverar det som blir över.");
        await people.Second.ConfirmAsync(AdoptedYear.NearNature, Change);
        await people.Second.ConfirmAsync(AdoptedYear.LessWaste, "Alla kök väger");
    }

    private static async Task SuperviseAsync(Visitor member)
    {
        await member.OpenMenuAsync("Uppföljning");
        await member.FollowAsync("Uppsikt");
        await member.SeeAsync("Det som står om målen är preliminärt");
        await member.SeeAsync("Ett mål är sämre bedömt än sist");
        await member.SeeAsync("Mark- och miljödomstolens beslut");
    }

    private static async Task DecideInCommitteeAsync(Visitor secretary)
    {
        await secretary.OpenMenuAsync("Uppföljning");
        await secretary.FollowAsync("Alla aktiviteter");
        await secretary.FollowAsync(AdoptedYear.Park);
        await secretary.FollowAsync("Lägg in nämndens beslut om prioriteten");
        await secretary.ChooseAsync("Hög");
        await secretary.WriteDecisionAsync(AdoptedYear.Committee, "2025-09-09", "88");
        await secretary.PressAsync("Lägg in beslutet");
        await secretary.HearAsync("Beslutet är inlagt, och planen har en ny version.");

        await secretary.OpenMenuAsync("Uppföljning");
        await secretary.FollowAsync("Nytt uppdrag av nämnden");
        await secretary.WriteAsync("Aktivitetens namn", Ordered);
        await secretary.Page.GetByLabel("Ansvarig enhet").SelectOptionAsync(new SelectOptionValue { Label = (await secretary.Page.GetByLabel("Ansvarig enhet").Locator("option").AllInnerTextsAsync()).Single(name => name.Trim().EndsWith(AdoptedYear.Parks, StringComparison.Ordinal)) });
        await secretary.WriteAsync("Start", "2025-09-15");
        await secretary.WriteAsync("Slut", "2025-12-15");
        await secretary.ChooseAsync(AdoptedYear.NearNature);
        await secretary.ChooseAsync("Normal");
        await secretary.WriteDecisionAsync(AdoptedYear.Committee, "2025-09-09", "89");
        await secretary.PressAsync("Lägg in uppdraget");
        await secretary.HearAsync("är inlagd på nämndens uppdrag.");
    }

    private static async Task TakeInWhatWasDecidedAsync(Visitor head)
    {
        await head.OpenMenuAsync("Mina uppgifter");
        await head.SeeAsync("Nytt av nämnden");
        await head.SeeAsync("Prioriteten ändras från normal till hög.");
        await head.PressAsync($"Jag har sett det {AdoptedYear.Park}");
        await head.HearAsync("Nämndens beslut är markerat som sett.");
        await head.PressAsync($"Jag har sett det {Ordered}");
        await head.HearAsync("Nämndens beslut är markerat som sett.");
        await head.OpenMenuAsync("Planer");
        await head.FollowAsync(AdoptedYear.Plan);
        await head.UnfoldAsync(AdoptedYear.NearNature);
        await head.SeeAsync(Ordered);
        await head.FollowAsync("Version 3");
        await head.SeeAsync($"{AdoptedYear.Committee} 9 september 2025, § 89");
    }
}
