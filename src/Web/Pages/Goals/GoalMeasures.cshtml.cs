using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Goals;
using Styrkedja.Application.Organisation;
using Styrkedja.Domain;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Measures;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Goals;

/// <summary>
/// What a goal is measured by. Each measure keeps its own key, so that rows change places, come and go between requests
/// without anything typed moving to another measure.
/// </summary>
[May(Permission.ManageGovernance)]
public sealed class GoalMeasuresModel(ChangeGoal goals, ChangeMeasures change, UnitChoices choices, Periods periods, IStringLocalizer<GoalTexts> texts) : PageModel
{
    /// <summary>By key.</summary>
    [BindProperty]
    public Dictionary<string, MeasureForm> Measures { get; set; } = [];

    /// <summary>The keys in the order of the page, with commas between.</summary>
    [BindProperty]
    public string? Order { get; set; }

    public Goal Goal { get; private set; } = null!;

    public IReadOnlyList<Unit> Units { get; private set; } = [];

    /// <summary>What somebody else has saved since the page was opened; null when nobody has.</summary>
    public Meanwhile? Meanwhile { get; private set; }

    /// <summary>Keys of the measures in their order.</summary>
    public IReadOnlyList<string> Keys => [.. (Order ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Where(Measures.ContainsKey).Distinct()];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        var seen = await change.VersionsOfAsync(Goal.Id, cancellation);
        foreach (var measure in await change.OfAsync(Goal.Id, cancellation))
        {
            Put(measure.Id.Value.ToString("N"), MeasureForm.Of(measure, seen.GetValueOrDefault(measure.Id)));
        }

        if (Measures.Count == 0)
        {
            AddEmpty();
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAddAsync(Guid id, CancellationToken cancellation) => await ShowAsync(id, AddEmpty, cancellation);

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, string key, CancellationToken cancellation) =>
        await ShowAsync(id, () => Order = string.Join(',', Keys.Where(k => k != key)), cancellation);

    public async Task<IActionResult> OnPostMoveAsync(Guid id, string key, int by, CancellationToken cancellation) => await ShowAsync(
        id,
        () =>
        {
            var keys = Keys.ToList();
            var at = keys.IndexOf(key);
            if (at >= 0)
            {
                keys.RemoveAt(at);
                keys.Insert(Math.Clamp(at + Math.Sign(by), 0, keys.Count), key);
            }

            Order = string.Join(',', keys);
        },
        cancellation);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        foreach (var key in Keys)
        {
            var measure = Measures[key];
            this.RequireText($"Measures[{key}].Text", measure.Text, Styrkedja.Application.Words.Current["rule.measure-text-required"]);
            if (measure.KindChosen == MeasureKind.Number)
            {
                this.RequireText($"Measures[{key}].Unit", measure.Unit, Styrkedja.Application.Words.Current["rule.measure-unit-required"]);
            }
        }

        if (ModelState.IsValid)
        {
            try
            {
                await change.HandleAsync(Goal.Id, [.. Keys.Select(k => Measures[k].Given)], cancellation);
                TempData["Said"] = texts["measures.saved"].Value;
                return Redirect(Address.Of(Goal.Id) + "#matt");
            }
            catch (RuleBrokenException refusal) when (refusal.Rule == Meanwhile.Rule)
            {
                await CompareAsync(cancellation);
            }
            catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
            {
                this.AddRefusal(refusal, rule => FieldOf(rule, refusal.Facts));
            }
        }

        return Page();
    }

    // Sending once more means: I have seen theirs and still say mine.
    private async Task CompareAsync(CancellationToken cancellation)
    {
        var seen = await change.VersionsOfAsync(Goal.Id, cancellation);
        var stored = (await change.OfAsync(Goal.Id, cancellation)).ToDictionary(m => m.Id.Value, m => MeasureForm.Of(m, seen.GetValueOrDefault(m.Id)));
        var both = Keys.Where(k => Measures[k].Id is { } id && stored.ContainsKey(id)).Select(k => (Key: k, Mine: Measures[k], Theirs: stored[Measures[k].Id!.Value])).ToList();
        Meanwhile = Meanwhile.Of(both.SelectMany(b => new (string, object?, object?)[]
        {
            (texts["measures.text"], b.Theirs.Text, b.Mine.Text),
            (texts["measures.unit"], b.Theirs.Unit, b.Mine.Unit),
            (texts["measures.target"], b.Theirs.Target, b.Mine.Target),
            (texts["measures.partly-from"], b.Theirs.PartlyFrom, b.Mine.PartlyFrom),
            (texts["measures.description"], b.Theirs.Description, b.Mine.Description),
            (texts["measures.source"], b.Theirs.Source, b.Mine.Source),
            (texts["measures.expected"], b.Theirs.ExpectedOn, b.Mine.ExpectedOn),
        }));
        foreach (var (key, mine, theirs) in both)
        {
            ModelState.Remove($"Measures[{key}].Seen");
            mine.Seen = theirs.Seen;
        }
    }

    private string FieldOf(string rule, IReadOnlyList<object> facts)
    {
        var field = rule switch { "measure-base-incomplete" => "BaseYear", "measure-partly-beyond-target" => "PartlyFrom", _ => null };
        return field is not null && Keys.FirstOrDefault(k => Measures[k].Text?.Trim() == facts[0].ToString()) is { } key ? $"Measures[{key}].{field}" : "";
    }

    private async Task<IActionResult> ShowAsync(Guid id, Action work, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        work();
        return Page();
    }

    private void AddEmpty()
    {
        var number = 1;
        while (Measures.ContainsKey(string.Create(CultureInfo.InvariantCulture, $"ny{number}")))
        {
            number++;
        }

        Put(string.Create(CultureInfo.InvariantCulture, $"ny{number}"), new MeasureForm { Kind = "number", Direction = "up" });
    }

    private void Put(string key, MeasureForm measure)
    {
        Measures[key] = measure;
        Order = Order is null or "" ? key : $"{Order},{key}";
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await goals.ForChangeAsync(new GoalId(id), cancellation) is not { } found)
        {
            return false;
        }

        Goal = found.Goal;
        Units = [.. (await choices.UnitsAsync(periods.Today, cancellation)).Select(c => c.Unit)];
        return true;
    }
}
