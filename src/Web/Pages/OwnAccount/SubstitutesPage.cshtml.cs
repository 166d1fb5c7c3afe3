using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.OwnAccount;

/// <summary>Who does what one has to do while one is away, and whom one does it for.</summary>
[SignedIn]
public sealed class SubstitutesModel(Substitutes substitutes, CurrentUser user, Periods periods, IStringLocalizer<PeopleTexts> texts) : PageModel
{
    private const string Here = "/konto/ersattare";

    [BindProperty]
    public SubstituteForm Form { get; set; } = new();

    public SubstitutesView View { get; private set; } = null!;

    public DateOnly Today => periods.Today;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        Form = new SubstituteForm { Absent = View.Absent.Count > 0 && View.Absent[0].Id == user.Id ? user.Id.Value.Value : null, First = Today };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        this.Require("Form.Absent", Form.Absent, texts["sub.absent-missing"]);
        this.Require("Form.Substitute", Form.Substitute, texts["sub.substitute-missing"]);
        this.Require("Form.First", Form.First, texts["sub.first-missing"]);
        this.Require("Form.Last", Form.Last, texts["sub.last-missing"]);
        if (ModelState.IsValid)
        {
            try
            {
                var named = await substitutes.NameAsync(new AccountId(Form.Absent!.Value), new AccountId(Form.Substitute!.Value), Form.First!.Value, Form.Last!.Value, cancellation);
                TempData["Said"] = texts["sub.named", named.SubstituteName, named.AbsentName, Dates.InWords(named.FirstDay), Dates.InWords(named.LastDay)].Value;
                return Redirect(Here);
            }
            catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
            {
                this.AddRefusal(refusal, SubstituteForm.FieldOf);
            }
        }

        await LoadAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellation)
    {
        if (await substitutes.EndAsync(id, cancellation) is not { } ended)
        {
            return NotFound();
        }

        TempData["Said"] = texts["sub.ended", ended.SubstituteName, ended.AbsentName].Value;
        return Redirect(Here);
    }

    private async Task LoadAsync(CancellationToken cancellation) => View = await substitutes.LoadAsync(cancellation);
}
