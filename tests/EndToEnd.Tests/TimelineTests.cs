using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Styrkedja.EndToEnd.Tests;

/// <summary>The timeline by keyboard and on paper.</summary>
public sealed partial class TimelineTests(DemoSite site)
{
    [Fact]
    public async Task The_timeline_is_walked_by_keyboard_and_printed_lying_with_its_months_on_every_page()
    {
        var page = await site.OpenAsync("birgitta.astrom", "/tidslinje/2024");
        await page.GetByRole(AriaRole.Link, new() { Name = "Efter mål", Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/tidslinje/2024?ordning=mal");
        await page.Locator(".tl tbody th a").First.FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<bool>("document.activeElement.matches('.tl tbody th a') && document.activeElement !== document.querySelector('.tl tbody th a')")).ShouldBeTrue("from one activity to the next, never into the drawing");

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        (await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.tl thead')).display")).ShouldBe("table-header-group");
        (await page.Locator(".filters:visible").CountAsync()).ShouldBe(0);
        var pdf = Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));
        var sizes = Sheet().Matches(pdf).Select(m => (Width: int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), Height: int.Parse(m.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture))).ToList();
        sizes.Count(s => s.Width > s.Height).ShouldBeGreaterThan(2);
        await page.Context.CloseAsync();
    }

    [GeneratedRegex(@"/MediaBox ?\[ ?0 0 (\d+)(?:\.\d+)? (\d+)(?:\.\d+)? ?\]")]
    private static partial Regex Sheet();
}
