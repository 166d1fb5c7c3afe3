using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Time;

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
            var page = await AnyReportAsync(await site.AtAsync("elin.dahl", "/"));
            await page.Locator("#f-v").CheckAsync();
            await page.GetByLabel("Kommentar till läget").FillAsync("");
            return await SendAsync(page, "form[data-draft]");
        },
        ["report form of an activity never reported"] = NeverReportedAsync,
        ["report form with a draft"] = async site =>
        {
            var page = await AnyReportAsync(await site.AtAsync("elin.dahl", "/"));
            await page.Locator("#f-p").CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Spara utkast" }).ClickAsync();
            await page.Locator(".note--ok").WaitForAsync();
            return await AnyReportAsync(await site.AtAsync("elin.dahl", "/"));
        },
        ["report form in conflict"] = ReportConflictAsync,
        ["assessment with errors"] = async site =>
        {
            var page = await site.AtAsync("johan.ekvall", "/");
            await page.GotoAsync(await page.Locator("a[href*=bedom]").First.GetAttributeAsync("href") ?? "");
            return await SendAsync(page, "main form.card");
        },
        ["governance with errors"] = async site =>
        {
            var page = await site.AtAsync("johan.ekvall", "/styrmodell");
            await page.GetByLabel("Vad styrmodellen heter").FillAsync("");
            await page.GetByLabel("Dagar för rapportering").FillAsync("några");
            return await SendAsync(page, "form[action*='handler=Rules']");
        },
        ["settings in conflict"] = async site =>
        {
            var (hers, his) = (await site.OpenAsync("asa.lind", "/installningar"), await site.AtAsync("asa.lind", "/installningar"));
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
            var page = await site.AtAsync("johan.ekvall", "/uppfoljning/2024/1");
            await page.GetByText("Lås upp perioden").First.ClickAsync();
            return await SendAsync(page, "form[action*='handler=Unlock']");
        },
        ["the whole thread unfolded"] = async site =>
        {
            var page = await site.AtAsync("johan.ekvall", "/roda-traden");
            await page.EvaluateAsync("document.querySelectorAll('main details').forEach(d => d.open = true)");
            return page;
        },
        ["closing a goal without a decision"] = async site =>
        {
            var page = await site.AtAsync("johan.ekvall", "/mal");
            await page.Locator("main .goalname").First.ClickAsync();
            await page.GetByText("Avsluta målet i förtid").ClickAsync();
            return await SendAsync(page, "form[action*='handler=Close']");
        },
        ["budget with errors"] = async site =>
        {
            var page = await site.AtAsync("johan.ekvall", "/planer");
            await page.GotoAsync(await page.Locator("main .goalname").First.GetAttributeAsync("href") + "/budget");
            await page.GetByLabel("Belopp på rad 1,").FillAsync("mycket");
            await page.GetByLabel("Rader att läsa in").FillAsync("Skolan;Personal;tusen");
            return await SendAsync(page, "form:has(.budget)");
        },
        ["two versions of a plan that differ"] = DifferingPlanAsync,
        ["an older version of a report"] = OlderReportAsync,
        ["unit with errors"] = site => SentAsync(site, "johan.ekvall", "/enheter/ny", "main form"),
        ["invitation with errors"] = site => SentAsync(site, "asa.lind", "/personer/ny", "main form"),
        ["person with the address to send"] = InvitedAsync,
        ["the invited person's page"] = async site =>
        {
            var letter = await (await InvitedAsync(site)).Locator("#brev").InputValueAsync();
            return await SentAsync(site, null, letter.Split().First(w => w.Contains("/inbjudan/", StringComparison.Ordinal)), "main form");
        },
        ["own account with errors"] = site => SentAsync(site, "johan.ekvall", "/konto", "form[action*='handler=Password']"),
        ["the first administrator's page"] = async site =>
        {
            var secret = "";
            await site.InDemoAsync(async services => secret = await services.GetRequiredService<Invitations>().ForFirstAdministratorAsync(CancellationToken.None));
            return await SentAsync(site, null, $"/forsta-start/{secret}", "main form");
        },
        ["an address used up"] = site => site.AtAsync(null, "/inbjudan/anvand"),
    };

    private static async Task<IPage> SentAsync(DemoSite site, string? user, string address, string form)
    {
        var page = await site.AtAsync(user, address);
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
        var page = await site.AtAsync("johan.ekvall", "/import");
        await page.GetByLabel("Fil", new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = "plan.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(sheet) });
        await SendAsync(page, "main form");
        await page.Locator(".imp .flag--warn").First.WaitForAsync();
        return page;
    }

    /// <summary>The form of an activity on the user's list that has been reported before: others may have reported all that is left.</summary>
    public static async Task<IPage> AnyReportAsync(IPage page)
    {
        await page.GotoAsync(await page.Locator("tbody a[href^='/aktiviteter/']").First.GetAttributeAsync("href") + "/rapportera/2024/2");
        return page;
    }

    /// <summary>The form of an activity of its own, last on its unit's list: those of the demo may have been reported by others.</summary>
    private static async Task<IPage> NeverReportedAsync(DemoSite site)
    {
        var id = Ids.New<ActivityId>();
        await site.InDemoAsync(async services =>
        {
            var database = services.GetRequiredService<StyrkedjaDbContext>();
            var head = await database.Users.FirstAsync(a => a.Email == "lena.forsman@alvsala.example");
            var unit = (await database.RoleAssignments.FirstAsync(r => r.AccountId == head.AccountId && r.UnitId != null)).UnitId!.Value;
            var goal = await database.Goals.FirstAsync(g => g.Kind == GoalKind.Board && g.FirstYear <= 2024 && g.LastYear >= 2024);
            var activity = new Activity(id, unit, "Pröva en ny arbetsform", new DateRange(new DateOnly(2024, 8, 30), new DateOnly(2024, 12, 15)), [goal.Id]);
            activity.PlaceAt(9_999);
            database.Activities.Add(activity);
            await database.SaveAsync("activity.planned", null, CancellationToken.None);
        });
        var page = await site.AtAsync("lena.forsman", $"/aktiviteter/{id.Value}/rapportera/2024/2");
        await page.GetByText("Aktiviteten har inte rapporterats tidigare.").WaitForAsync();
        return page;
    }

    private static async Task<IPage> ReportConflictAsync(DemoSite site)
    {
        var (hers, his) = (await AnyReportAsync(await site.OpenAsync("maria.sundqvist")), await AnyReportAsync(await site.AtAsync("maria.sundqvist", "/")));
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

    /// <summary>The page of a plan that has been proposed and adopted, for a year without one.</summary>
    public static async Task<IPage> AdoptedPlanAsync(DemoSite site, int year)
    {
        var page = await site.AtAsync("johan.ekvall", "/planer/ny");
        await page.GetByLabel("År", new() { Exact = true }).FillAsync($"{year}");
        await SendAsync(page, "main form");
        await page.GetByText("Föreslå planen", new() { Exact = true }).ClickAsync();
        await SendAsync(page, "form[action*='handler=Propose']");
        await page.GetByText("Skriv in att planen är antagen").ClickAsync();
        await page.GetByLabel("Dag då Kommunstyrelsen beslutade").FillAsync($"{year - 1}-12-08");
        await page.GetByLabel("Paragraf").FillAsync("140");
        return await SendAsync(page, "form[action*='handler=Adopt']");
    }

    private static async Task<IPage> DifferingPlanAsync(DemoSite site)
    {
        var page = await AdoptedPlanAsync(site, 2020);
        var plan = page.Url;
        await page.GetByText("Ta upp planen igen", new() { Exact = true }).ClickAsync();
        await SendAsync(page, "form[action*='handler=TakeUpAgain']");
        await page.GotoAsync(plan + "/budget");
        await page.Locator("input[name$='.Amount']").First.FillAsync("1 200");
        await SendAsync(page, "form:has(.budget)");
        await page.GotoAsync(plan + "/jamfor");
        await page.GetByText("En sak skiljer.").WaitForAsync();
        return page;
    }

    private static async Task<IPage> OlderReportAsync(DemoSite site)
    {
        const string report = "/rapporter/ny?Kind=Tertial&Year=2024&Tertial=1";
        var page = await SentAsync(site, "johan.ekvall", report, "main form.card");
        var first = page.Url;
        await SentAsync(site, "johan.ekvall", report, "main form.card");
        await page.GotoAsync(first);
        await page.GetByText("Det finns en nyare version").WaitForAsync();
        return page;
    }

    private static async Task<IPage> InvitedAsync(DemoSite site)
    {
        var page = await site.AtAsync("asa.lind", "/personer/ny");
        await page.GetByLabel("Namn").FillAsync("Nils Ny");
        await page.GetByLabel("E-postadress").FillAsync($"nils.{Guid.NewGuid():N}@alvsala.example");
        await page.Locator("input[value=auditor]").CheckAsync();
        await SendAsync(page, "main form");
        await page.Locator("#brev").WaitForAsync();
        return page;
    }
}
