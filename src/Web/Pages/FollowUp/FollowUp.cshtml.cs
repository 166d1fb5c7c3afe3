using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.Activities;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.People;
using Styrkedja.Application.Reminders;
using Styrkedja.Application.Years;
using Styrkedja.Documents.Excel;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.FollowUp;

/// <summary>
/// The strategist's board of a follow-up, in parts with an address each: goals, units, what deviates, what has changed, what does
/// not fit together, and every activity. A part asks only for what it shows.
/// </summary>
[May(Permission.ReadPlan)]
public sealed class FollowUpModel(
    YearOverviews overviews,
    ActivityListing activities,
    Deviations deviations,
    Changes changes,
    Findings findings,
    StyrkedjaDbContext database,
    LockPeriod locking,
    PublishPeriod publishing,
    Periods periods,
    RemindNow remind,
    CurrentUser user,
    YearsWords years,
    IStringLocalizer<FollowUpTexts> texts,
    IStringLocalizer<ReminderTexts> reminders) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public FollowUpQuery Query { get; set; } = new();

    [BindProperty]
    public string? Reason { get; set; }

    public FilteredOverview Filtered { get; private set; } = null!;

    /// <summary>Whether the person has said yes to locking or publishing although assessments wait for a second person.</summary>
    [BindProperty]
    public bool EvenUnconfirmed { get; set; }

    /// <summary>Goals whose assessment waits for a second person.</summary>
    public IReadOnlyList<Goal> Unconfirmed => [.. Board.Overview.Goals.Where(g => Board.Overview.AssessmentOf(g.Id)?.IsUnconfirmed == true)];

    public FollowUpBoard Board { get; private set; } = null!;

    public PeriodKey Tertial { get; private set; }

    /// <summary>As set up, or as the year's model would set it up.</summary>
    public FollowUpPeriod Period { get; private set; } = null!;

    public WhoWhen WhoWhen() => new(Period, Board.Overview.At, IsYearClosed, user);

    public DateOnly Today => periods.Today;

    public bool MayManage => user.May(Permission.ManageGovernance);

    /// <summary>Whether the person may record what a body has ordered.</summary>
    public bool MayRule => user.May(Permission.RecordDecisions) && !IsYearClosed;

    public bool MayAssess => user.May(Permission.AssessGoals) && !Period.IsLocked && !IsYearClosed;

    public bool IsYearClosed { get; private set; }

    /// <summary>What can be filtered by.</summary>
    public BoardChoices Choices { get; private set; } = null!;

    /// <summary>Reports that wait for the person at hand to approve.</summary>
    public int ToApprove { get; private set; }

    /// <summary>Units that have not finished and that the person may remind now; none where reminders are off or the period is not the one reported for.</summary>
    public IReadOnlyList<UnitId> ToRemind { get; private set; } = [];

    /// <summary>Each of the year's units, of the part with units.</summary>
    public IReadOnlyList<UnitFigures> Figures { get; private set; } = [];

    public IReadOnlyList<DeviatingActivity> Deviating { get; private set; } = [];

    public ChangesSinceLast Changed { get; private set; } = new([], []);

    public YearFindings Found { get; private set; } = new([], []);

    /// <summary>Of the part with every activity.</summary>
    public PeriodListing? Listing { get; private set; }

    public BoardOrder Order() => new(Query, NameOf);

    public string NameOf(UnitId unit) => Filtered.Overview.Units.Find(unit)?.Name ?? "";

    /// <summary>The units laid beside each other, in the order of the tree.</summary>
    public IReadOnlyList<UnitFigures> Compared() => [.. Figures.Where(f => Query.Compared.Contains(f.Unit.Id.Value)).Take(FollowUpQuery.MostCompared)];

    /// <summary>The units of a selection.</summary>
    public IEnumerable<UnitFigures> Selected(string selection) => Figures.Where(f => selection switch
    {
        "inte-klara" => f.Own.Left > 0,
        "vantar" => f.Own.Waiting > 0,
        "under-minsta" => !f.ReachesMinimum,
        _ => true,
    });

    public IEnumerable<GoalStanding> Shown(GoalGroup group) => group.Goals.Select(g => Board[g.Id]).Where(g => Keeps(g, Query.Chosen()));

    public int Count(string selection) => Board.Goals.Count(g => Keeps(g, selection));

    public async Task<IActionResult> OnGetAsync(int year, int number, CancellationToken cancellation)
    {
        if (Query.Page is < 1 or > 100_000 || !await LoadAsync(year, number, cancellation))
        {
            return NotFound();
        }

        return Listing is { Page.Total: 0 } && Query.Page > 1 ? Redirect(Request.Path + Listing.PageLink(1)) : Page();
    }

    /// <summary>The rows of a part as a workbook, with the same filter.</summary>
    public async Task<IActionResult> OnGetExcelAsync(int year, int number, CancellationToken cancellation)
    {
        Query = Query with { Whole = true, Page = 1 };
        if (!await LoadAsync(year, number, cancellation))
        {
            return NotFound();
        }

        var names = await years.PeriodsAsync(cancellation);
        using var file = new MemoryStream();
        new BoardWorkbook(this, await years.OfAsync(year, cancellation), names, texts).Write(file);
        return File(file.ToArray(), Sheets.ContentType, $"{Municipalities.SlugOf(texts["title", names.InText(Tertial), year])}-{Query.Part()}.xlsx");
    }

    public Task<IActionResult> OnPostLockAsync(int year, int number, CancellationToken cancellation) =>
        ChangeAsync(year, number, "locked", async tertial => await locking.LockAsync(tertial, EvenUnconfirmed, cancellation), cancellation);

    public Task<IActionResult> OnPostUnlockAsync(int year, int number, CancellationToken cancellation) =>
        ChangeAsync(year, number, "unlocked", async tertial => await locking.UnlockAsync(tertial, Reason, cancellation), cancellation);

    public Task<IActionResult> OnPostPublishAsync(int year, int number, CancellationToken cancellation) =>
        ChangeAsync(year, number, "published", async tertial => await publishing.HandleAsync(tertial, EvenUnconfirmed, cancellation), cancellation);

    /// <summary>Reminds those who have not reported.</summary>
    public async Task<IActionResult> OnPostRemindAsync(int year, int number, CancellationToken cancellation)
    {
        if (!await LoadAsync(year, number, cancellation))
        {
            return NotFound();
        }

        try
        {
            var (reminded, already) = await remind.HandleAsync(ToRemind, cancellation);
            string[] said =
            [
                .. reminded.Count > 0 ? [reminders["now.said", new Counted(reminded.Count), string.Join(", ", reminded)].Value] : Array.Empty<string>(),
                .. already.Count > 0 ? [reminders["now.already", new Counted(already.Count), string.Join(", ", already)].Value] : Array.Empty<string>(),
            ];
            TempData["Said"] = said.Length == 0 ? reminders["now.nobody"].Value : string.Join(' ', said);
            return Redirect(Address.Of(Tertial) + (Query.Part() == FollowUpQuery.Units ? Query.PartLink(FollowUpQuery.Units) : ""));
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            ModelState.AddModelError("", Words.Current.Refusal(refusal));
            return Page();
        }
    }

    private async Task<IActionResult> ChangeAsync(int year, int number, string said, Func<PeriodKey, Task> change, CancellationToken cancellation)
    {
        if (year is < 1990 or > 2999)
        {
            return NotFound();
        }

        var tertial = (await periods.CalendarAsync(cancellation)).KeyOf(year, number);
        if (!ModelState.IsValid)
        {
            await LoadAsync(year, number, cancellation);
            return Page();
        }

        try
        {
            await change(tertial);
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            ModelState.AddModelError(refusal.Rule switch { "unlock-reason-required" => nameof(Reason), "period-unconfirmed" => nameof(EvenUnconfirmed), _ => "" }, Words.Current.Refusal(refusal));
            await LoadAsync(year, number, cancellation);
            return Page();
        }

        TempData["Said"] = texts[$"said.{said}", Words.Current.PeriodHead((await periods.CalendarAsync(cancellation)).Called(tertial)), year].Value;
        return Redirect(Address.Of(tertial));
    }

    private async Task<bool> LoadAsync(int year, int number, CancellationToken cancellation)
    {
        if (year is < 1990 or > 2999)
        {
            return false;
        }

        Tertial = (await periods.CalendarAsync(cancellation)).KeyOf(year, number);
        return await (Query.Part() == FollowUpQuery.Activities ? LoadListAsync(cancellation) : LoadBoardAsync(cancellation));
    }

    /// <summary>The list reads its own rows and little else: thousands of rows are read once.</summary>
    private async Task<bool> LoadListAsync(CancellationToken cancellation)
    {
        var at = (await periods.CalendarAsync(cancellation))[Tertial];
        var shown = at.DayToShow(Today);
        var units = (await database.Units.AsNoTracking().ToListAsync(cancellation)).ConvertAll(u => u.AsOn(shown));
        var areas = await database.GoalAreas.AsNoTracking().OrderBy(a => a.Order).ThenBy(a => a.Name).ToListAsync(cancellation);
        Choices = new BoardChoices(units, await BodiesAsync(shown, cancellation), areas);
        var filter = Query.Filter();
        var goals = filter is { Body: null, Area: null } ? [] : await database.Goals.AsNoTracking().Where(g => g.FirstYear <= at.Year && g.LastYear >= at.Year).ToListAsync(cancellation);
        IsYearClosed = at.Year <= await database.ClosedThroughAsync(cancellation);
        Listing = new PeriodListing(Query, await activities.ReadAsync(at, PeriodListing.Filter(Query, filter.GoalsOf(goals, Choices.Bodies)), cancellation));
        return true;
    }

    private async Task<bool> LoadBoardAsync(CancellationToken cancellation)
    {
        var overview = await overviews.LoadAsync(Tertial, cancellation);
        Choices = new BoardChoices([.. overview.Units.All], await BodiesAsync(overview.At.DayToShow(Today), cancellation), overview.GoalAreas);
        Filtered = new FilteredOverview(overview, Choices.Bodies, Query.Filter());
        Board = new FollowUpBoard(overview);
        Period = overview.Period ?? Periods.Plan(Tertial, overview.Rules);
        IsYearClosed = Tertial.Year <= await database.ClosedThroughAsync(cancellation);
        ToApprove = await ToApproveAsync(cancellation);
        await LoadPartAsync(cancellation);
        return true;
    }

    private async Task<List<Body>> BodiesAsync(DateOnly shown, CancellationToken cancellation) =>
        (await database.Bodies.AsNoTracking().ToListAsync(cancellation)).ConvertAll(b => b.AsOn(shown));

    private async Task LoadPartAsync(CancellationToken cancellation)
    {
        switch (Query.Part())
        {
            case FollowUpQuery.Units:
                ToRemind = await ToRemindAsync(cancellation);
                Figures = UnitFigures.Of(Filtered);
                break;
            case FollowUpQuery.Deviations:
                Deviating = await deviations.OfAsync(Filtered, cancellation);
                break;
            case FollowUpQuery.Changes:
                Changed = await changes.OfAsync(Filtered, cancellation);
                break;
            case FollowUpQuery.Findings:
                Found = await findings.OfAsync(Filtered, Choices.Bodies, cancellation);
                break;
            default:
                ToRemind = await ToRemindAsync(cancellation);
                break;
        }
    }

    private bool Keeps(GoalStanding standing, string selection) =>
        Filtered.Keeps(standing.Goal.Id) && (Query.Unit is null || standing.Activities.Any(a => Filtered.Keeps(a.Owner))) && selection switch
        {
            "att-bedoma" => standing.Assessment is null,
            "avviker" => standing.Differs,
            "preliminara" => standing.IsPreliminary,
            _ => true,
        };

    private async Task<int> ToApproveAsync(CancellationToken cancellation)
    {
        if (!user.May(Permission.ApproveReports) || Period.IsLocked || IsYearClosed)
        {
            return 0;
        }

        var reach = await user.UnitsForAsync(Permission.ApproveReports, cancellation);
        return Filtered.Overview.Activities.Count(a => a.IsWaitingFor(Tertial) && (reach is null || reach.Contains(a.HeldNow)));
    }

    private async Task<IReadOnlyList<UnitId>> ToRemindAsync(CancellationToken cancellation)
    {
        if (!user.May(Permission.ApproveReports) || IsYearClosed || !Period.IsOpenOn(Today) || !await remind.IsPossibleAsync(cancellation) || (await periods.CurrentAsync(cancellation))?.Tertial != Tertial)
        {
            return [];
        }

        var reach = await user.UnitsForAsync(Permission.ApproveReports, cancellation);
        return [.. Board.Units.Where(u => u.Left > 0 && (reach is null || reach.Contains(u.Unit.Id))).Select(u => u.Unit.Id)];
    }
}
