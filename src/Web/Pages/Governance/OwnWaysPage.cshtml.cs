using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.Governance;
using Styrkedja.Application.Organisation;
using Styrkedja.Domain;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Governance;

/// <summary>Which bodies govern otherwise than the municipality in a year, in what, and the way back (R128).</summary>
[May(Permission.ManageGovernance)]
public sealed class OwnWaysPageModel(ChangeGovernanceModel change, UnitChoices choices, IStringLocalizer<GovernanceTexts> texts) : ModelPartPage(change, texts)
{
    private readonly ChangeGovernanceModel _change = change;

    /// <summary>The body that is given a way of its own.</summary>
    [BindProperty]
    public Guid? Chosen { get; set; }

    /// <summary>A ready model's id; <see cref="PrepareModelModel.Holding"/> changes nothing yet but leads to the assessment table.</summary>
    [BindProperty]
    public string? From { get; set; }

    public IReadOnlyList<Body> Bodies { get; private set; } = [];

    public static IReadOnlyList<ReadyModel> Ready => ReadyModels.All(Words.Current);

    /// <summary>Bodies that do something their own way, each with what differs in words.</summary>
    public IEnumerable<(Body Body, OwnWay Own, IReadOnlyList<ModelChange> Differs)> Own =>
        from own in Years.Model.Rules.OwnWays
        let body = Bodies.FirstOrDefault(b => b.Id == own.Body)
        where body is not null
        orderby body.Name
        select (body, own, ModelChanges.Between(Years.Model.Rules, Years.Model.Rules.For(own.Body), Words.Current));

    public static string AddressOf(ModelPart part) => part switch
    {
        ModelPart.Levels => "nivaer",
        ModelPart.Scales => "skalor",
        ModelPart.Table => "bedomningstabell",
        ModelPart.Quality => "granskningsord",
        _ => "",
    };

    public async Task<IActionResult> OnGetAsync(int year, CancellationToken cancellation)
    {
        if (!await ShowAsync(year, cancellation))
        {
            return NotFound();
        }

        Version = Years.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int year, CancellationToken cancellation)
    {
        if (!await ShowAsync(year, cancellation))
        {
            return NotFound();
        }

        if (Bodies.FirstOrDefault(b => b.Id.Value == Chosen) is not { } body)
        {
            ModelState.AddModelError(nameof(Chosen), Texts["own.missing"]);
            return Page();
        }

        return From == PrepareModelModel.Holding
            ? Redirect(Address.Governance(year, AddressOf(ModelPart.Table), body.Id))
            : await DoAsync(() => _change.GoOwnWayAsync(Years, body.Id, From, Version, cancellation), Texts["own.said", body.Name, year]);
    }

    /// <param name="body">Whom to unify.</param>
    /// <param name="part">In what; null in all.</param>
    public async Task<IActionResult> OnPostUnifyAsync(int year, Guid body, ModelPart? part, CancellationToken cancellation)
    {
        if (!await ShowAsync(year, cancellation) || Bodies.FirstOrDefault(b => b.Id.Value == body) is not { } unified)
        {
            return NotFound();
        }

        return await DoAsync(() => _change.UnifyAsync(Years, unified.Id, part, Version, cancellation), Texts["own.unified", unified.Name, year]);
    }

    private async Task<IActionResult> DoAsync(Func<Task> step, string said)
    {
        try
        {
            await step();
            TempData["Said"] = said;
            return Redirect(Address.OwnWays(Year));
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            // What another has changed stands on the page now, and has been seen.
            ModelState.Remove(nameof(Version));
            Version = Years.Version;
            this.AddRefusal(refusal, rule => rule is "own-way-alike" or "ready-model-unknown" ? nameof(From) : "");
            return Page();
        }
    }

    private async Task<bool> ShowAsync(int year, CancellationToken cancellation)
    {
        BodyKey = null;
        if (!await LoadAsync(year, cancellation))
        {
            return false;
        }

        Bodies = await choices.BodiesAsync(new DateOnly(year, 1, 1), cancellation);
        return true;
    }
}
