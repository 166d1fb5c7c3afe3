using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Styrkedja.Application.Demo;

namespace Styrkedja.EndToEnd.Tests;

/// <summary>The main job in a real browser: sign in, import, report, assess, make the report.</summary>
[Collection(DemoSite.Changing)]
public sealed partial class MainJourneyTests(DemoSite site)
{
    public static TheoryData<string, bool, string> Ways => new()
    {
        { "mouse", true, "maria.sundqvist" },
        { "mouse", false, "elin.dahl" },
        { "keyboard", true, "elin.dahl" },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task From_last_years_file_to_this_years_report(string how, bool script, string reporter)
    {
        var hand = how == "keyboard" ? Hand.Keyboard : Hand.Mouse;
        var page = await site.OpenAsync(null, script: script);
        await SignInAsync(page, hand, "johan.ekvall");
        await ImportAsync(page, hand, $"Plantera träd för {how} {(script ? "med" : "utan")} skript");
        await AssessAsync(page, hand);
        await MakeReportAsync(page, hand, script);
        await page.Context.CloseAsync();

        page = await site.OpenAsync(null, width: 390, script: script);
        await SignInAsync(page, hand, reporter);
        await ReportAsync(page, hand);
        await page.Context.CloseAsync();
    }

    private static async Task SignInAsync(IPage page, Hand hand, string user)
    {
        await hand.WriteAsync(page.GetByLabel("E-postadress"), $"{user}@alvsala.example");
        await hand.WriteAsync(page.GetByLabel("Lösenord", new() { Exact = true }), DemoMunicipality.Password);
        await hand.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Logga in", Exact = true }));
        await page.GetByRole(AriaRole.Heading, new() { Name = "Mina uppgifter" }).WaitForAsync();
    }

    private static async Task ImportAsync(IPage page, Hand hand, string activity)
    {
        await hand.PressAsync(Menu(page, "Importera"));
        await hand.HandInAsync(page.GetByLabel("Fil", new() { Exact = true }), new FilePayload { Name = "plan.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(Sheet(activity)) });
        await hand.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Läs filen" }));
        await page.GetByText(activity).First.WaitForAsync();
        await hand.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Ta in det som är valt" }));
        await page.GetByText("Inläst: ").WaitForAsync();
    }

    private static async Task AssessAsync(IPage page, Hand hand)
    {
        await hand.PressAsync(Menu(page, "Mina uppgifter"));
        await hand.PressAsync(page.GetByRole(AriaRole.Link, new() { NameRegex = Assess() }).First);
        await hand.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Spara bedömningen" }));

        // Nothing chosen and no reason: the page says so, and leads to the fields.
        await hand.PressAsync(page.GetByRole(AriaRole.Link, new() { Name = "Välj en bedömning." }));
        await hand.ChooseAsync(page.Locator("input[value=partly]"));
        await hand.WriteAsync(page.GetByLabel("Motivering"), "Aktiviteterna går framåt men alla är inte klara.");
        await hand.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Spara bedömningen" }));
        await page.Locator(".note--ok", new() { HasTextString = "Delvis uppfyllt" }).WaitForAsync();
    }

    private static async Task MakeReportAsync(IPage page, Hand hand, bool script)
    {
        await hand.PressAsync(Menu(page, "Rapporter"));
        await hand.PressAsync(page.GetByRole(AriaRole.Link, new() { Name = "Ny rapport" }));
        await hand.ChooseAsync(page.Locator(".unitpick label", new() { HasTextString = "Räddningstjänst" }).Locator("input"));
        await hand.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Skapa rapport" }));
        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();

        // The page itself shows the files when they are ready; without script there is a link that looks again.
        var ready = page.GetByRole(AriaRole.Link, new() { NameRegex = Pdf() });
        for (var look = 0; look < 60 && await ready.CountAsync() == 0; look++)
        {
            await Task.Delay(1000, TestContext.Current.CancellationToken);
            if (!script)
            {
                await hand.PressAsync(page.GetByRole(AriaRole.Link, new() { Name = "Visa om filerna är klara" }));
            }
        }

        var pdf = await page.APIRequest.GetAsync(await ready.GetAttributeAsync("href") ?? "");
        (await pdf.BodyAsync())[..5].ShouldBe("%PDF-"u8.ToArray());
    }

    private static async Task ReportAsync(IPage page, Hand hand)
    {
        var left = await page.GetByRole(AriaRole.Link, new() { NameRegex = Report() }).CountAsync();
        await hand.PressAsync(page.GetByRole(AriaRole.Link, new() { NameRegex = Report() }).First);
        await hand.ChooseAsync(page.Locator("#f-p"));
        await hand.ChooseAsync(page.Locator("#avv-nej"));
        await hand.WriteAsync(page.GetByLabel("Kommentar till läget"), "Tre av fyra delar är på plats.");
        await hand.PressAsync(page.GetByRole(AriaRole.Button, new() { NameRegex = Send() }));

        // A deviation demands its text, and what was written is still there.
        await page.Locator(".errs").WaitForAsync();
        (await page.GetByLabel("Kommentar till läget").InputValueAsync()).ShouldBe("Tre av fyra delar är på plats.");
        await hand.WriteAsync(page.GetByLabel("Vad avviker, och vad gör ni åt det?"), "Leveransen är två veckor sen. Vi har flyttat starten.");
        await hand.PressAsync(page.GetByRole(AriaRole.Button, new() { NameRegex = Send() }));
        await page.Locator(".note--ok, .note--warn").First.WaitForAsync();
        var anyway = page.GetByRole(AriaRole.Button, new() { Name = "Skicka ändå" });
        if (await anyway.CountAsync() > 0)
        {
            await hand.PressAsync(anyway);
        }

        await page.Locator(".note--ok", new() { HasTextString = "är rapporterad" }).WaitForAsync();
        (await page.GetByRole(AriaRole.Link, new() { NameRegex = Report() }).CountAsync()).ShouldBe(left - 1);
    }

    private static ILocator Menu(IPage page, string name) => page.GetByRole(AriaRole.Navigation, new() { Name = "Huvudmeny" }).GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    private static string Sheet(string activity) => $"""
        Mål;Måltyp;Målområde;Aktivitet;Avdelningar;Startdatum;Slutdatum;Beskrivning;Status;Kommentar
        Kommunen ska bli grönare;Styrelsens mål;Miljö och klimat;{activity};;2024-01-15;2024-12-15;Fyrtio lindar;Pågående enligt plan;Tjugo träd är planterade.
        """;

    [GeneratedRegex("^Rapportera (?!i Excel)")]
    private static partial Regex Report();

    [GeneratedRegex("^Skicka rapport")]
    private static partial Regex Send();

    [GeneratedRegex("^Bedöm målet ")]
    private static partial Regex Assess();

    [GeneratedRegex("^PDF")]
    private static partial Regex Pdf();
}
