using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Styrkedja.EndToEnd.Tests;

/// <summary>axe on a page, at phone and desk width, with the rules of WCAG 2.0 to 2.2, A and AA; contrast in the dark as well; and that nothing scrolls sideways.</summary>
internal static class PageCheck
{
    private static readonly string _axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>Finds all faults, so that one run tells of all of them.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(IPage page)
    {
        var faults = new List<string>();
        foreach (var width in (int[])[1280, 390])
        {
            await page.SetViewportSizeAsync(width, 900);
            faults.AddRange(await ViolationsAsync(page, $"at {width}", "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"));
            if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth") is var wide && wide > width)
            {
                faults.Add($"scrolls sideways at {width}: {wide}");
            }
        }

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        faults.AddRange(await ViolationsAsync(page, "in the dark", "color-contrast"));
        return faults;
    }

    // Straight from axe: its wrapper opens another page for each run, and brings back all that is as it should be too.
    private static async Task<IEnumerable<string>> ViolationsAsync(IPage page, string where, params string[] rules)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(_axe);
        }

        var found = await page.EvaluateAsync<string[]>(
            """
            async rules => (await axe.run({ runOnly: rules, resultTypes: ['violations'] })).violations
                .map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.html).join(' ; ')}`)
            """, rules);
        return found.Select(violation => $"{where} {violation}");
    }
}
