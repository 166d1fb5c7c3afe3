using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Styrkedja.Application.People;

namespace Styrkedja.EndToEnd.Tests;

/// <summary>Pages in the states one gets to only by doing something: with errors, warnings, conflicts, versions.</summary>
internal static class PageStates
{
    public static IReadOnlyDictionary<string, Func<DemoSite, Task<IPage>>> All { get; } = new Dictionary<string, Func<DemoSite, Task<IPage>>>
    {
        ["sign-in with errors"] = site => SentAsync(site, null, "/logga-in", "main form"),
        ["upload with errors"] = site => SentAsync(site, "johan.ekvall", "/import", "main form"),
        ["review with warnings"] = ReviewAsync,
        ["correction with errors"] = async site =>
        {
            var page = await ReviewAsync(site);
            await page.GotoAsync(await page.Locator("a[href*='/aktivitet/']").First.GetAttributeAsync("href") ?? "");
            await page.GetByLabel("Startdatum").FillAsync("i våras");
            return await SendAsync(page, "main form");
        },
        ["report form with errors"] = async site =>
        {
            var page = await FirstReportAsync(site, "elin.dahl");
            await page.Locator("#f-v").CheckAsync();
            return await SendAsync(page, "form[data-draft]");
        },
        ["report form with a draft"] = async site =>
        {
            var page = await FirstReportAsync(site, "elin.dahl");
            await page.Locator("#f-p").CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Spara utkast" }).ClickAsync();
            await page.Locator(".note--ok").WaitForAsync();
            return await FirstReportAsync(site, "elin.dahl");
        },
        ["report form in conflict"] = ReportConflictAsync,
        ["assessment with errors"] = async site =>
        {
            var page = await site.OpenAsync("johan.ekvall");
            await page.GotoAsync(await page.Locator("a[href*=bedom]").First.GetAttributeAsync("href") ?? "");
            return await SendAsync(page, "main form.card");
        },
        ["governance with errors"] = async site =>
        {
            var page = await site.OpenAsync("johan.ekvall");
            await page.GotoAsync("/styrmodell");
            await page.GetByLabel("Vad styrmodellen heter").FillAsync("");
            await page.GetByLabel("Dagar för rapportering").FillAsync("några");
            return await SendAsync(page, "form[action*='handler=Rules']");
        },
        ["settings in conflict"] = async site =>
        {
            var (hers, his) = (await site.OpenAsync("asa.lind"), await site.OpenAsync("asa.lind"));
            await hers.GotoAsync("/installningar");
            await his.GotoAsync("/installningar");
            await hers.GetByLabel("Webbadress").FillAsync("mal.alvsala.example");
            await SendAsync(hers, "main form");
            await hers.GetByLabel("Webbadress").FillAsync("");
            await SendAsync(hers, "main form");
            await hers.Context.CloseAsync();
            await his.GetByLabel("Webbadress").FillAsync("annat.alvsala.example");
            return await SendAsync(his, "main form");
        },
        ["unlocking without a reason"] = async site =>
        {
            var page = await site.OpenAsync("johan.ekvall");
            await page.GotoAsync("/uppfoljning/2024/1");
            await page.GetByText("Lås upp perioden").First.ClickAsync();
            return await SendAsync(page, "form[action*='handler=Unlock']");
        },
        ["the whole thread unfolded"] = async site =>
        {
            var page = await site.OpenAsync("johan.ekvall");
            await page.GotoAsync("/roda-traden");
            await page.EvaluateAsync("document.querySelectorAll('main details').forEach(d => d.open = true)");
            return page;
        },
        ["an older version of a report"] = OlderReportAsync,
        ["unit with errors"] = site => SentAsync(site, "johan.ekvall", "/enheter/ny", "main form"),
        ["invitation with errors"] = site => SentAsync(site, "asa.lind", "/personer/ny", "main form"),
        ["person with the address to send"] = InvitedAsync,
        ["the invited person's page"] = async site =>
        {
            var invited = await InvitedAsync(site);
            var letter = await invited.Locator("#brev").InputValueAsync();
            await invited.Context.CloseAsync();
            return await SentAsync(site, null, letter.Split().First(w => w.Contains("/inbjudan/", StringComparison.Ordinal)), "main form");
        },
        ["own account with errors"] = site => SentAsync(site, "johan.ekvall", "/konto", "form[action*='handler=Password']"),
        ["the first administrator's page"] = async site =>
        {
            var secret = "";
            await site.InDemoAsync(async services => secret = await services.GetRequiredService<Invitations>().ForFirstAdministratorAsync(CancellationToken.None));
            return await SentAsync(site, null, $"/forsta-start/{secret}", "main form");
        },
        ["an address used up"] = async site =>
        {
            var page = await site.OpenAsync(null);
            await page.GotoAsync("/inbjudan/anvand");
            return page;
        },
    };

    private static async Task<IPage> SentAsync(DemoSite site, string? user, string address, string form)
    {
        var page = await site.OpenAsync(user);
        await page.GotoAsync(address);
        return await SendAsync(page, form);
    }

    public static async Task<IPage> SendAsync(IPage page, string form)
    {
        await page.RunAndWaitForResponseAsync(() => page.Locator($"{form} button[type=submit]").First.ClickAsync(), r => r.Request.IsNavigationRequest && r.Request.Method == "POST");
        await page.WaitForLoadStateAsync();
        return page;
    }

    private static async Task<IPage> ReviewAsync(DemoSite site)
    {
        const string sheet = """
            Mål;Måltyp;Målområde;Aktivitet;Avdelningar;Startdatum;Slutdatum;Beskrivning;Status;Kommentar
            Kommunen ska bli tystare;Styrelsens mål;Miljö och klimat;Byta till tystare däck;Gata och VA;2024-01-15;2024-06-30;;Vänteläge;Väntar.
            Kommunen ska bli tystare;Styrelsens mål;Miljö och klimat;Mäta bullret;Gata och VA;2024-05-01;2024-02-01;;Halvklar;
            """;
        var page = await site.OpenAsync("johan.ekvall");
        await page.GotoAsync("/import");
        await page.GetByLabel("Fil", new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = "plan.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(sheet) });
        await SendAsync(page, "main form");
        await page.Locator(".imp .flag--warn").First.WaitForAsync();
        return page;
    }

    private static async Task<IPage> FirstReportAsync(DemoSite site, string user)
    {
        var page = await site.OpenAsync(user);
        await page.GotoAsync(await page.Locator("a[href*=rapportera]").First.GetAttributeAsync("href") ?? "");
        return page;
    }

    private static async Task<IPage> ReportConflictAsync(DemoSite site)
    {
        var (hers, his) = (await FirstReportAsync(site, "maria.sundqvist"), await FirstReportAsync(site, "maria.sundqvist"));
        foreach (var (page, comment) in new[] { (hers, "Vi börjar i höst."), (his, "Vi börjar först i november.") })
        {
            await page.Locator("#f-ep").CheckAsync();
            await page.GetByLabel("Kommentar till läget").FillAsync(comment);
            await SendAsync(page, "form[data-draft]");
            if (await page.GetByRole(AriaRole.Button, new() { Name = "Skicka ändå" }).CountAsync() > 0)
            {
                await SendAsync(page, "form[data-draft]");
            }
        }

        await hers.Context.CloseAsync();
        await his.Locator(".twofold").WaitForAsync();
        return his;
    }

    private static async Task<IPage> OlderReportAsync(DemoSite site)
    {
        var page = await site.OpenAsync("johan.ekvall");
        var first = "";
        for (var version = 1; version <= 2; version++)
        {
            await page.GotoAsync("/rapporter/ny?Kind=Tertial&Year=2024&Tertial=1");
            await SendAsync(page, "main form.card");
            first = version == 1 ? page.Url : first;
        }

        await page.GotoAsync(first);
        await page.GetByText("Det finns en nyare version").WaitForAsync();
        return page;
    }

    private static async Task<IPage> InvitedAsync(DemoSite site)
    {
        var page = await site.OpenAsync("asa.lind");
        await page.GotoAsync("/personer/ny");
        await page.GetByLabel("Namn").FillAsync("Nils Ny");
        await page.GetByLabel("E-postadress").FillAsync($"nils.{Guid.NewGuid():N}@alvsala.example");
        await page.Locator("input[value=auditor]").CheckAsync();
        await SendAsync(page, "main form");
        await page.Locator("#brev").WaitForAsync();
        return page;
    }
}
