using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Domain;
using Styrkedja.Web.Components;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Goals;

/// <summary>A decision as typed: which body, when and under which paragraph.</summary>
public sealed partial class DecisionForm
{
    private static readonly CultureInfo _swedish = CultureInfo.GetCultureInfo("sv-SE");

    [Longest(TextLimits.Name)]
    public string? Body { get; set; }

    public DateOnly? Day { get; set; }

    /// <summary>With or without its sign: "12" and "§ 12" are the same.</summary>
    [Longest(TextLimits.Number)]
    public string? Paragraph { get; set; }

    /// <summary>As the municipality's documents print it, in Swedish whatever the page's language.</summary>
    public string Printed => string.Create(_swedish, $"{Body?.Trim()} {Day:d MMMM yyyy}, § {Paragraph?.Trim(' ', '§')}");

    /// <summary>Says what is missing, at its field.</summary>
    public void Check(PageModel page, string prefix, IStringLocalizer<GoalTexts> texts)
    {
        page.RequireText($"{prefix}.Body", Body, texts["decision.body-missing"]);
        page.Require($"{prefix}.Day", Day, texts["decision.day-missing"]);
        page.RequireText($"{prefix}.Paragraph", Paragraph?.Trim(' ', '§'), texts["decision.paragraph-missing"]);
        if (Paragraph?.Trim() is { } typed && typed.Trim(' ', '§').Length > 0 && !LooksLikeParagraph().IsMatch(typed))
        {
            page.ModelState.AddModelError($"{prefix}.Paragraph", texts["decision.paragraph-wrong", typed]);
        }
    }

    // A number, as minutes are numbered: also with a letter, and several of one decision ("§§ 12–14", "12 a").
    [GeneratedRegex(@"^(§\s*){0,2}[1-9][0-9]{0,4}( ?[a-zåäö])?(\s*([-–,/]|och)\s*[1-9][0-9]{0,4}( ?[a-zåäö])?)*$", RegexOptions.IgnoreCase)]
    private static partial Regex LooksLikeParagraph();
}

/// <summary>A page that asks where something was decided.</summary>
public interface IDecisionFields
{
    DecisionForm Decision { get; }

    /// <summary>Names to choose among; others may be typed.</summary>
    IReadOnlyList<string> Deciders { get; }
}
