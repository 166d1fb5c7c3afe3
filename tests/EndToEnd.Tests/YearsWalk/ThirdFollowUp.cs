using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Styrkedja.Application.Audit;

namespace Styrkedja.EndToEnd.Tests.YearsWalk;

/// <summary>The third follow-up: everything comes to an end, the year is published, and a citizen reads it.</summary>
internal static class ThirdFollowUp
{
    private const string Reason = "Parken öppnade i november och lindarna är planterade, men senare än planerat.";
    private const string Change = "Överklagan avslogs i oktober.";

    public static async Task WalkAsync(ServedSite site, Roles people)
    {
        site.MoveTo(new DateTimeOffset(2026, 1, 5, 7, 0, 0, TimeSpan.Zero));
        await CompleteAsync(people);
        await AssessTheYearAsync(people);
        await SeeTheYearAsync(people.Strategist);
        await people.Strategist.LockAsync("tertial 3");
        await people.Strategist.PublishAsync();
        await PublishTheReportAsync(people.Strategist);
        await ReadAsCitizenAsync(people.Citizen);
        await VerifyTrailAsync(site);
    }

    private static async Task CompleteAsync(Roles people)
    {
        string[] parks = [AdoptedYear.Path, AdoptedYear.Trees, AdoptedYear.Park, SecondFollowUp.Ordered];
        await people.Reporter.OpenMenuAsync("Mina uppgifter");
        foreach (var title in parks)
        {
            await people.Reporter.FollowAsync($"Rapportera {title}");
            await people.Reporter.ReportAsync("Avslutad", "Invigt och öppet för alla.", title == AdoptedYear.Trees ? "Planterade i november i stället för i september." : null);
            await people.Reporter.HearAsync($"”{title}” är rapporterad: Avslutad");
        }

        await people.Head.OpenMenuAsync("Mina uppgifter");
        await people.Head.FollowAsync($"{parks.Length} rapporter väntar på att du godkänner");
        await people.Head.PressAsync($"Godkänn alla {parks.Length} i {AdoptedYear.Parks}");
        await people.Head.HearAsync("4 rapporter är godkända");
        await people.Head.OpenMenuAsync("Mina uppgifter");
        foreach (var title in new[] { AdoptedYear.Scales, AdoptedYear.Leftovers })
        {
            await people.Head.FollowAsync($"Rapportera {title}");
            await people.Head.ReportAsync("Avslutad", "Görs nu i alla kök.");
            await people.Head.HearAsync($"”{title}” är rapporterad: Avslutad enligt plan.");
        }
    }

    private static async Task AssessTheYearAsync(Roles people)
    {
        await people.Strategist.AssessAsync(AdoptedYear.NearNature, "Uppfyllt med anmärkning", "Uppfyllt med anmärkning", Reason, Change);
        await people.Strategist.AssessAsync(AdoptedYear.LessWaste, "Uppfyllt", "Uppfyllt", "Alla kök väger och serverar det som blir över.", "Alla kök är med.");
        await people.Second.ConfirmAsync(AdoptedYear.NearNature, Reason);
        await people.Second.ConfirmAsync(AdoptedYear.LessWaste, "Alla kök är med.");
    }

    /// <summary>The three follow-ups beside each other, and the first plan beside the one that came of it.</summary>
    private static async Task SeeTheYearAsync(Visitor strategist)
    {
        await strategist.OpenMenuAsync("Uppföljning");
        await strategist.FollowAsync($"1.1 {AdoptedYear.NearNature}");
        var beside = await strategist.Page.GetByRole(AriaRole.Table, new() { Name = "Perioderna bredvid varandra" }).GetByRole(AriaRole.Row).AllInnerTextsAsync();
        string[] decided = ["Delvis uppfyllt", "Ej uppfyllt", "Uppfyllt med anmärkning"];
        foreach (var (nth, words) in decided.Index())
        {
            beside.Single(row => row.StartsWith($"Tertial {nth + 1}, 2025", StringComparison.Ordinal)).ShouldContain(words);
        }

        await strategist.OpenMenuAsync("Uppföljning");
        await strategist.FollowAsync("Tidslinje");
        var trees = await strategist.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = AdoptedYear.Trees }).InnerTextAsync();
        trees.ShouldContain("14 november");
        trees.ShouldContain("Första planen: 15 mars");
    }

    private static async Task PublishTheReportAsync(Visitor strategist)
    {
        await strategist.OpenMenuAsync("Rapporter");
        await strategist.FollowAsync("Ny rapport");
        await strategist.ChooseAsync("Uppföljningsrapport");
        await strategist.PickAsync("År", "2025");
        await strategist.PickAsync("Uppföljning", "Tertial 3");
        await strategist.WriteAsync("Sammanfattning", "Båda målen är uppfyllda.");
        await strategist.PressAsync("Skapa rapport");
        await strategist.SeeAsync(Reason);
        await strategist.PressAsync("Publicera rapporten");
        await strategist.SeeAsync("Publicerad 5 januari");
    }

    private static async Task ReadAsCitizenAsync(Visitor citizen)
    {
        await citizen.Page.GotoAsync("/");
        await citizen.Page.GetByRole(AriaRole.Link, new() { Name = "Så går det för målen" }).First.ClickAsync();
        await citizen.Page.GetByRole(AriaRole.Heading, new() { Name = "Så går det för målen" }).WaitForAsync();
        var goal = citizen.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = AdoptedYear.NearNature });
        (await goal.InnerTextAsync()).ShouldContain("Uppfyllt med anmärkning");
        await goal.GetByRole(AriaRole.Link, new() { Name = AdoptedYear.NearNature }).ClickAsync();
        await citizen.SeeAsync(Reason);
        (await citizen.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBe(390);
    }

    /// <summary>Everything that was done stands in the trail, and nobody has touched it.</summary>
    private static Task VerifyTrailAsync(ServedSite site) => site.InMunicipalityAsync(async services =>
    {
        await services.GetRequiredService<TrailSealing>().SealAsync(CancellationToken.None);
        var verdict = await services.GetRequiredService<TrailVerification>().VerifyAsync(CancellationToken.None);
        verdict.Break.ShouldBeNull();
        verdict.Unsealed.ShouldBe(0);
        verdict.Sealed.ShouldBeGreaterThan(60);
    });
}
