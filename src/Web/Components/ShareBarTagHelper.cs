using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Styrkedja.Web.Components;

/// <summary>A share as a thin bar, with the same in words under it.</summary>
[HtmlTargetElement("share-bar", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ShareBarTagHelper : TagHelper
{
    /// <summary>0–1; null where there is nothing to have a share of.</summary>
    public double? Share { get; set; }

    /// <summary>The numbers behind it: "3 av 4".</summary>
    public string Words { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (Share is not { } share)
        {
            output.Content.SetHtmlContent("<span class=\"muted\">–</span>");
            return;
        }

        output.Content.SetHtmlContent(string.Create(
            CultureInfo.InvariantCulture,
            $"<svg class=\"bar bar--thin\" aria-hidden=\"true\" height=\"12\"><rect width=\"100%\" height=\"12\" rx=\"2\" fill=\"var(--sk-paper-2)\" stroke=\"var(--sk-line-2)\"/><rect width=\"{100 * share:0.#}%\" height=\"12\" rx=\"2\" fill=\"var(--sk-accent)\"/></svg><span class=\"xs nb\">"))
            .Append(share.ToString("P0", CultureInfo.CurrentCulture)).AppendHtml(" · ").Append(Words).AppendHtml("</span>");
    }
}
