using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.Governance;
using Styrkedja.Domain;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Governance;

/// <summary>Which levels of goals the year has, what they are called, who decides on them and how many are meant.</summary>
[May(Permission.ManageGovernance)]
public sealed class LevelsPageModel(ChangeGovernanceModel change, IStringLocalizer<GovernanceTexts> texts) : ModelPartPage(change, texts)
{
    /// <summary>The kinds a model can have; unknown is what a document did not say.</summary>
    public static IReadOnlyList<GoalKind> Kinds { get; } = [.. Enum.GetValues<GoalKind>().Where(k => k != GoalKind.Unknown)];

    [BindProperty]
    public List<LevelForm> Levels { get; set; } = [];

    public async Task<IActionResult> OnGetAsync(int year, CancellationToken cancellation)
    {
        if (!await LoadAsync(year, cancellation))
        {
            return NotFound();
        }

        Levels = [.. Kinds.Select(k => LevelForm.Of(k, RulesShown.LevelOf(k)))];
        Version = Years.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int year, CancellationToken cancellation)
    {
        if (!await LoadAsync(year, cancellation))
        {
            return NotFound();
        }

        var chosen = Levels.Where(l => l.Used && Kinds.Contains(l.Kind)).DistinctBy(l => l.Kind).ToList();
        if (chosen.Count == 0)
        {
            ModelState.AddModelError("", Texts["levels.none"]);
        }

        return await SaveAsync(RulesShown with { GoalLevels = [.. chosen.Select(l => l.ToGiven())] }, ModelPart.Levels, "governance-model.levels-changed", "parts.levels", cancellation);
    }
}

/// <summary>A level as typed.</summary>
public sealed class LevelForm
{
    public GoalKind Kind { get; set; }

    public bool Used { get; set; }

    [Longest(TextLimits.Name)]
    public string? Name { get; set; }

    public List<BodyKind> DecidedBy { get; set; } = [];

    public int? AtLeast { get; set; }

    public int? AtMost { get; set; }

    public GoalLevel ToGiven() => new(Kind, [.. DecidedBy.Distinct().Order()], AtLeast, AtMost) { Name = string.IsNullOrWhiteSpace(Name) ? null : Name.Trim() };

    public static LevelForm Of(GoalKind kind, GoalLevel? level) => new()
    {
        Kind = kind,
        Used = level is not null,
        Name = level?.Name,
        DecidedBy = [.. level?.DecidedBy ?? []],
        AtLeast = level?.AtLeast,
        AtMost = level?.AtMost,
    };
}
