using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Styrkedja.Web.Hosting;

namespace Styrkedja.Web.Pages.Shared;

[AllowAnonymous]
public sealed class LanguageModel : PageModel
{
    public IActionResult OnGet() => Redirect("/");

    public IActionResult OnPost(string language, string? back)
    {
        LanguageOfRequest.Remember(Response, language);
        return LocalRedirect(Url.IsLocalUrl(back) ? back : "/");
    }
}
