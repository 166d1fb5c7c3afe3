using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.OwnAccount;

/// <summary>One's own access keys: what other programs read and report in one's name.</summary>
[SignedIn]
public sealed class KeysModel(AccessKeys keys, CurrentUser user, Periods periods, IStringLocalizer<ApiTexts> texts) : PageModel
{
    private const string Here = "/konto/nycklar";

    /// <summary>Days a new key is valid unless its owner chooses otherwise.</summary>
    private const int UsualDays = 90;

    [BindProperty]
    public KeyForm Form { get; set; } = new();

    public IReadOnlyList<AccessKeyView> Keys { get; private set; } = [];

    /// <summary>Just made: the only time its secret is known. Null else.</summary>
    public (AccessKey Key, string Secret)? Made { get; private set; }

    public bool MayRead => user.May(Permission.ReadPlan);

    public bool MayReport => user.May(Permission.ReportActivities);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Form.LastDay = periods.Today.AddDays(UsualDays);
        Keys = await keys.MineAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        this.Require("Form.LastDay", Form.LastDay, texts["keys.last-day-missing"]);
        if (ModelState.IsValid)
        {
            try
            {
                Made = await keys.MakeAsync(Form.Name, Form.MayReport, Form.LastDay!.Value, cancellation);
                // Answered with the page itself: a secret is put in no cookie and no address.
                ModelState.Clear();
                Form = new KeyForm { LastDay = periods.Today.AddDays(UsualDays) };
            }
            catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
            {
                this.AddRefusal(refusal, KeyForm.FieldOf);
            }
        }

        Keys = await keys.MineAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellation)
    {
        if (await keys.EndAsync(id, cancellation) is not { } ended)
        {
            return NotFound();
        }

        TempData["Said"] = texts["keys.ended", ended.Name].Value;
        return Redirect(Here);
    }
}
