using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.Activities;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.People;
using Styrkedja.Application.Reminders;
using Styrkedja.Application.Years;
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

/// <summary>A period's follow-up: who has reported, how each goal is assessed, and when all of it is locked and published.</summary>
[May(Permission.ReadPlan)]
public sealed class FollowUpModel(
    YearOverviews overviews,
    ActivityListing activities,
    StyrkedjaDbContext database,
    LockPeriod locking,
    PublishPeriod publishing,
    Periods periods,
    RemindNow remind,
    CurrentUser user,
    IStringLocalizer<FollowUpTexts> texts,
    IStringLocalizer<ReminderTexts> reminders) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public FollowUpQuery Query { get; set; } = new();

    [BindProperty]
    public string? Reason { get; set; }

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
    public bool MayRule => user.May(Permission.RecordDecisions);

    public bool MayAssess => user.May(Permission.AssessGoals) && !Period.IsLocked && !IsYearClosed;

    public bool IsYearClosed { get; private set; }

    public IEnumerable<Unit> Units => Board.Overview.Units.All.OrderBy(u => u.Name, StringComparer.CurrentCulture);

    /// <summary>Units that have not finished and that the person may remind now; none where reminders are off or the period is not the one reported for.</summary>
    public IReadOnlyList<UnitId> ToRemind { get; private set; } = [];

    /// <summary>The list of every activity; null when the board is shown.</summary>
    public PeriodListing? Listing { get; private set; }

    public async Task<IActionResult> OnGetAsync(int year, int number, CancellationToken cancellation)
    {
        if (Query.View != FollowUpQuery.Activities || year is < 1990 or > 2999 || number is < 1 or > Rhythm.MostPeriods)
        {
            return await LoadAsync(year, number, cancellation) ? Page() : NotFound();
        }

        var tertial = new PeriodKey(year, number);
        var units = await database.Units.AsNoTracking().OrderBy(u => u.Name).ToListAsync(cancellation);
        if (Query.Page is < 1 or > 100_000)
        {
            return NotFound();
        }

        Listing = new PeriodListing(tertial, Query, units, await activities.ReadAsync((await periods.CalendarAsync(cancellation))[tertial], PeriodListing.Filter(Query), cancellation));
        return Listing.Page.Total == 0 && Query.Page > 1 ? Redirect(Request.Path + Listing.PageLink(1)) : Page();
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
            return Redirect(Address.Of(Tertial));
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            ModelState.AddModelError("", Words.Current.Refusal(refusal));
            return Page();
        }
    }

    public IEnumerable<GoalStanding> Shown(GoalGroup group) => group.Goals.Select(g => Board[g.Id]).Where(Query.Keeps(Board));

    public int Count(string selection) => Board.Goals.Count((Query with { Selection = selection }).Keeps(Board));

    private async Task<IActionResult> ChangeAsync(int year, int number, string said, Func<PeriodKey, Task> change, CancellationToken cancellation)
    {
        if (year is < 1990 or > 2999 || number is < 1 or > Rhythm.MostPeriods)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            await LoadAsync(year, number, cancellation);
            return Page();
        }

        try
        {
            await change(new PeriodKey(year, number));
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            ModelState.AddModelError(refusal.Rule switch { "unlock-reason-required" => nameof(Reason), "period-unconfirmed" => nameof(EvenUnconfirmed), _ => "" }, Words.Current.Refusal(refusal));
            await LoadAsync(year, number, cancellation);
            return Page();
        }

        TempData["Said"] = texts[$"said.{said}", Words.Current.PeriodHead((await periods.CalendarAsync(cancellation)).Called(new PeriodKey(year, number))), year].Value;
        return Redirect(Address.Of(new PeriodKey(year, number)));
    }

    private async Task<bool> LoadAsync(int year, int number, CancellationToken cancellation)
    {
        if (year is < 1990 or > 2999 || number is < 1 or > Rhythm.MostPeriods)
        {
            return false;
        }

        Tertial = new PeriodKey(year, number);
        var overview = await overviews.LoadAsync(Tertial, cancellation);
        Board = new FollowUpBoard(overview);
        Period = overview.Period ?? Periods.Plan(Tertial, overview.Rules);
        IsYearClosed = year <= await database.ClosedThroughAsync(cancellation);
        ToRemind = await ToRemindAsync(cancellation);
        return true;
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
