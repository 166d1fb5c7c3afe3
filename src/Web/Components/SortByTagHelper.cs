using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Styrkedja.Web.Components;

/// <summary>Rows in an order that the address says.</summary>
public interface ISorted
{
    /// <summary>The column; null for the page's own order.</summary>
    string? Sort { get; }

    bool Descending { get; }

    /// <summary>The same page in another order.</summary>
    string SortLink(string column, bool descending);
}

/// <summary>The head of a column that sorts by it, the other way round when it already does.</summary>
[HtmlTargetElement("th", Attributes = "sort-by")]
public sealed class SortByTagHelper : TagHelper
{
    public string SortBy { get; set; } = "";

    /// <summary>The address at hand.</summary>
    public ISorted In { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var current = In.Sort == SortBy;
        output.Attributes.SetAttribute("scope", "col");
        if (current)
        {
            output.Attributes.SetAttribute("aria-sort", In.Descending ? "descending" : "ascending");
        }

        var heading = await output.GetChildContentAsync();
        output.Content.SetHtmlContent("<a href=\"").Append(In.SortLink(SortBy, current && !In.Descending)).AppendHtml("\">").AppendHtml(heading);
        if (current)
        {
            output.Content.AppendHtml($" <span aria-hidden=\"true\">{(In.Descending ? "▼" : "▲")}</span>");
        }

        output.Content.AppendHtml("</a>");
    }
}
