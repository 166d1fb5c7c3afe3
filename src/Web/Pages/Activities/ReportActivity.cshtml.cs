using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.Activities;
using Styrkedja.Application.Drafts;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Components;
using Styrkedja.Web.Drafts;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;
using Styrkedja.Web.SignIn;

namespace Styrkedja.Web.Pages.Activities;

/// <summary>Reports an activity's state for a tertial; works without script, and keeps what is typed whatever happens.</summary>
[May(Permission.ReportActivities)]
public sealed class ReportActivityModel(
    ActivityReading reading,
    ReportTermsReading ground,
    ReportActivity report,
    FormDrafts drafts,
    PageDrafts pageDrafts,
    Periods periods,
    HeldForms held,
    CurrentUser user,
    YearsWords years,
    IStringLocalizer<ActivityTexts> texts) : ReportFormPage(texts)
{
    private ReportTerms _terms = null!;

    /// <summary>Nothing can be sent yet; what was typed all the same is shown.</summary>
    public bool IsTooEarly => !Period.IsLocked && periods.Today < Period.Opens;

    /// <inheritdoc cref="ReportTerms.IsYearClosed"/>
    public bool IsYearClosed => _terms.IsYearClosed;

    /// <inheritdoc cref="ReportTerms.Exemption"/>
    public Exemption? Exemption => _terms.Exemption;

    /// <summary>Nothing can be sent: the year is closed, the period locked or the grace over, and no exemption opens it.</summary>
    public bool IsLocked => (IsYearClosed || Period.IsLocked || IsGraceOver) && Exemption is null;

    /// <summary>Late reports are no longer taken from the person at hand without an exemption.</summary>
    public bool IsGraceOver => !Period.IsLocked && Period.IsGraceOverOn(periods.Today) && !MayManage && Exemption is null;

    /// <summary>The person at hand may still report, and let somebody else do it, although late reports are no longer taken.</summary>
    public bool OthersAreTooLate => MayManage && !IsYearClosed && !Period.IsLocked && Period.IsGraceOverOn(periods.Today);

    public WhoWhen WhoWhen() => new(Period, _terms.At, IsYearClosed, user, Exemption);

    public StatusReport? Previous => View.Before(Tertial);

    /// <summary>Whether the fields were given back after the sign-in had run out.</summary>
    public bool GivenBack { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, int year, int number, CancellationToken cancellation)
    {
        if (await LoadAsync(id, year, number, cancellation) is { } refusal)
        {
            return refusal;
        }

        await ViewAsync(cancellation);
        if (await held.TakeAsync(HttpContext, cancellation) is { } fields)
        {
            Form = ReportForm.FromFields(name => fields.GetValueOrDefault(name));
            GivenBack = true;
        }
        else if (await pageDrafts.ToFillInAsync(HttpContext) is { } draft)
        {
            Form = ReportForm.FromFields(draft.Value);
            pageDrafts.HasFilledIn(draft, storedHasChanged: (View.For(Tertial)?.Revision ?? 0) > Form.SeenRevision);
        }
        else if (View.For(Tertial) is { } reported)
        {
            Form = ReportForm.From(reported);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, int year, int number, CancellationToken cancellation)
    {
        if (await LoadAsync(id, year, number, cancellation) is { } refusal)
        {
            return refusal;
        }

        SayTooEarly();
        if (IsGraceOver)
        {
            // Nothing in the form can mend it, so nothing is asked of the form.
            ModelState.AddModelError("", Words.Current.Format("rule.period-grace-over", Period.Called, Period.GraceBy));
        }
        else
        {
            Check();
        }

        if (ModelState.IsValid && Form.Status is { } status)
        {
            if (NothingToAsk(status))
            {
                return await SendAsync(status, year, cancellation);
            }
        }

        return await ShowAsync(cancellation);
    }

    [KeepsDraft]
    public async Task<IActionResult> OnPostDraftAsync(Guid id, int year, int number, CancellationToken cancellation)
    {
        if (await LoadAsync(id, year, number, cancellation) is { } refusal)
        {
            return refusal;
        }

        if (IsTooEarly || !ModelState.IsValid)
        {
            SayTooEarly();
            return await ShowAsync(cancellation);
        }

        TempData["Said"] = Texts["draft.saved", _terms.Title].Value;
        return Redirect("/");
    }

    /// <summary>Lets go of one's own words and keeps what the other person reported.</summary>
    public async Task<IActionResult> OnPostDiscardAsync(Guid id, int year, int number, CancellationToken cancellation)
    {
        if (await LoadAsync(id, year, number, cancellation) is { } refusal)
        {
            return refusal;
        }

        await drafts.DiscardAsync([ReportAddress.Of(_terms.Activity, Tertial)], cancellation);
        TempData["Said"] = Texts["draft.discarded"].Value;
        return Redirect(Address.ReportActivity(_terms.Activity, Tertial));
    }

    /// <summary>The form may have been sent from another window, or again after the browser's back button.</summary>
    public bool IsOwn(StatusReport report) => report.ReportedBy is not null && report.ReportedBy == user.Id;

    /// <summary>The period's report as the head of the unit sent it back; null when nobody did.</summary>
    public StatusReport? Returned => View.For(Tertial) is { Approval: ReportApproval.Returned } returned ? returned : null;

    /// <summary>Nothing is reported for the period, so what was said last can be said again.</summary>
    public bool MayRepeat => !IsLocked && !IsTooEarly && Previous is not null && View.For(Tertial) is null;

    public bool MayManage => user.May(Permission.ManageGovernance);

    private async Task<IActionResult> SendAsync(ActivityStatus status, int year, CancellationToken cancellation)
    {
        try
        {
            var outcome = await report.HandleAsync(_terms, Form.Given(status), Form.SeenRevision, cancellation);
            if (outcome.Theirs is { } theirs)
            {
                Theirs = theirs;
                return await ShowAsync(cancellation);
            }

            TempData["Said"] = Texts["sent", _terms.Title, (await years.OfAsync(year, cancellation)).Status(status)].Value;
            TempData["Reported"] = true;
            return Redirect("/");
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            ModelState.AddModelError(FieldOf(refusal.Rule), Words.Current.Refusal(refusal));
            return await ShowAsync(cancellation);
        }
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        await ViewAsync(cancellation);
        return Page();
    }

    private async Task ViewAsync(CancellationToken cancellation) => View = (await reading.FindAsync(_terms.Activity, cancellation))!;

    private void SayTooEarly()
    {
        if (IsTooEarly)
        {
            ModelState.AddModelError("", Words.Current.Format("rule.period-not-open", Period.Called, Period.Opens));
        }
    }

    private async Task<IActionResult?> LoadAsync(Guid id, int year, int number, CancellationToken cancellation)
    {
        // One that no year can have is answered with how many this one has.
        var tertial = number is < 1 or > Rhythm.MostPeriods ? (await periods.CalendarAsync(cancellation)).KeyOf(year, number) : new PeriodKey(year, number);
        if (year is < 1990 or > 2999 || await ground.FindAsync(new ActivityId(id), tertial, cancellation) is not { IsOfYear: true } terms)
        {
            return NotFound();
        }

        await user.RequireAsync(Permission.ReportActivities, terms.Owner, cancellation);
        (_terms, Plan, Tertial, Period) = (terms, terms.Plan, terms.Period.Tertial, terms.Period);
        return null;
    }
}
