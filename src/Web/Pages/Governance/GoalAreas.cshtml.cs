using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.Governance;
using Styrkedja.Domain;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Governance;

/// <summary>A goal area as typed.</summary>
public sealed class GoalAreaForm
{
    /// <summary>Null for a new one.</summary>
    public Guid? Id { get; set; }

    [Longest(TextLimits.Name)]
    public string? Name { get; set; }

    /// <summary>Place in the order; those without one keep the place they stand in.</summary>
    public int? Order { get; set; }

    public bool Remove { get; set; }

    /// <summary>The version the person had before their eyes.</summary>
    public uint Version { get; set; }

    public bool IsGiven() => Id is not null || Name is not null;
}

/// <summary>Adds, renames, orders and removes the areas that goals are listed under (R029).</summary>
[May(Permission.ManageGovernance)]
public sealed class GoalAreasModel(ChangeGoalAreas change, IStringLocalizer<VisionTexts> texts) : PageModel
{
    private const int EmptyRows = 2;

    private IReadOnlyList<GoalAreaRow> _stored = [];

    [BindProperty]
    public List<GoalAreaForm> Areas { get; set; } = [];

    /// <summary>What somebody else has saved since the form was opened; null when nobody has.</summary>
    public Meanwhile? Meanwhile { get; private set; }

    public int GoalsOf(Guid? id) => _stored.FirstOrDefault(a => a.Id.Value == id)?.Goals ?? 0;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        _stored = await change.AllAsync(cancellation);
        Areas = [.. _stored.Select((a, i) => new GoalAreaForm { Id = a.Id.Value, Name = a.Name, Order = i + 1, Version = a.Version })];
        AddRows();
    }

    public async Task OnPostRowsAsync(CancellationToken cancellation)
    {
        _stored = await change.AllAsync(cancellation);
        AddRows();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        _stored = await change.AllAsync(cancellation);
        for (var i = 0; i < Areas.Count; i++)
        {
            if (Areas[i].IsGiven() && !Areas[i].Remove)
            {
                this.RequireText($"Areas[{i}].Name", Areas[i].Name, Words.Current["rule.goal-area-name-required"]);
            }
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            await change.HandleAsync([.. InOrder().Select(a => new GoalAreaGiven(a.Id is { } id ? new GoalAreaId(id) : null, a.Name, a.Remove, a.Version))], cancellation);
            TempData["Said"] = texts["goal-areas.saved"].Value;
            return Redirect(Address.GoalAreas);
        }
        catch (RuleBrokenException refusal) when (refusal.Rule == Meanwhile.Rule)
        {
            ShowBoth();
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            var at = refusal.Rule == "goal-area-in-use" ? Areas.FindIndex(a => a.Remove && _stored.Any(s => s.Id.Value == a.Id && s.Name == (string)refusal.Facts[0])) : -1;
            this.AddRefusal(refusal, _ => at < 0 ? "" : $"Areas[{at}].Remove");
        }

        return Page();
    }

    private IEnumerable<GoalAreaForm> InOrder() => Areas.Where(a => a.IsGiven()).Select((a, i) => (Area: a, At: i)).OrderBy(a => a.Area.Order ?? int.MaxValue).ThenBy(a => a.At).Select(a => a.Area);

    private void AddRows() => Areas.AddRange(Enumerable.Range(0, EmptyRows).Select(_ => new GoalAreaForm()));

    /// <summary>What was typed stays; areas that others have added come along, and those they removed go.</summary>
    private void ShowBoth()
    {
        var typed = InOrder().Where(a => !a.Remove).Select(a => a.Name?.Trim());
        Meanwhile = Meanwhile.Of((texts["goal-areas.title"], string.Join("\n", _stored.Select(a => a.Name)), string.Join("\n", typed)));
        ModelState.Clear();
        Areas.RemoveAll(a => a.Id is { } id && _stored.All(s => s.Id.Value != id));
        Areas.AddRange(_stored.Where(s => Areas.All(a => a.Id != s.Id.Value)).Select(s => new GoalAreaForm { Id = s.Id.Value, Name = s.Name }));
        foreach (var area in Areas.Where(a => a.Id is not null))
        {
            area.Version = _stored.First(s => s.Id.Value == area.Id).Version;
        }
    }
}
