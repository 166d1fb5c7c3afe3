using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.Activities;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.Reminders;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Pages.Activities;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Reminders;

/// <summary>
/// Reports one activity by an address in a letter, without sign-in. To ask for the page changes nothing, for programs that
/// look for harmful letters do that too.
/// </summary>
[AllowAnonymous]
[LimitsAttempts(Asking = true)]
public sealed class ReportByLinkModel(
    ReportLinks links, ActivityReading reading, Municipalities municipalities, Tenant tenant, Periods periods, YearsWords years, IStringLocalizer<ActivityTexts> texts) : ReportFormPage(texts)
{
    private const string ReceiptKey = "Receipt";

    public OpenedLink Opened { get; private set; } = new(null, null, LinkRefusal.Unknown);

    /// <summary>Title, period and status of what was just reported; null when nothing was.</summary>
    public string[]? Receipt { get; private set; }

    public string Name => Opened.Owner!.Name;

    /// <summary>The same form for one who signs in; the start where the address is none of ours.</summary>
    public string SignInAddress => "/logga-in" + QueryString.Create("till", Opened.Link is { } link ? Address.ReportActivity(link.ActivityId, Opened.Tertial) : "/");

    public async Task<IActionResult> OnGetAsync(string secret, CancellationToken cancellation)
    {
        await EnterAsync(secret, cancellation);
        if (Opened.Refusal == LinkRefusal.Used && TempData[ReceiptKey] is string[] receipt)
        {
            Receipt = receipt;
            return Page();
        }

        if (Opened.Refusal is null && View.For(Tertial) is { } reported)
        {
            Form = ReportForm.From(reported);
        }

        return Answer();
    }

    public async Task<IActionResult> OnPostAsync(string secret, CancellationToken cancellation)
    {
        await EnterAsync(secret, cancellation);
        if (Opened.Refusal is not null)
        {
            return Answer();
        }

        Check();
        return ModelState.IsValid && Form.Status is { } status && NothingToAsk(status) ? await SendAsync(secret, status, cancellation) : Page();
    }

    private async Task<IActionResult> SendAsync(string secret, ActivityStatus status, CancellationToken cancellation)
    {
        try
        {
            var outcome = await links.ReportAsync(Opened, Form.Given(status), Form.SeenRevision, cancellation);
            if (outcome?.Theirs is { } theirs)
            {
                Theirs = theirs;
                return Page();
            }
        }
        catch (RuleBrokenException refusal) when (refusal.Rule == "report-link-used")
        {
            Opened = Opened with { Refusal = LinkRefusal.Used };
            return Answer();
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            this.AddRefusal(refusal, FieldOf);
            return Page();
        }

        TempData[ReceiptKey] = new[] { View.Activity.Title, Words.Current.Period(Period.Called), (await years.OfAsync(Tertial.Year, cancellation)).Status(status) };
        return RedirectToPage(new { secret });
    }

    /// <summary>What was typed is shown although it cannot be sent.</summary>
    public IEnumerable<string> Typed() => new[] { Form.Comment, Form.DeviationText, Form.WaitingFor, Form.ExpectedEnd }.Where(t => !string.IsNullOrWhiteSpace(t)).Select(t => t!);

    private async Task EnterAsync(string secret, CancellationToken cancellation)
    {
        // The address is a key: it is kept out of logs of other sites, of search engines and of caches.
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        Response.Headers.CacheControl = "no-store";
        if (await links.MunicipalityOfAsync(secret, cancellation) is not { } id || await municipalities.FindAsync(id, cancellation) is not { } municipality)
        {
            return;
        }

        MunicipalityOfRequest.Set(HttpContext, tenant, municipality);
        Opened = await links.OpenAsync(secret, cancellation);
        if (Opened.Refusal is null)
        {
            Tertial = Opened.Tertial;
            Period = await periods.FindOrPlanAsync(Tertial, cancellation);
            View = (await reading.FindAsync(Opened.Link!.ActivityId, cancellation))!;
            Plan = View.Activity.Plan;
        }
    }

    private PageResult Answer()
    {
        if (Opened.Refusal is not null)
        {
            this.AnswerNotFoundHere();
        }

        return Page();
    }
}
