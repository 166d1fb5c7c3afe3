using Microsoft.Playwright;
using Styrkedja.EndToEnd.Tests.YearsWalk;

namespace Styrkedja.EndToEnd.Tests;

/// <summary>A whole year, three follow-ups, walked through the pages by those who do it: the reporter on a phone, the head, two strategists, the secretary, a member and, last, a citizen.</summary>
public sealed class YearsWalkTests(DemoSite demo) : IAsyncLifetime
{
    private ServedSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await ServedSite.StartAsync(new DateTimeOffset(2025, 1, 20, 8, 0, 0, TimeSpan.Zero), demo: false, AdoptedYear.FillAsync);

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task From_the_adopted_plan_over_three_follow_ups_to_what_a_citizen_reads()
    {
        var people = await SignInAsync();
        await FirstFollowUp.WalkAsync(_site, people);
        await SecondFollowUp.WalkAsync(_site, people);
        await ThirdFollowUp.WalkAsync(_site, people);
        _site.MissingTexts.ShouldBeEmpty();
    }

    private async Task<Roles> SignInAsync() => new(
        await VisitAsync("Stina"),
        await VisitAsync("Sven"),
        await VisitAsync("Henrik"),
        await VisitAsync("Rut", width: 390),
        await VisitAsync("Sara"),
        await VisitAsync("Mona"),
        await VisitAsync(null, width: 390));

    /// <param name="name">Null for one who has no account.</param>
    private async Task<Visitor> VisitAsync(string? name, int width = 1280)
    {
        var context = await (await demo.BrowserAsync()).NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, HasTouch = width == 390, Locale = "sv-SE", BaseURL = _site.Address });
        context.SetDefaultTimeout(15_000);
        var visitor = new Visitor(await context.NewPageAsync());
        if (name is null)
        {
            return visitor;
        }

        await visitor.Page.GotoAsync("/logga-in");
        await visitor.WriteAsync("E-postadress", AdoptedYear.EmailOf(name));
        await visitor.WriteAsync("Lösenord", AdoptedYear.Password);
        await visitor.PressAsync("Logga in");
        await visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Mina uppgifter" }).WaitForAsync();
        return visitor;
    }
}
