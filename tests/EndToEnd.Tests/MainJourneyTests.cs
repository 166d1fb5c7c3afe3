using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Styrkedja.EndToEnd.Tests;

/// <summary>The main job in a real browser: import, report, assess, make the report.</summary>
public sealed partial class MainJourneyTests(DemoSite site)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_head_of_unit_reports_an_activity_with_and_without_script(bool script)
    {
        var page = await site.OpenAsync("maria.sundqvist", 390, script);
        var left = await page.GetByRole(AriaRole.Link, new() { NameRegex = Report() }).CountAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = Report() }).First.ClickAsync();
        await page.Locator("label.opt", new() { HasTextString = "Pågående" }).ClickAsync();
        await page.Locator("label.opt", new() { HasTextString = "Nej, med avvikelse" }).ClickAsync();
        await page.GetByLabel("Kommentar till läget").FillAsync("Tre av fyra delar är på plats.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Skicka" }).ClickAsync();

        // A deviation demands its text, and what was written is still there.
        await page.Locator(".errs").WaitForAsync();
        (await page.GetByLabel("Kommentar till läget").InputValueAsync()).ShouldBe("Tre av fyra delar är på plats.");
        await page.GetByLabel("Vad avviker, och vad gör ni åt det?").FillAsync("Leveransen är två veckor sen. Vi har flyttat starten.");
        await SendAsync(page);
        await page.Locator(".note--ok", new() { HasTextString = "är rapporterad" }).WaitForAsync();
        (await page.GetByRole(AriaRole.Link, new() { NameRegex = Report() }).CountAsync()).ShouldBe(left - 1);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_strategist_brings_a_report_assesses_a_goal_and_makes_the_committee_report()
    {
        var page = await site.OpenAsync("johan.ekvall");
        await page.GotoAsync("/import");
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "plan.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(Sheet) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Läs filen" }).ClickAsync();
        await page.GetByText("Plantera träd längs Storgatan").First.WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ta in det som är valt" }).ClickAsync();
        await page.GetByText("Inläst: 1 nya mål").WaitForAsync();

        await page.GotoAsync("/");
        await page.Locator("a[href*=bedom]").First.ClickAsync();
        await page.Locator("label.opt", new() { HasTextString = "Delvis uppfyllt" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { NameRegex = Reason() }).FillAsync("Aktiviteterna går framåt men alla är inte klara.");
        await page.Locator("main form button[type=submit]").First.ClickAsync();
        await page.Locator("[role=status]").First.WaitForAsync();

        await page.GotoAsync("/rapporter/ny");
        await page.Locator(".unitpick input").First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Skapa rapport" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = Pdf() }).WaitForAsync(new() { Timeout = 60_000 });
        var pdf = await page.APIRequest.GetAsync(await page.GetByRole(AriaRole.Link, new() { NameRegex = Pdf() }).GetAttributeAsync("href") ?? "");
        (await pdf.BodyAsync())[..5].ShouldBe("%PDF-"u8.ToArray());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_head_of_unit_reports_by_keyboard_alone()
    {
        var page = await site.OpenAsync("lena.forsman");
        await page.Locator("a[href*=rapportera]").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#f-p").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<string>("document.activeElement.tagName")).ShouldBe("TEXTAREA");
        await page.Keyboard.TypeAsync("Arbetet går som det ska.");
        await page.Locator("button[type=submit]", new() { HasTextString = "Skicka" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        if (await page.GetByRole(AriaRole.Button, new() { Name = "Skicka ändå" }).CountAsync() > 0)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Skicka ändå" }).PressAsync("Enter");
        }

        await page.Locator(".note--ok", new() { HasTextString = "är rapporterad" }).WaitForAsync();
        await page.Context.CloseAsync();
    }

    private static string Sheet => $"""
        Mål;Måltyp;Målområde;Aktivitet;Avdelningar;Startdatum;Slutdatum;Beskrivning;Status;Kommentar
        Kommunen ska bli grönare;Styrelsens mål;Miljö och klimat;Plantera träd längs Storgatan;;{DateTime.Today.Year}-01-15;{DateTime.Today.Year}-12-15;Fyrtio lindar;Pågående enligt plan;Tjugo träd är planterade.
        """;

    /// <summary>Sends; where the page asks whether something is right, sends all the same.</summary>
    private static async Task SendAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { NameRegex = Send() }).ClickAsync();
        if (await page.GetByRole(AriaRole.Button, new() { Name = "Skicka ändå" }).CountAsync() > 0)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Skicka ändå" }).ClickAsync();
        }
    }

    [GeneratedRegex("^Rapportera ")]
    private static partial Regex Report();

    [GeneratedRegex("^Skicka")]
    private static partial Regex Send();

    [GeneratedRegex("[Mm]otiv|[Vv]arför|[Ss]käl")]
    private static partial Regex Reason();

    [GeneratedRegex("^PDF")]
    private static partial Regex Pdf();
}
