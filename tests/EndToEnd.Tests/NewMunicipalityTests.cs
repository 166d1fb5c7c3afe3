using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.People;

namespace Styrkedja.EndToEnd.Tests;

/// <summary>A municipality that has just installed the program comes from nothing to an adopted plan, through the pages alone.</summary>
public sealed class NewMunicipalityTests(DemoSite demo) : IAsyncLifetime
{
    private const string Vision = "I Nyvik är det nära till både naturen och varandra.";
    private const string Focus = "Nära natur";
    private const string Area = "Miljö och klimat";
    private const string CouncilGoal = "År 2027 ska 80 procent av invånarna ha högst 300 meter till ett grönområde";
    private const string BoardGoal = "Under 2025 ska tre nya grönområden öppnas i tätorten";
    private const string Unit = "Park och natur";
    private const string Typed = "Anlägga en park vid stationen";
    private const string Password = "en-ny-kommun-vid-havet";

    private static readonly string[] _pasted = ["Röja stigen runt Nyviken", "Plantera lindar på torget"];

    /// <summary>The autumn before the year that is planned.</summary>
    private static readonly DateTimeOffset _start = new(2024, 10, 14, 8, 0, 0, TimeSpan.Zero);

    private ServedSite _site = null!;
    private string _firstAddress = "";

    public async ValueTask InitializeAsync() => _site = await ServedSite.StartAsync(_start, demo: false, async services =>
    {
        // What the command that starts the program does in an empty database, before it shows the address.
        await services.GetRequiredService<CreateMunicipality>().HandleAsync("Min kommun", CancellationToken.None);
        _firstAddress = $"/forsta-start/{await services.GetRequiredService<Invitations>().ForFirstAdministratorAsync(CancellationToken.None)}";
    });

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task From_an_empty_municipality_to_next_years_adopted_plan()
    {
        var administrator = await BecomeAdministratorAsync();
        var strategist = await InviteAsync(administrator, "Stina Strateg", "Strateg");
        await SetUpUnitsAndBodiesAsync(strategist);
        var head = await InviteAsync(administrator, "Henrik Chef", "Chef för enhet", Unit);
        await PutModelInForceAsync(strategist);
        await AdoptVisionAsync(strategist);
        await WriteGoalsAsync(strategist);
        await PlanActivitiesAsync(head);
        await MakePlanAsync(strategist);
        await FinishPlanningAsync(head);
        await FollowThreadAsync(strategist);
        await SetUpFollowUpAsync(strategist);
        _site.MissingTexts.ShouldBeEmpty();
    }

    private async Task<Visitor> BecomeAdministratorAsync()
    {
        var visitor = await VisitAsync(_firstAddress);
        await visitor.WriteAsync("Kommunens namn", "Nyviks kommun");
        await visitor.WriteAsync("Ditt namn", "Anna Administratör");
        await visitor.WriteAsync("E-postadress", "anna@nyvik.example");
        await visitor.WriteAsync("Välj ett lösenord", Password);
        await visitor.Page.GetByLabel("Jag ska också arbeta med målen").UncheckAsync();
        await visitor.PressAsync("Skapa konto och logga in");
        await visitor.HearAsync("Nyviks kommun är igång.");
        return visitor;
    }

    /// <summary>Sends the letter, and lets the one who gets it choose a password.</summary>
    /// <returns>The invited person, signed in.</returns>
    private async Task<Visitor> InviteAsync(Visitor administrator, string name, string role, string? unit = null)
    {
        await administrator.OpenMenuAsync("Personer");
        await administrator.FollowAsync("Bjud in en person");
        var email = $"{name.Split(' ')[0].ToLowerInvariant()}@nyvik.example";
        await administrator.WriteAsync("Namn", name);
        await administrator.WriteAsync("E-postadress", email);
        await administrator.ChooseAsync(role);
        if (unit is not null)
        {
            var choice = administrator.Page.GetByLabel("Vilken enhet?").Locator("option").Filter(new() { HasTextString = unit });
            await administrator.Page.GetByLabel("Vilken enhet?").SelectOptionAsync(await choice.GetAttributeAsync("value") ?? "");
        }

        await administrator.PressAsync("Skapa kontot och visa adressen");
        var letter = await administrator.Page.GetByLabel($"Brev att skicka till {email}").InputValueAsync();
        var invited = await VisitAsync(letter.Split().First(word => word.Contains("/inbjudan/", StringComparison.Ordinal)));
        await invited.WriteAsync("Välj ett lösenord", Password);
        await invited.PressAsync("Spara lösenordet och logga in");
        await invited.HearAsync("Lösenordet är sparat.");
        return invited;
    }

    private static async Task SetUpUnitsAndBodiesAsync(Visitor strategist)
    {
        await strategist.FollowAsync("Enheterna");
        foreach (var (name, level, above) in new[] { ("Samhällsbyggnad", "Förvaltning", "Ingen, den ligger överst"), (Unit, "Enhet", "Samhällsbyggnad") })
        {
            await strategist.FollowAsync("Lägg till en enhet");
            await strategist.WriteAsync("Namn", name);
            await strategist.WriteAsync("Nivå", level);
            await strategist.PickAsync("Ligger under", above);
            await strategist.WriteAsync("Finns från och med", "2024-01-01");
            await strategist.PressAsync("Lägg till enheten");
            await strategist.HearAsync($"{name} är tillagd.");
            await strategist.OpenMenuAsync("Enheter");
        }

        await TakeStepAsync(strategist, "De politiska organen");
        foreach (var (name, kind, above) in new[] { ("Kommunfullmäktige", "Fullmäktige", "Inget, det ligger överst"), ("Kommunstyrelsen", "Styrelse", "Kommunfullmäktige") })
        {
            await strategist.FollowAsync("Lägg till ett organ");
            await strategist.WriteAsync("Organets namn", name);
            await strategist.ChooseAsync(kind);
            await strategist.PickAsync("Ligger under", above);
            await strategist.WriteAsync("Finns från och med", "2023-01-01");
            await strategist.PressAsync("Lägg till organet");
            await strategist.HearAsync($"{name} är sparat.");
        }
    }

    private static async Task PutModelInForceAsync(Visitor strategist)
    {
        await TakeStepAsync(strategist, "Styrmodellen");
        await strategist.FollowAsync("Förbered 2025");
        await strategist.ChooseAsync("Ånge 2024");
        await strategist.PressAsync("Förbered modellen");
        await strategist.HearAsync("Styrmodellen för 2025 förbereds nu.");
        await strategist.FollowAsync("Se vad som ändras");
        await strategist.PressAsync("Sätt styrmodellen i kraft");
        await strategist.HearAsync("Styrmodellen för 2025 gäller nu.");
    }

    private static async Task AdoptVisionAsync(Visitor strategist)
    {
        await TakeStepAsync(strategist, "Visionen och dess fokusområden");
        await strategist.FollowAsync("Skriv visionen");
        await strategist.WriteAsync("Visionens text", Vision);
        await strategist.WriteAsync("Gäller från och med", "2025-01-01");
        var first = strategist.Page.GetByRole(AriaRole.Group, new() { Name = "Fokusområde 1" });
        await first.GetByLabel("Namn").FillAsync(Focus);
        await first.GetByLabel("Text").FillAsync("Alla ska kunna gå till skogen eller vattnet.");
        await strategist.Page.GetByRole(AriaRole.Group, new() { Name = "Fokusområde 2" }).GetByLabel("Namn").FillAsync("Nära varandra");
        await strategist.PressAsync("Spara förslaget");
        await strategist.HearAsync("Förslaget till vision från 1 januari 2025 är sparat.");
        await strategist.UnfoldAsync("Skriv in att visionen är antagen");
        await strategist.WriteDecisionAsync("Kommunfullmäktige", "2024-09-30", "71");
        await strategist.PressAsync("Visionen är antagen");
        await strategist.HearAsync("Visionen från 1 januari 2025 är antagen.");

        await TakeStepAsync(strategist, "Målområdena");
        await strategist.WriteAsync("Målområde 1", Area);
        await strategist.PressAsync("Spara");
        await strategist.HearAsync("Målområdena är sparade.");
    }

    private static async Task WriteGoalsAsync(Visitor strategist)
    {
        await ProposeAsync(strategist, CouncilGoal, "Kommunfullmäktiges mål", "Kommunfullmäktige", lastYear: "2027", Focus);
        await ProposeAsync(strategist, BoardGoal, "Kommunstyrelsens mål", "Kommunstyrelsen", lastYear: "2025", CouncilGoal);
        await strategist.FollowAsync("Ändra måtten");
        await strategist.WriteAsync("Vad som mäts", "Nya grönområden");
        await strategist.ChooseAsync("En siffra");
        await strategist.WriteAsync("Enhet", "stycken");
        await strategist.WriteAsync("Målvärde", "3");
        await strategist.PressAsync("Spara måtten");
        await strategist.HearAsync("Måtten är sparade.");

        // Both are the council's to adopt here; one decision is enough.
        await strategist.OpenMenuAsync("Mål");
        await strategist.PickAsync("År", "2025");
        await strategist.PressAsync("Visa");
        await strategist.ChooseAsync(CouncilGoal);
        await strategist.ChooseAsync(BoardGoal);
        await strategist.PressAsync("Markera valda som beredda");
        await strategist.HearAsync("2 mål är beredda.");
        await strategist.ChooseAsync(CouncilGoal);
        await strategist.ChooseAsync(BoardGoal);
        await strategist.WriteDecisionAsync("Kommunfullmäktige", "2024-10-07", "84");
        await strategist.PressAsync("Anta valda mål");
        await strategist.HearAsync("2 mål är antagna.");
    }

    private static async Task ProposeAsync(Visitor strategist, string title, string kind, string body, string lastYear, string leadsTo)
    {
        await strategist.OpenMenuAsync("Mål");
        await strategist.FollowAsync("Nytt mål");
        await strategist.ChooseAsync(kind);
        await strategist.WriteAsync("Målet", title);
        (await strategist.Page.GetByLabel("Första året").InputValueAsync()).ShouldBe("2025");
        await strategist.WriteAsync("Sista året", lastYear);
        await strategist.Page.GetByRole(AriaRole.Group, new() { Name = "Organ som beslutar" }).Locator("label").Filter(new() { HasTextString = body }).Locator("input").CheckAsync();
        await strategist.PickAsync("Målområde", Area);
        await strategist.ChooseAsync(leadsTo);
        await strategist.Page.GetByRole(AriaRole.Button, new() { Name = "Granska lydelsen" }).First.ClickAsync();
        await strategist.SeeAsync("Granskningen är ett stöd.");
        await strategist.PressAsync("Spara som förslag");
        await strategist.HearAsync($"”{title}” är sparat som förslag.");
    }

    private static async Task PlanActivitiesAsync(Visitor head)
    {
        await head.OpenMenuAsync("Enheter");
        await head.FollowAsync(Unit);
        await head.FollowAsync("Planera en aktivitet");
        await head.WriteAsync("Aktivitetens namn", Typed);
        await head.WriteAsync("Start", "2025-03-01");
        await head.WriteAsync("Slut", "2025-10-31");
        await head.PressAsync("Visa mål");
        await head.ChooseAsync(BoardGoal);
        await head.PressAsync("Planera aktiviteten");
        await head.HearAsync($"”{Typed}” är planerad.");

        await head.OpenMenuAsync("Enheter");
        await head.FollowAsync(Unit);
        await head.FollowAsync("Tabell");
        await head.PickAsync("År", "2025");
        await head.PressAsync("Visa");
        await head.WriteAsync("Eller klistra in rader", "Aktivitet\tAnsvarig enhet\tMål\tStartdatum\tSlutdatum\n" + string.Concat(_pasted.Select(title => $"{title}\t{Unit}\t{BoardGoal}\t2025-04-01\t2025-09-30\n")));
        await head.PressAsync("Visa skillnaderna");
        await head.PressAsync("Ta in 2 rader");
        await head.SeeAsync("Tabellen är intagen");
    }

    private static async Task MakePlanAsync(Visitor strategist)
    {
        await TakeStepAsync(strategist, "Planen");
        await strategist.FollowAsync("Ny plan");
        await strategist.PressAsync("Börja planera");
        await strategist.HearAsync("Verksamhetsplan 2025 är påbörjad.");
        await strategist.SeeAsync("Inget saknas");
        await strategist.FollowAsync("Skriv budgeten");
        await strategist.WriteAsync("Rader att läsa in", $"{Unit};12 500\n{Unit};Personal;9 000\n{Unit};Material;3 500");
        await strategist.PressAsync("Läs in i tabellen");
        await strategist.HearAsync("3 rader är inlästa i tabellen.");
        await strategist.PressAsync("Spara budgeten");
        await strategist.HearAsync("Budgeten är sparad.");
        await strategist.UnfoldAsync("Föreslå planen");
        await strategist.PressAsync("Ja, föreslå planen");
        await strategist.HearAsync("Planen är föreslagen.");
        await strategist.UnfoldAsync("Skriv in att planen är antagen");
        await strategist.WriteAsync("Dag då Kommunstyrelsen beslutade", "2024-10-14");
        await strategist.WriteAsync("Paragraf", "162");
        await strategist.WriteAsync("Sista dag för enheternas planering", "2024-11-29");
        await strategist.PressAsync("Spara att planen är antagen");
        await strategist.HearAsync("Planen är antagen och sparad som en version.");
        await strategist.SeeAsync("0 av 1 är klara");
    }

    private static async Task FinishPlanningAsync(Visitor head)
    {
        await head.OpenMenuAsync("Mina uppgifter");
        await head.SeeAsync($"{Unit}: Verksamhetsplan 2025");
        await head.PressAsync($"Planeringen är klar för {Unit}");
        await head.HearAsync($"Planeringen för {Unit} är klar.");
    }

    private static async Task FollowThreadAsync(Visitor strategist)
    {
        await strategist.OpenMenuAsync("Röda tråden");
        await strategist.FollowAsync("2025");
        (await strategist.Page.Locator("blockquote.vision").InnerTextAsync()).ShouldBe(Vision);
        var tree = await strategist.Page.Locator("ul.tree").EvaluateAsync<string>("tree => tree.textContent");
        string[] chain = [Focus, CouncilGoal, BoardGoal, Typed, .. _pasted];
        chain.Where(link => !tree.Contains(link, StringComparison.Ordinal)).ShouldBeEmpty();
        (await strategist.Page.Locator(".secthead .muted").First.InnerTextAsync()).ShouldContain("3 aktiviteter");
    }

    private static async Task SetUpFollowUpAsync(Visitor strategist)
    {
        await TakeStepAsync(strategist, "Uppföljningens dagar");
        await strategist.PressAsync("Spara perioderna");
        await strategist.HearAsync("Perioderna för 2025 är sparade.");
        await strategist.OpenMenuAsync("Mina uppgifter");
        await strategist.SeeAsync("Det här händer");
        (await strategist.Page.GetByText("Eller bygg upp från början").CountAsync()).ShouldBe(0);
    }

    /// <summary>One of the first steps, from the list of them.</summary>
    private static async Task TakeStepAsync(Visitor strategist, string step)
    {
        await strategist.OpenMenuAsync("Mina uppgifter");
        await strategist.FollowAsync(step);
    }

    private async Task<Visitor> VisitAsync(string address)
    {
        var context = await (await demo.BrowserAsync()).NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 }, Locale = "sv-SE", BaseURL = _site.Address });
        context.SetDefaultTimeout(15_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync(address);
        return new Visitor(page);
    }
}
