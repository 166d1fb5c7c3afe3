using Microsoft.Playwright;

namespace Styrkedja.EndToEnd.Tests.YearsWalk;

/// <summary>The first follow-up: everything for the first time, with a head who returns a report and a second who confirms.</summary>
internal static class FirstFollowUp
{
    private const string Late = "Nu är tre fjärdedelar röjda.";
    private const string Reason = "Två av tre platser är på väg, men lindarna kommer först i höst.";

    public static async Task WalkAsync(ServedSite site, Roles people)
    {
        await AgreeOnRulesAsync(people.Strategist);
        site.MoveTo(new DateTimeOffset(2025, 5, 2, 7, 0, 0, TimeSpan.Zero));
        await SeeWhatIsMissingAsync(people.Strategist);
        await ReportOnThePhoneAsync(people.Reporter);
        await ReportForTheOtherUnitAsync(people.Head);
        await ReturnOneAsync(people.Head);
        await ReportAnewAsync(people.Reporter);
        await ApproveAllAsync(people.Head);
        await FollowUpMoneyAndMeasureAsync(people.Head);
        site.MoveTo(new DateTimeOffset(2025, 5, 7, 7, 0, 0, TimeSpan.Zero));
        await people.Strategist.AssessAsync(AdoptedYear.NearNature, "Delvis uppfyllt", "Delvis uppfyllt", Reason);
        await people.Strategist.HearAsync("Delvis uppfyllt. Bedömningen är sparad.");
        await people.Strategist.AssessAsync(AdoptedYear.LessWaste, "Delvis uppfyllt", "Delvis uppfyllt", "Köken väger sitt svinn, men maten tas inte till vara än.");
        await people.Second.ConfirmAsync(AdoptedYear.NearNature, Reason);
        await people.Second.ConfirmAsync(AdoptedYear.LessWaste, "Köken väger sitt svinn");
        await ReportToCommitteeAsync(people.Strategist);
        await LockWhileSomebodyWritesAsync(people.Strategist, people.Reporter);
    }

    private static async Task AgreeOnRulesAsync(Visitor strategist)
    {
        await strategist.OpenMenuAsync("Styrmodell");
        await strategist.WriteAsync("Dagar för sena rapporter", "7");
        await strategist.ChooseAsync("Chefen godkänner enhetens rapporter");
        await strategist.ChooseAsync("En andra bedömare bekräftar varje bedömning");
        await strategist.PressAsync("Spara reglerna");
        await strategist.HearAsync("Reglerna för 2025 är sparade.");
        await strategist.PressAsync("Spara perioderna");
        await strategist.HearAsync("Perioderna för 2025 är sparade.");
    }

    private static async Task SeeWhatIsMissingAsync(Visitor strategist)
    {
        await strategist.OpenMenuAsync("Uppföljning");
        await strategist.SeeAsync("2 mål saknar bedömning. 5 aktiviteter är inte rapporterade.");
        await strategist.FollowAsync("Enheter");
        (await strategist.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = AdoptedYear.Parks }).InnerTextAsync()).ShouldContain("3 kvar att rapportera");
    }

    private static async Task ReportOnThePhoneAsync(Visitor reporter)
    {
        await reporter.OpenMenuAsync("Mina uppgifter");
        await reporter.SeeAsync("0 av 4 är klara");
        await reporter.FollowAsync($"Rapportera {AdoptedYear.Path}");
        await reporter.ReportAsync("Pågående", "Halva sträckan är röjd och spångad.");
        await reporter.HearAsync($"”{AdoptedYear.Path}” är rapporterad: Pågående enligt plan.");
        await reporter.SeeAsync("2 aktiviteter kvar. Nästa:");

        await reporter.FollowAsync(AdoptedYear.Trees);
        await reporter.ReportAsync("Pågående", "Groparna är grävda.", "Träden levereras först i höst. Vi har bokat en ny dag med plantskolan.", "2025-10-31");
        await reporter.HearAsync("är rapporterad: Pågående med avvikelse.");

        await reporter.FollowAsync(AdoptedYear.Park);
        await reporter.ReportAsync("Pågående", "Det går bra.");
        await reporter.HearAsync($"”{AdoptedYear.Park}” är rapporterad");
    }

    private static async Task ReportForTheOtherUnitAsync(Visitor head)
    {
        await head.OpenMenuAsync("Mina uppgifter");
        foreach (var (title, comment) in new[] { (AdoptedYear.Scales, "Fyra av fem kök väger varje dag."), (AdoptedYear.Leftovers, "Ett kök har prövat i två veckor.") })
        {
            await head.FollowAsync($"Rapportera {title}");
            await head.ReportAsync("Pågående", comment);
            await head.HearAsync($"”{title}” är rapporterad");
        }
    }

    private static async Task ReturnOneAsync(Visitor head)
    {
        await head.FollowAsync("3 rapporter väntar på att du godkänner");
        var park = head.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = AdoptedYear.Park });
        await park.Locator("summary").ClickAsync();
        await park.GetByLabel("Vad behöver ändras?").FillAsync("Skriv vad som är gjort och när marken är klar.");
        await park.GetByRole(AriaRole.Button, new() { Name = "Återlämna", Exact = true }).ClickAsync();
        await head.HearAsync("Rapporten är återlämnad.");
    }

    private static async Task ReportAnewAsync(Visitor reporter)
    {
        await reporter.OpenMenuAsync("Mina uppgifter");
        await reporter.SeeAsync("Återlämnad av Henrik Chef");
        await reporter.SeeAsync("Skriv vad som är gjort och när marken är klar.");
        await reporter.FollowAsync($"Rapportera {AdoptedYear.Park}");
        (await reporter.Page.GetByLabel("Kommentar till läget").InputValueAsync()).ShouldBe("Det går bra.", "what was sent is still there to be mended");
        await reporter.ReportAsync("Pågående", "Marken är sanerad. Gångarna läggs i juni.");
        await reporter.HearAsync($"”{AdoptedYear.Park}” är rapporterad");
    }

    private static async Task ApproveAllAsync(Visitor head)
    {
        await head.OpenMenuAsync("Mina uppgifter");
        await head.FollowAsync("3 rapporter väntar på att du godkänner");
        await head.SeeAsync("Marken är sanerad.");
        await head.PressAsync($"Godkänn alla 3 i {AdoptedYear.Parks}");
        await head.HearAsync("3 rapporter är godkända");
        await head.SeeAsync("Allt är godkänt");
    }

    private static async Task FollowUpMoneyAndMeasureAsync(Visitor head)
    {
        await head.OpenMenuAsync("Mina uppgifter");
        await head.FollowAsync($"Notera {AdoptedYear.Measure}");
        await head.ChooseAsync("Det finns ett värde");
        await head.WriteAsync("Värde (stycken)", "1");
        await head.PressAsync("Spara värdena");
        await head.HearAsync("Mätvärdena är sparade.");

        await head.OpenMenuAsync("Mina uppgifter");
        await head.FollowAsync($"Rapportera {AdoptedYear.Parks}");
        await head.Page.GetByLabel("Utfall, ").FillAsync("4 100");
        await head.Page.GetByLabel("Prognos för året, ").FillAsync("12 900");
        await head.PressAsync("Spara");

        // Four hundred thousand over is more than the limit lets pass in silence.
        await head.Page.Locator(".errs").WaitForAsync();
        await head.WriteAsync("Kommentar", "Saneringen vid stationen blev dyrare. Vi skjuter på bänkarna.");
        await head.PressAsync("Spara");
        await head.HearAsync($"Utfall och prognos för {AdoptedYear.Parks} är sparade");
    }

    private static async Task ReportToCommitteeAsync(Visitor strategist)
    {
        await strategist.OpenMenuAsync("Rapporter");
        await strategist.FollowAsync("Ny rapport");
        await strategist.ChooseAsync(AdoptedYear.Parks);
        await strategist.PickAsync("Till vilket utskott?", AdoptedYear.Committee);
        await strategist.WriteAsync("Dagen den redovisas", "2025-05-20");
        await strategist.PressAsync("Skapa rapport");
        await strategist.SeeAsync("Träden levereras först i höst.");
        await strategist.PressAsync("Publicera rapporten");
        await strategist.SeeAsync("Publicerad 7 maj");
    }

    private static async Task LockWhileSomebodyWritesAsync(Visitor strategist, Visitor reporter)
    {
        await reporter.OpenMenuAsync("Mina uppgifter");
        await reporter.SeeAsync("Allt är rapporterat för tertial 1. Tack.");
        await reporter.FollowAsync($"Ändra {AdoptedYear.Path}");
        await reporter.WriteAsync("Kommentar till läget", Late);
        await strategist.LockAsync("tertial 1");
        await reporter.PressAsync("Skicka rapport");
        await reporter.SeeAsync("Tertial 1 2025 är låst");
        (await reporter.Page.GetByLabel("Kommentar till läget").InputValueAsync()).ShouldBe(Late, "nothing typed is lost");
        await strategist.PublishAsync();
    }
}
