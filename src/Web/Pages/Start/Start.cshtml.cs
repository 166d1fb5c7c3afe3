using Microsoft.AspNetCore.Mvc.RazorPages;
using Styrkedja.Web.Hosting;

namespace Styrkedja.Web.Pages.Start;

[SignedIn]
public sealed class StartModel : PageModel
{
    public void OnGet()
    {
    }
}
