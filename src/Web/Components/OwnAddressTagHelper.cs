using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Styrkedja.Web.Components;

/// <summary>
/// A form that names no address goes to the page's own, without the handler of the button that was pressed last: else
/// reading in rows and then saving would read them in again.
/// </summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class OwnAddressTagHelper : TagHelper
{
    private const string Handler = "handler";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>After the framework's own, which keeps the handler.</summary>
    public override int Order => int.MaxValue;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (context.AllAttributes.Any(a => a.Name == "action" || a.Name.StartsWith("asp-", StringComparison.Ordinal)))
        {
            return;
        }

        var request = ViewContext.HttpContext.Request;
        output.Attributes.SetAttribute("action", request.PathBase + request.Path + QueryString.Create(request.Query.Where(asked => asked.Key != Handler)));
    }
}
