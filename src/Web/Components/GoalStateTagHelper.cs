using Microsoft.AspNetCore.Razor.TagHelpers;
using Styrkedja.Application;
using Styrkedja.Domain.Goals;

namespace Styrkedja.Web.Components;

/// <summary>How far a goal has come, as sign and word.</summary>
[HtmlTargetElement("goal-state", TagStructure = TagStructure.WithoutEndTag)]
public sealed class GoalStateTagHelper : TagHelper
{
    public GoalState State { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (style, sign) = State switch
        {
            GoalState.Proposed => ("flag--mut", "u-edit"),
            GoalState.Prepared => ("flag--warn", "u-doc"),
            GoalState.Adopted => ("flag--ok", "u-gavel"),
            _ => ("flag--mut", "u-lock"),
        };
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"flag {style}");
        output.Content.AppendHtml($"<svg class=\"i\" aria-hidden=\"true\"><use href=\"#{sign}\"/></svg>").Append(Words.Current.GoalState(State));
    }
}
