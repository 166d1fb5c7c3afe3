using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Styrkedja.Web.Pages.Help;

/// <summary>The accessibility statement the law asks for (2018:1937); the municipality completes and publishes it.</summary>
[AllowAnonymous]
public sealed class AccessibilityModel : PageModel;
