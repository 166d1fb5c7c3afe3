using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Styrkedja.Application.Governance;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Governance;

namespace Styrkedja.Web.Components;

/// <summary>A goal's assessment in its year's own words: filled when a person has decided, outlined when the rule only suggests.</summary>
[HtmlTargetElement("assessment-badge", TagStructure = TagStructure.WithoutEndTag)]
public sealed class AssessmentBadgeTagHelper(YearsWords years) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext Page { get; set; } = null!;

    public Assessment Assessment { get; set; }

    /// <summary>The year that was assessed; its model has the word.</summary>
    public int Year { get; set; }

    /// <summary>The body whose goal it is: it may have words of its own (R128); null takes the municipality's.</summary>
    public BodyId? Body { get; set; }

    public bool Suggested { get; set; }

    public bool Large { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = (await years.OfAsync(Year, Page.HttpContext.RequestAborted)).For(Body);
        ScaleBadgeTagHelper.Write(output, words.Look(Assessment), words.Assessment(Assessment), $"{(Suggested ? " as--forslag" : "")}{(Large ? " as--lg" : "")}");
    }
}
