using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Styrkedja.Web.Components;

/// <summary>A text whose line feeds are paragraphs, as comments and reasons are stored. Nothing for an empty text.</summary>
[HtmlTargetElement("multiline", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MultilineTagHelper : TagHelper
{
    public string? Text { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var style = output.Attributes["class"]?.Value?.ToString();
        foreach (var paragraph in (Text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var p = new TagBuilder("p");
            if (style is not null)
            {
                p.AddCssClass(style);
            }

            p.InnerHtml.Append(paragraph);
            output.Content.AppendHtml(p);
        }
    }
}
