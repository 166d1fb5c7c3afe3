using Microsoft.Playwright;

namespace Styrkedja.EndToEnd.Tests;

/// <summary>Somebody at the pages who finds things by what they are called, and by nothing else.</summary>
public sealed class Visitor(IPage page)
{
    public IPage Page => page;

    /// <summary>On a phone the menu is unfolded first.</summary>
    public async Task OpenMenuAsync(string name)
    {
        var menu = page.GetByRole(AriaRole.Navigation, new() { Name = "Huvudmeny" });
        if (page.ViewportSize!.Width < 600)
        {
            await menu.Locator("summary").ClickAsync();
        }

        await menu.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
    }

    /// <summary>Follows the first link of the page itself that is called so.</summary>
    public Task FollowAsync(string name) => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First.ClickAsync();

    public Task PressAsync(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    /// <summary>Unfolds what lies behind a heading.</summary>
    public Task UnfoldAsync(string name) => page.Locator("summary").Filter(new() { HasTextString = name }).ClickAsync();

    public Task WriteAsync(string label, string text) => page.GetByLabel(label, new() { Exact = true }).And(page.Locator("input, textarea")).FillAsync(text);

    /// <summary>From a list that folds down.</summary>
    public Task PickAsync(string label, string option) => page.GetByLabel(label, new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = option });

    /// <summary>Chooses a radio button or ticks a box, by how its words begin.</summary>
    public Task ChooseAsync(string option) => page.GetByRole(AriaRole.Main).Locator("label").Filter(new() { HasTextString = option }).Locator("input[type=radio], input[type=checkbox]").First.CheckAsync();

    /// <summary>Waits for the page to say that it is done.</summary>
    public Task HearAsync(string text) => page.Locator(".note--ok", new() { HasTextString = text }).WaitForAsync();

    /// <summary>Waits for words to stand on the page.</summary>
    public Task SeeAsync(string text) => page.GetByRole(AriaRole.Main).GetByText(text).Filter(new() { Visible = true }).First.WaitForAsync();

    /// <summary>Fills in who decided, when and where it stands.</summary>
    public async Task WriteDecisionAsync(string body, string day, string paragraph)
    {
        await WriteAsync("Beslutat av", body);
        await WriteAsync("Datum", day);
        await WriteAsync("Paragraf", paragraph);
    }
}
