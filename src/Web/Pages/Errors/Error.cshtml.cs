using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Styrkedja.Web.Pages.Errors;

/// <summary>What went wrong, in plain words. The trace is in the log under the reference, never on the page.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class ErrorModel : PageModel
{
    public string Kind { get; private set; } = "500";

    public string Reference => HttpContext.TraceIdentifier;

    public void OnGet(int? code) => Kind = (code ?? Response.StatusCode) is var shown and (400 or 403 or 404 or 413 or 429) ? $"{shown}" : "500";

    public void OnPost(int? code) => OnGet(code);
}
