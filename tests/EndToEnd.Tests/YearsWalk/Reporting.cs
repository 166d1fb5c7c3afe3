using Microsoft.Playwright;

namespace Styrkedja.EndToEnd.Tests.YearsWalk;

/// <summary>What is done anew in each follow-up.</summary>
internal static class Reporting
{
    /// <summary>Fills in the form that is open, and sends it.</summary>
    public static async Task ReportAsync(this Visitor reporter, string phase, string comment, string? deviation = null, string? expected = null)
    {
        await reporter.ChooseAsync(phase);
        await reporter.WriteAsync("Kommentar till läget", comment);
        if (deviation is not null)
        {
            await reporter.ChooseAsync("Nej, med avvikelse");
            await reporter.WriteAsync("Vad avviker, och vad gör ni åt det?", deviation);
        }

        if (expected is not null)
        {
            await reporter.ChooseAsync("Ett annat datum");
            await reporter.WriteAsync("Beräknat klar", expected);
        }

        await reporter.PressAsync("Skicka rapport");
    }

    /// <summary>From the tasks of the one who assesses, with the suggestion read first.</summary>
    public static async Task AssessAsync(this Visitor strategist, string goal, string suggested, string decided, string reason, string? change = null)
    {
        await strategist.OpenMenuAsync("Mina uppgifter");
        await strategist.FollowAsync($"Bedöm målet {goal}");
        (await strategist.Page.Locator("section:has(#forslag)").InnerTextAsync()).ShouldContain(suggested);
        await strategist.DecideAsync(decided);
        await strategist.WriteAsync("Motivering", reason);
        if (change is not null)
        {
            await strategist.Page.GetByLabel("Varför har bedömningen ändrats sedan").FillAsync(change);
        }

        await strategist.PressAsync("Spara bedömningen");
    }

    public static Task DecideAsync(this Visitor strategist, string decided) =>
        strategist.Page.GetByRole(AriaRole.Group, new() { Name = "Hur har det gått för målet?" }).GetByText(decided, new() { Exact = true }).CheckAsync();

    /// <summary>The other strategist says yes.</summary>
    public static async Task ConfirmAsync(this Visitor second, string goal, string reason)
    {
        await second.OpenMenuAsync("Mina uppgifter");
        await second.FollowAsync($"Läs och svara {goal}");
        await second.SeeAsync(reason);
        await second.PressAsync("Bekräfta bedömningen");
        await second.HearAsync("bedömningen är bekräftad.");
    }

    public static async Task LockAsync(this Visitor strategist, string period)
    {
        await strategist.OpenMenuAsync("Uppföljning");
        await strategist.SeeAsync("Alla aktiviteter är rapporterade och alla mål bedömda. Nu går perioden att låsa.");
        await strategist.PressAsync($"Lås {period}");
        await strategist.HearAsync("är låst.");
    }

    /// <summary>From the follow-up that has just been locked.</summary>
    public static async Task PublishAsync(this Visitor strategist)
    {
        await strategist.PressAsync("Publicera bedömningarna");
        await strategist.HearAsync("är publicerade.");
    }
}
