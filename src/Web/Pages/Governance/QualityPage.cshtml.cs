using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.Governance;
using Styrkedja.Domain.Goals.Quality;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.People;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Governance;

/// <summary>The words by which the year's goals are reviewed.</summary>
[May(Permission.ManageGovernance)]
public sealed class QualityPageModel(ChangeGovernanceModel change, IStringLocalizer<GovernanceTexts> texts) : ModelPartPage(change, texts)
{
    /// <summary>A text per rule, a word a line, in the order of <see cref="Rules"/>.</summary>
    [BindProperty]
    public List<string?> Given { get; set; } = [];

    /// <summary>The rules that look for words.</summary>
    public IReadOnlyList<QualityRule> Rules => [.. RulesShown.QualityRules.Where(r => r.Test != QualityTest.SaidOutsideControl)];

    public async Task<IActionResult> OnGetAsync(int year, CancellationToken cancellation)
    {
        if (!await LoadAsync(year, cancellation))
        {
            return NotFound();
        }

        Given = [.. Rules.Select(r => string.Join('\n', r.Words))];
        Version = Years.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int year, CancellationToken cancellation)
    {
        if (!await LoadAsync(year, cancellation))
        {
            return NotFound();
        }

        if (Given.Count != Rules.Count)
        {
            // Rows that were not sent keep their words.
            Given = [.. Rules.Select((r, i) => i < Given.Count ? Given[i] : string.Join('\n', r.Words))];
            ModelState.AddModelError("", Texts["quality.rows"]);
        }

        var typed = Rules.Select((r, i) => (r.Id, r.Test, Place: i, Words: WordsIn(Given[i]))).ToDictionary(r => r.Id);
        foreach (var rule in typed.Values.Where(r => r.Test == QualityTest.Lengthy && (r.Words.Count != 1 || !int.TryParse(r.Words[0], NumberStyles.None, CultureInfo.InvariantCulture, out _))))
        {
            ModelState.AddModelError($"Given[{rule.Place}]", Texts["quality.number"]);
        }

        return await SaveAsync(
            RulesShown with { QualityRules = [.. RulesShown.QualityRules.Select(r => typed.TryGetValue(r.Id, out var t) ? r with { Words = t.Words } : r)] },
            ModelPart.Quality, "governance-model.quality-changed", "parts.quality", cancellation);
    }

    // A space last asks for the whole word, so only the beginning is trimmed.
    private static List<string> WordsIn(string? text) =>
        [.. (text ?? "").ReplaceLineEndings("\n").Split('\n').Select(w => w.TrimStart().ToLowerInvariant()).Where(w => w.Trim().Length > 0).Distinct()];
}
