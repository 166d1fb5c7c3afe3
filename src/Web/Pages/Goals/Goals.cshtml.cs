using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Application.Goals;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Goals;

/// <summary>A year's goals, each with how far it has come and its latest assessment; proposals are prepared and adopted together.</summary>
[May(Permission.ReadPlan)]
public sealed class GoalsModel(YearOverviews overviews, Periods periods, UnitChoices choices, DecideGoal decide, CurrentUser user, IStringLocalizer<GoalTexts> texts)
    : PageModel, IDecisionFields
{
    [FromQuery(Name = "ar")]
    public int? Year { get; set; }

    [FromQuery(Name = "omrade")]
    public Guid? Area { get; set; }

    /// <summary>A kind's code, e.g. <c>financial-management</c>.</summary>
    [FromQuery(Name = "slag")]
    public string? Kind { get; set; }

    [FromQuery(Name = "q")]
    public string? Text { get; set; }

    /// <summary>A state's code, e.g. <c>proposed</c>.</summary>
    [FromQuery(Name = "lage")]
    public string? State { get; set; }

    /// <summary>The goals that a step is taken with.</summary>
    [BindProperty]
    public List<Guid> Chosen { get; set; } = [];

    [BindProperty]
    public DecisionForm Decision { get; set; } = new();

    public IReadOnlyList<Body> Bodies { get; private set; } = [];

    public IReadOnlyList<string> Deciders => [.. Bodies.Select(b => b.Name)];

    public bool MayManage => user.May(Permission.ManageGovernance);

    /// <summary>Goals that nobody has said whose they are or what they belong to, as an imported document may leave them.</summary>
    public IReadOnlyList<Goal> Lacking => [.. Overview.Goals.Where(g => g.State != GoalState.Closed && (g.LacksBody || (g.LacksArea && Overview.GoalAreas.Count > 0)))];

    /// <summary>Key of the words for what a goal of <see cref="Lacking"/> lacks.</summary>
    public static string LackingOf(Goal goal) => (goal.LacksBody, goal.LacksArea) switch
    {
        (true, true) => "lacking.both",
        (true, false) => "lacking.body",
        _ => "lacking.area",
    };

    /// <summary>Bodies with fewer or more goals than their level means; told, never refused (R003).</summary>
    public IReadOnlyList<LimitPassed> Limits => GoalLimits.PassedBy(Overview.Goals, Overview.Rules);

    /// <summary>Whether something on the page can be prepared or adopted.</summary>
    public bool HasUndecided => MayManage && Groups.SelectMany(g => g.Goals).Any(IsUndecided);

    public YearOverview Overview { get; private set; } = null!;

    public int ThisYear => periods.Today.Year;

    public bool IsFiltered => Area is not null || !string.IsNullOrEmpty(Kind) || !string.IsNullOrEmpty(State) || !string.IsNullOrWhiteSpace(Text);

    /// <summary>Under their headings, those with something to show.</summary>
    public IEnumerable<(string Heading, IReadOnlyList<Goal> Goals)> Groups
    {
        get
        {
            var shown = Overview.Goals.Where(Keeps).ToList();
            foreach (var kind in new[] { GoalKind.Council, GoalKind.Effect, GoalKind.Financial })
            {
                if (shown.Where(g => g.Kind == kind).ToList() is { Count: > 0 } goals)
                {
                    yield return (Words.GoalKind(kind), goals);
                }
            }

            foreach (var group in Overview.GoalGroups)
            {
                if (group.Goals.Where(Keeps).ToList() is { Count: > 0 } goals)
                {
                    yield return (group.Heading(Words), goals);
                }
            }
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        return Page();
    }

    public Task<IActionResult> OnPostPrepareAsync(CancellationToken cancellation) =>
        StepAsync("step.prepared-many", goals => decide.PrepareAsync(goals, cancellation), cancellation);

    public Task<IActionResult> OnPostAdoptAsync(CancellationToken cancellation)
    {
        Decision.Check(this, nameof(Decision), texts);
        return StepAsync("step.adopted-many", goals => decide.AdoptAsync(goals, Decision.Printed, cancellation), cancellation);
    }

    public static bool IsUndecided(Goal goal) => goal.State is GoalState.Proposed or GoalState.Prepared;

    public string NameOf(BodyId body) => Bodies.FirstOrDefault(b => b.Id == body)?.Name ?? "";

    public string NameOf(GoalLevel level) => Words.GoalKind(level.Kind);

    /// <summary>The words of the year shown.</summary>
    public ModelWords Words => new(Overview.Rules, Application.Words.Current);

    public GoalAssessment? LatestOf(Goal goal) => Overview.Assessments.Where(a => a.GoalId == goal.Id && a.Tertial <= Overview.Tertial).MaxBy(a => a.Tertial);

    private async Task<IActionResult> StepAsync(string said, Func<IReadOnlyCollection<GoalId>, Task> step, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        if (Chosen.Count == 0)
        {
            ModelState.AddModelError(nameof(Chosen), texts["step.none-chosen"]);
        }

        if (ModelState.IsValid)
        {
            try
            {
                await step([.. Chosen.Distinct().Select(g => new GoalId(g))]);
                TempData["Said"] = texts[said, Chosen.Distinct().Count()].Value;
                return Redirect(Address.Goals(Year ?? periods.Today.Year));
            }
            catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
            {
                this.AddRefusal(refusal, _ => "");
            }
        }

        await LoadAsync(cancellation);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        var tertial = (Year is >= 1990 and <= 2999 ? await periods.AtHandAsync(Year.Value, cancellation) : await periods.AtHandAsync(cancellation)).Tertial;
        Overview = await overviews.LoadAsync(tertial, cancellation);
        Bodies = await choices.BodiesAsync(new DateOnly(tertial.Year, 1, 1), cancellation);
    }

    private bool Keeps(Goal goal) =>
        (Area is not { } area || goal.GoalAreaId?.Value == area)
        && (string.IsNullOrEmpty(Kind) || Application.Words.Code(goal.Kind) == Kind)
        && (string.IsNullOrEmpty(State) || Application.Words.Code(goal.State) == State)
        && (string.IsNullOrWhiteSpace(Text) || goal.Title.Contains(Text.Trim(), StringComparison.CurrentCultureIgnoreCase));
}
