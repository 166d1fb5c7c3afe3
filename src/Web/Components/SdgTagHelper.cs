using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Styrkedja.Domain.Governance;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Components;

/// <summary>A goal of Agenda 2030: its number in ink and its official colour as a strip only, because several of them fail contrast.</summary>
[HtmlTargetElement("sdg", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SdgTagHelper(IStringLocalizer<ComponentTexts> texts) : TagHelper
{
    // The United Nations' colours, goal 1 first.
    private static readonly string[] _colours =
    [
        "#E5243B", "#DDA63A", "#4C9F38", "#C5192D", "#FF3A21", "#26BDE2", "#FCC30B", "#A21942", "#FD6925",
        "#DD1367", "#FD9D24", "#BF8B2E", "#3F7E44", "#0A97D9", "#56C02B", "#00689D", "#19486A",
    ];

    /// <summary>1 to 17.</summary>
    public int Number { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "sdg");
        output.Content
            .SetHtmlContent($"<svg aria-hidden=\"true\" viewBox=\"0 0 5 24\" preserveAspectRatio=\"none\"><rect width=\"5\" height=\"24\" fill=\"{_colours[Number - 1]}\"/></svg><b><span class=\"vh\">")
            .Append(texts["sdg.prefix"]).AppendHtml($" </span>{Number}</b><span>").Append(Agenda2030.Goal(Number).TitleIn(System.Globalization.CultureInfo.CurrentUICulture)).AppendHtml("</span>");
    }
}
