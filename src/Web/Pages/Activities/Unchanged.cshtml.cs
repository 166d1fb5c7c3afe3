using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Activities;
using Styrkedja.Application.Governance;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;
using Styrkedja.Web.SignIn;

namespace Styrkedja.Web.Pages.Activities;

/// <summary>
/// Reports that nothing has changed since last: one press from the list of tasks. It asks only where the state deviates or
/// waits, or where something does not seem to fit together.
/// </summary>
[May(Permission.ReportActivities)]
public sealed class UnchangedModel(
    ActivityReading reading, ReportTermsReading ground, ReportActivity report, Periods periods, HeldForms held, CurrentUser user, YearsWords years, IStringLocalizer<ActivityTexts> texts) : PageModel
{
    [BindProperty]
    public string? Comment { get; set; }

    /// <summary>Codes of the questions the person has answered by sending all the same.</summary>
    [BindProperty]
    public string? Answered { get; set; }

    public ActivityView View { get; private set; } = null!;

    public PeriodKey Tertial { get; private set; }

    private DateOnly _cutoff;

    public StatusReport Previous { get; private set; } = null!;

    public IReadOnlyList<Observation> Questions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, int year, int number, CancellationToken cancellation)
    {
        if (await LoadAsync(id, year, number, cancellation) is { } elsewhere)
        {
            return elsewhere;
        }

        try
        {
            (await ground.FindAsync(View.Activity.Id, Tertial, cancellation))!.RequireReportableOn(periods.Today, user.May(Permission.ManageGovernance));
        }
        catch (RuleBrokenException)
        {
            // The form says why nothing can be sent, and who may open it.
            return Redirect(Address.ReportActivity(View.Activity.Id, Tertial));
        }

        Comment = (await held.TakeAsync(HttpContext, cancellation))?.GetValueOrDefault(nameof(Comment));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, int year, int number, CancellationToken cancellation)
    {
        if (await LoadAsync(id, year, number, cancellation) is { } elsewhere)
        {
            return elsewhere;
        }

        try
        {
            var given = Previous.Again(Comment?.ReplaceLineEndings("\n"));
            Questions = [.. Plausibility.Of(new ActivityStatement(View.Activity.PlannedStart, View.Activity.PlannedEnd, given.Status, given.Comment, given.DeviationText, _cutoff) { WaitingFor = given.WaitingFor })
                .Where(o => o.Code is not (PlausibilityCodes.DeviationWithoutText or PlausibilityCodes.OnHoldWithoutCause))];
            if (Questions.Count > 0 && Answered != ReportActivityModel.CodesOf(Questions))
            {
                return Page();
            }

            if (await report.HandleAsync(View.Activity.Id, Tertial, given, seenRevision: 0, null, cancellation) is { Theirs: not null })
            {
                TempData["Said"] = texts["unchanged.reported-already", View.Activity.Title].Value;
                return Redirect(Address.ReportActivity(View.Activity.Id, Tertial));
            }

            TempData["Said"] = texts["sent", View.Activity.Title, (await years.OfAsync(year, cancellation)).Status(given.Status)].Value;
            TempData["Reported"] = true;
            return Redirect("/");
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            ModelState.AddModelError(refusal.Rule == "unchanged-comment-required" ? nameof(Comment) : "", Words.Current.Refusal(refusal));
            return Page();
        }
    }

    private async Task<IActionResult?> LoadAsync(Guid id, int year, int number, CancellationToken cancellation)
    {
        if (year is < 1990 or > 2999 || await reading.FindAsync(new ActivityId(id), cancellation) is not { } view)
        {
            return NotFound();
        }

        await user.RequireAsync(Permission.ReportActivities, view.Owner.Id, cancellation);
        View = view;
        var calendar = await periods.CalendarAsync(cancellation);
        Tertial = calendar.KeyOf(year, number);
        _cutoff = calendar[Tertial].Cutoff;
        if (view.Before(Tertial) is not { } previous)
        {
            return Redirect(Address.ReportActivity(view.Activity.Id, Tertial));
        }

        Previous = previous;
        return null;
    }
}
