using Microsoft.AspNetCore.Razor.TagHelpers;
using Styrkedja.Application;
using Styrkedja.Domain.FollowUp;

namespace Styrkedja.Web.Components;

/// <summary>A goal's assessment: filled when a person has decided, outlined when the rule only suggests.</summary>
[HtmlTargetElement("assessment-badge", TagStructure = TagStructure.WithoutEndTag)]
public sealed class AssessmentBadgeTagHelper : TagHelper
{
    public Assessment Assessment { get; set; }

    public bool Suggested { get; set; }

    public bool Large { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        var sign = SignOf(Assessment);
        output.Attributes.SetAttribute("class", $"as as--{sign}{(Suggested ? " as--forslag" : "")}{(Large ? " as--lg" : "")}");
        output.Content.SetHtmlContent($"<svg class=\"i\" aria-hidden=\"true\"><use href=\"#a-{sign}\"/></svg>");
        output.Content.Append(Words.Current.Assessment(Assessment));
    }

    public static string SignOf(Assessment assessment) => assessment switch
    {
        Assessment.Met or Assessment.MetWithRemark => "upp",
        Assessment.Partly => "del",
        Assessment.NotMet => "ej",
        _ => "kib",
    };
}
