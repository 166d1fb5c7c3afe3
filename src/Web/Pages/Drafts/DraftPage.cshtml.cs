using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.Drafts;
using Styrkedja.Web.Components;
using Styrkedja.Web.Drafts;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Drafts;

/// <summary>Takes forms as they are typed. Everyone has drafts of their own and reaches no others.</summary>
[SignedIn]
[RequestSizeLimit(4 * FormDrafts.Largest)]
public sealed class DraftPageModel(FormDrafts drafts, IStringLocalizer<ComponentTexts> texts) : PageModel
{
    public const string Path = "/utkast";

    public IActionResult OnGet() => Redirect("/");

    /// <summary>Answers with what is to be said beside the form; 413 for what is too large to keep.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (KeepDrafts.AddressIn(Request.Form) is not { } address || !FormDraft.IsAddress(address))
        {
            return BadRequest();
        }

        var saved = await drafts.SaveAsync(address, KeepDrafts.FieldsOf(Request.Form), TurnIn(Request.Form), cancellation);
        return saved is { } at ? Content(texts["draft.saved", Dates.Clock(at)]) : StatusCode(StatusCodes.Status413PayloadTooLarge);
    }

    public async Task<IActionResult> OnPostThrowAsync(string? till, CancellationToken cancellation)
    {
        await drafts.ThrowAsync(KeepDrafts.AddressIn(Request.Form) ?? "", cancellation);
        return Back(till);
    }

    public async Task<IActionResult> OnPostTakeBackAsync(string? till, CancellationToken cancellation)
    {
        await drafts.TakeBackAsync(KeepDrafts.AddressIn(Request.Form) ?? "", cancellation);
        return Back(till);
    }

    private LocalRedirectResult Back(string? till) => LocalRedirect(Url.IsLocalUrl(till) ? till : "/");

    private static DraftTurn? TurnIn(IFormCollection form) =>
        form["__page"] is [{ Length: > 0 and <= 40 } page] && int.TryParse(form["__turn"], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? new DraftTurn(page, number) : null;
}
