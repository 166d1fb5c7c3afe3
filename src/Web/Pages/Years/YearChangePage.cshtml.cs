using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Years;
using Styrkedja.Domain;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Years;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Years;

/// <summary>The change of year: what it would do, carrying it out, how far it has come, and taking it back.</summary>
[May(Permission.ManageGovernance)]
public sealed class YearChangePageModel(
    ChangeYear change, YearPreviews previews, ReverseYearChange reverse, Periods periods, TimeProvider clock, IStringLocalizer<YearTexts> texts) : PageModel
{
    /// <summary>Activities that a choice of their own is offered for; a form has no room for more.</summary>
    public const int MostChoices = 300;

    /// <summary>Seconds between two looks at how far the job has come.</summary>
    private const int LooksEvery = 2;

    /// <summary>Seconds without a sign of life after which the job is said to have stopped; a step takes far less.</summary>
    private const int SilentSeconds = 20;

    [BindProperty]
    public YearForm Form { get; set; } = new();

    [BindProperty]
    public Guid? Reversed { get; set; }

    [BindProperty]
    [Longest(TextLimits.Text)]
    public string? ReversalReason { get; set; }

    /// <summary>The year to open; the one after the open one where nothing else is asked for.</summary>
    [FromQuery(Name = "till")]
    public int? Asked { get; set; }

    public YearPreview Preview { get; private set; } = null!;

    /// <summary>The newest first.</summary>
    public IReadOnlyList<YearChange> Changes { get; private set; } = [];

    public YearChange? Latest => Changes.Count > 0 ? Changes[0] : null;

    /// <summary>The one that opened the year at hand; null when none has.</summary>
    public YearChange? Standing => Changes.Where(c => c.State == YearChangeState.Done).MaxBy(c => c.FromYear);

    /// <summary>Why the standing change cannot be taken back; null when it can.</summary>
    public string? Obstacle { get; private set; }

    /// <summary>Since when nothing has been heard of the job, as when the program was ended in the middle; null while it is at work.</summary>
    public DateTimeOffset? StoppedSince =>
        Latest is { State: YearChangeState.Working, AliveAt: { } alive } && clock.GetUtcNow() - alive > TimeSpan.FromSeconds(SilentSeconds) ? alive : null;

    /// <summary>Whether it is late in the open year, or past it.</summary>
    public bool IsDue => YearDue.IsDue(Preview.FromYear, Today);

    public DateOnly Today => periods.Today;

    /// <summary>A year that has just been opened is not offered to be closed, unless somebody asks.</summary>
    public bool ShowsOnlyWhatWasDone => Standing is not null && !IsDue && Asked is null && Latest is not { State: YearChangeState.Refused or YearChangeState.Failed };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        Form = YearForm.For(Preview);
        if (Latest is { IsUnderWay: true })
        {
            Response.Headers["Refresh"] = $"{LooksEvery}; url=/arsskifte";
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        if (Preview.Unfinished.Count == 0)
        {
            Form.ForAll ??= Words.Code(UnfinishedChoice.LetEnd);
        }

        if (Form.Given() is not { } given)
        {
            ModelState.AddModelError("Form.ForAll", texts["unfinished.missing"]);
            return Page();
        }

        if (ModelState.IsValid)
        {
            try
            {
                await change.AskAsync(Preview.ToYear, Form.Skips, given, Form.Seen, cancellation);
                return Redirect("/arsskifte");
            }
            catch (RuleBrokenException refusal) when (refusal.Rule == "year-change-once")
            {
                // Somebody was first, perhaps the same person a moment ago: how far it has come is the answer.
                return Redirect("/arsskifte");
            }
            catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
            {
                this.AddRefusal(refusal, rule => rule switch
                {
                    "replan-reason-required" => "Form.Reason",
                    "year-change-end-before-year" => "Form.NewEnd",
                    "year-change-skips" => "Form.Skips",
                    _ => "",
                });
                ModelState.Remove("Form.Seen");
                Form.Seen = Preview.Fingerprint();
            }
        }

        return Page();
    }

    public async Task<IActionResult> OnPostReverseAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation) || Changes.FirstOrDefault(c => c.Id == Reversed) is not { } wanted)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            Form = YearForm.For(Preview);
            return Page();
        }

        try
        {
            var (done, already) = await reverse.HandleAsync(wanted.Id, ReversalReason?.ReplaceLineEndings("\n"), cancellation);
            TempData["Said"] = already
                ? texts["reverse.said-already", done.FromYear, done.ToYear, done.ReversedByName ?? "", Dates.InWords(Dates.Day(done.ReversedAt!.Value))].Value
                : texts["reverse.said", wanted.FromYear, wanted.ToYear].Value;
            return Redirect("/arsskifte");
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            this.AddRefusal(refusal, rule => rule == "year-change-reason-required" ? nameof(ReversalReason) : "");
            Form = YearForm.For(Preview);
            return Page();
        }
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        var from = await previews.OpenYearAsync(cancellation);
        if (Asked is < 1990 or > 2999)
        {
            return false;
        }

        Preview = await previews.OfAsync(from, Asked is { } asked && asked > from ? asked : from + 1, cancellation);
        Changes = await change.AllAsync(cancellation);
        if (Standing is { } standing)
        {
            Obstacle = await reverse.ObstacleAsync(standing, cancellation) is { } obstacle ? Words.Current.Refusal(obstacle) : null;
        }

        return true;
    }
}
