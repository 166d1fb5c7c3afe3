using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.Governance;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Components;

/// <summary>What is expected of a goal at the year's end, in its year's own words, quieter than the assessment it stands by.</summary>
[HtmlTargetElement("prognosis-note", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PrognosisNoteTagHelper(YearsWords years, IStringLocalizer<ComponentTexts> texts) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext Page { get; set; } = null!;

    public Prognosis Prognosis { get; set; }

    public int Year { get; set; }

    public BodyId? Body { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = (await years.OfAsync(Year, Page.HttpContext.RequestAborted)).For(Body);
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "as-note row");
        output.Content.SetHtmlContent($"<svg class=\"i t-{ScaleBadgeTagHelper.ColourOf(words.Look(Prognosis))}\" aria-hidden=\"true\"><use href=\"#a-{ScaleBadgeTagHelper.SignOf(words.Look(Prognosis))}\"/></svg>");
        output.Content.Append(texts["prognosis", words.Prognosis(Prognosis)]);
    }
}
