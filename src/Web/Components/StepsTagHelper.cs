using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Styrkedja.Web.Components;

/// <param name="Done">Passed; drawn filled.</param>
/// <param name="IsCurrent">Where one is now.</param>
public sealed record Step(string Title, string Note, bool Done, bool IsCurrent = false);

/// <summary>A course of events along the thread: horizontal, or vertical as milestones.</summary>
[HtmlTargetElement("steps", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StepsTagHelper : TagHelper
{
    public IReadOnlyList<Step> Of { get; set; } = [];

    public bool Vertical { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Vertical ? "mile" : "steps");
        foreach (var step in Of)
        {
            var item = new TagBuilder("li");
            if (step.Done)
            {
                item.AddCssClass("done");
            }

            if (step.IsCurrent)
            {
                item.Attributes["aria-current"] = "step";
            }

            item.InnerHtml.AppendHtml("<b>").Append(step.Title).AppendHtml("</b>");
            item.InnerHtml.AppendHtml(Vertical ? "<span>" : "").Append(step.Note).AppendHtml(Vertical ? "</span>" : "");
            output.Content.AppendHtml(item);
        }
    }
}
