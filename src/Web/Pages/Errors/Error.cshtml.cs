using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Styrkedja.Web.Hosting;

namespace Styrkedja.Web.Pages.Errors;

/// <summary>What went wrong, in plain words. The trace is in the log under the reference, never on the page.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class ErrorModel : PageModel
{
    /// <summary>The status, <c>address</c> for an address that could not be read, or <c>sign</c> for a form with an impossible sign.</summary>
    public string Kind { get; private set; } = "500";

    /// <summary>What the rule that refused says; null for the page's own words.</summary>
    public string? Said => HttpContext.Items[RefusalPageFilter.Said] as string;

    public string Reference => HttpContext.TraceIdentifier;

    public void OnGet(int? code) => Kind = KindOf(code) is "400" ? "address" : KindOf(code);

    public void OnPost(int? code) => Kind = FormReadFilter.FoundImpossibleSign(HttpContext) ? "sign" : KindOf(code);

    private string KindOf(int? code) => (code ?? Response.StatusCode) is var shown and (400 or 403 or 404 or 405 or 413 or 429) ? $"{shown}" : "500";
}
