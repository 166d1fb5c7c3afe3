using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.Activities;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Activities;

/// <summary>What waits for a head of unit: approved one by one, several at once or a whole unit, or returned with a reason.</summary>
[May(Permission.ApproveReports)]
public sealed class ApproveReportsModel(WaitingReports waiting, ApproveReports approve, IStringLocalizer<ActivityTexts> texts) : PageModel
{
    /// <summary>Ids of the reports to approve, as they were seen.</summary>
    [BindProperty]
    public List<Guid> Chosen { get; set; } = [];

    /// <summary>Id of the report to return; null for none.</summary>
    [BindProperty]
    public Guid? Returned { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<UnitWaiting> Units { get; private set; } = [];

    public int Count => Units.Sum(u => u.Reports.Count);

    public async Task OnGetAsync(CancellationToken cancellation) => Units = await waiting.MineAsync(cancellation);

    public async Task<IActionResult> OnPostApproveAsync(CancellationToken cancellation)
    {
        if (Chosen.Count == 0)
        {
            ModelState.AddModelError("", texts["approve.none-chosen"]);
        }

        return await DoAsync("approve.said", () => approve.ApproveAsync([.. Chosen.Select(StatusReportId.From)], cancellation), cancellation);
    }

    public Task<IActionResult> OnPostReturnAsync(CancellationToken cancellation) =>
        DoAsync("return.said", () => approve.ReturnAsync(new StatusReportId(Returned ?? Guid.Empty), Reason, cancellation), cancellation);

    private async Task<IActionResult> DoAsync(string said, Func<Task<ReviewOutcome>> review, CancellationToken cancellation)
    {
        if (ModelState.IsValid)
        {
            try
            {
                var outcome = await review();
                TempData["Said"] = string.Join(' ', (outcome.Done.Count == 0 ? [] : (string[])[texts[said, new Counted(outcome.Done.Count)].Value]).Concat(outcome.Missed.Select(Say)));
                return Redirect("/godkann");
            }
            catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
            {
                ModelState.AddModelError(refusal.Rule == "return-reason-required" ? nameof(Reason) : "", Words.Current.Refusal(refusal));
            }
        }

        Units = await waiting.MineAsync(cancellation);
        return Page();
    }

    private string Say(WaitingReport missed) => missed.Report switch
    {
        { Approval: ReportApproval.Waiting } => texts["approve.anew", missed.Title],
        { Approval: ReportApproval.Returned } r => texts["approve.returned-already", missed.Title, r.ReviewedByName!, Dates.Time(r.ReviewedAt!.Value), r.ReturnReason!],
        var r => texts["approve.approved-already", missed.Title, r.ReviewedByName ?? "", r.ReviewedAt is { } at ? Dates.Time(at) : ""],
    };
}
