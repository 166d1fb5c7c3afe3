using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Styrkedja.EndToEnd.Tests;

/// <summary>Takes the handbook's pictures of the demo, which always begins on the same day, so that a picture changes only with its page.</summary>
internal static partial class Pictures
{
    /// <summary>A handbook is read on slow lines too.</summary>
    private const int MostBytes = 150 * 1024;

    /// <param name="folder">Where the PNG files go; files of the same name are replaced.</param>
    /// <returns>The program's exit code: 1 when a picture is too large.</returns>
    public static async Task<int> TakeAsync(string folder)
    {
        var site = new DemoSite();
        await site.InitializeAsync();
        var tooLarge = 0;
        foreach (var (name, height, show) in All)
        {
            var page = await show(site);
            var file = Path.Combine(folder, name + ".png");
            await page.EvaluateAsync("document.activeElement.blur()");
            await page.ScreenshotAsync(new() { Path = file, FullPage = true, Clip = new Clip { X = 0, Y = await page.EvaluateAsync<float>("scrollY"), Width = page.ViewportSize!.Width, Height = height }, Animations = ScreenshotAnimations.Disabled });
            await page.Context.CloseAsync();
            var bytes = new FileInfo(file).Length;
            tooLarge += bytes > MostBytes ? 1 : 0;
            Console.WriteLine($"{name,-24} {bytes / 1024,4} kB{(bytes > MostBytes ? $", more than {MostBytes / 1024} kB" : "")}");
        }

        await site.DisposeAsync();
        return tooLarge == 0 ? 0 : 1;
    }

    /// <summary>Height in pixels of what is shown, from where the page has been scrolled to.</summary>
    private static IReadOnlyList<(string Name, int Height, Func<DemoSite, Task<IPage>> Show)> All { get; } =
    [
        ("roda-traden", 740, ThreadAsync),
        ("importera", 560, site => site.OpenAsync("johan.ekvall", "/import")),
        ("granska", 800, ReviewAsync),
        ("mina-uppgifter", 760, site => site.OpenAsync("maria.sundqvist", "/")),
        ("rapportera", 860, ReportAsync),
        ("uppfoljning", 900, site => site.OpenAsync("johan.ekvall", "/uppfoljning")),
        ("tavlan-enheter", 860, site => site.OpenAsync("johan.ekvall", "/uppfoljning/2024/2?visa=enheter")),
        ("tavlan-forandrat", 860, site => site.OpenAsync("johan.ekvall", "/uppfoljning/2024/2?visa=forandrat")),
        ("uppsikt", 900, site => site.OpenAsync("birgitta.astrom", "/uppfoljning/2024/2/uppsikt")),
        ("tidslinje", 860, site => site.OpenAsync("johan.ekvall", "/tidslinje/2024")),
        ("bedom", 760, site => FirstAsync(site, "johan.ekvall", "/", "a[href*=bedom]")),
        ("mal", 800, site => FirstAsync(site, "johan.ekvall", "/mal", "main a[href^='/mal/']:has(.gnum:text('1.1'))")),
        ("ny-rapport", 900, site => site.OpenAsync("johan.ekvall", "/rapporter/ny")),
        ("rapport", 860, MadeReportAsync),
        ("personer", 700, site => site.OpenAsync("asa.lind", "/personer")),
        ("bjud-in", 860, InviteAsync),
        ("styrmodell", 900, site => site.OpenAsync("johan.ekvall", "/styrmodell")),
        ("insyn", 860, site => site.OpenAsync(null, "/insyn")),
        ("planera", 900, PlanAsync),
        ("tabell", 900, TableAsync),
        ("bedomningstabell", 800, site => site.OpenAsync("johan.ekvall", "/styrmodell/2024/bedomningstabell")),
        ("arshjul", 660, site => site.OpenAsync("johan.ekvall", "/arshjul")),
        ("vision", 860, site => site.OpenAsync("johan.ekvall", "/styrmodell/vision")),
        ("organisation", 800, site => site.OpenAsync("johan.ekvall", "/enheter?datum=2022-06-01")),
        ("arsskifte", 860, site => site.OpenAsync("johan.ekvall", "/arsskifte")),
        ("budget", 900, site => site.OpenAsync("johan.ekvall", "/uppfoljning/2024/2/budget")),
        ("budget-rapport", 860, site => FirstAsync(site, "maria.sundqvist", "/", "a[href*='/budget/']")),
        ("paminnelser", 860, site => site.OpenAsync("asa.lind", "/installningar/paminnelser")),
        ("rapportera-excel", 760, site => site.OpenAsync("maria.sundqvist", "/aktiviteter/excel")),
        ("rapportera-text", 760, site => site.OpenAsync("maria.sundqvist", "/aktiviteter/text")),
        ("uppdrag", 900, site => site.OpenAsync("kerstin.lund", "/aktiviteter/uppdrag")),
        ("prioriteringar", 520, site => site.OpenAsync("johan.ekvall", "/styrmodell/prioriteringar")),
    ];

    private static async Task<IPage> ThreadAsync(DemoSite site)
    {
        var page = await site.OpenAsync("johan.ekvall", "/roda-traden", 1080);
        await page.EvaluateAsync("document.querySelector('.weavebox').scrollIntoView()");
        return page;
    }

    private static async Task<IPage> FirstAsync(DemoSite site, string user, string from, string link)
    {
        var page = await site.OpenAsync(user, from);
        await page.GotoAsync(await page.Locator(link).First.GetAttributeAsync("href") ?? "");
        return page;
    }

    private static async Task<IPage> ReviewAsync(DemoSite site)
    {
        const string sheet = """
            Mål;Måltyp;Målområde;Aktivitet;Avdelningar;Startdatum;Slutdatum;Beskrivning;Status;Kommentar
            Fler invånare ska ha nära till natur;Kommunstyrelsens mål;Miljö och klimat;Anlägga en gångstig runt Älvsjön;Gata och VA;2024-02-01;2024-09-30;En stig på tre kilometer med bänkar.;Pågående enligt plan;Sträckan är röjd och grusad till hälften.
            Fler invånare ska ha nära till natur;Kommunstyrelsens mål;Miljö och klimat;Märka ut kulturstigen;Kultur och fritid;2024-03-01;2024-06-30;;Vänteläge;
            Skolgårdarna ska locka till rörelse;Kommunstyrelsens mål;Barn och unga;Bygga om skolgården i Norrby;Grundskola;2024-04-01;2024-12-15;;Pågående enligt plan;Marken är klar.
            """;
        var page = await site.OpenAsync("johan.ekvall", "/import");
        await page.GetByLabel("Fil", new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = "verksamhetsplan-2024.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(sheet) });
        return await PageStates.SendAsync(page, "main form");
    }

    private static async Task<IPage> ReportAsync(DemoSite site)
    {
        var page = await FirstAsync(site, "maria.sundqvist", "/", "a[href*=rapportera]");
        await page.Locator("#f-p").CheckAsync();
        await page.Locator("#avv-nej").CheckAsync();
        await page.GetByLabel("Vad avviker, och vad gör ni åt det?").FillAsync("Leveransen är två veckor sen. Vi har flyttat starten till oktober.");
        return page;
    }

    private static async Task<IPage> InviteAsync(DemoSite site)
    {
        var page = await site.OpenAsync("asa.lind", "/personer/ny");
        await page.GetByLabel("Namn").FillAsync("Nils Ny");
        await page.GetByLabel("E-postadress").FillAsync("nils.ny@alvsala.example");
        await page.GetByLabel("Titel").FillAsync("Enhetschef");
        await page.Locator("input[value=reporter]").CheckAsync();
        return page;
    }

    private static async Task<IPage> PlanAsync(DemoSite site)
    {
        var page = await site.OpenAsync("maria.sundqvist", "/aktiviteter/ny?ar=2025");
        await page.GetByLabel("Aktivitetens namn").FillAsync("Servera grönsaker från egna odlingar");
        await page.GetByLabel("Beskrivning").FillAsync("Tre skolkök tar emot grönsaker från skolträdgårdarna under hösten.");
        return page;
    }

    private static async Task<IPage> TableAsync(DemoSite site)
    {
        const string rows = """
            Aktivitet;Ansvarig enhet;Mål;Startdatum;Slutdatum
            Servera grönsaker från egna odlingar;Kost och lokalvård;1.2;2024-09-15;2024-12-15
            Laga mat tillsammans med eleverna;Kost och lokalvård;1.2;2024-10-01;2024-12-15
            Byta till fossilfria transporter;Kost och lokalvård;1.2;i höst;2024-12-15
            """;
        var page = await site.OpenAsync("maria.sundqvist", "/aktiviteter/tabell?ar=2024");
        await page.GetByLabel("Eller klistra in rader").FillAsync(rows);
        await page.GetByRole(AriaRole.Button, new() { Name = "Visa skillnaderna" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = New() }).ClickAsync();
        await page.EvaluateAsync("scrollTo(0, 0)");
        return page;
    }

    private static async Task<IPage> MadeReportAsync(DemoSite site)
    {
        var page = await site.OpenAsync("johan.ekvall", "/rapporter/ny");
        await PageStates.SendAsync(page, "main form.card");
        await page.Locator("a[href*='format=pdf']").WaitForAsync(new() { Timeout = 120_000 });
        return page;
    }

    [GeneratedRegex("^Nya ")]
    private static partial Regex New();
}
