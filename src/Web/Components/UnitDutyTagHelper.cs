using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.Activities;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Components;

/// <summary>Whether a unit has planned what is expected of it: icon and words.</summary>
[HtmlTargetElement("unit-duty", TagStructure = TagStructure.WithoutEndTag)]
public sealed class UnitDutyTagHelper(IStringLocalizer<OrganisationTexts> texts) : TagHelper
{
    public UnitDuty Duty { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Duty.Minimum == 0)
        {
            output.Attributes.SetAttribute("class", "muted");
            output.Content.Append(texts["duty.none"]);
            return;
        }

        output.Attributes.SetAttribute("class", Duty.IsMet ? "flag flag--ok" : "flag flag--warn");
        output.Content.SetHtmlContent($"<svg class=\"i\" aria-hidden=\"true\"><use href=\"#u-{(Duty.IsMet ? "ok" : "warn")}\"/></svg>");
        output.Content.Append(Duty.IsMet ? texts["duty.met", Duty.Minimum] : texts["duty.short", Duty.Minimum - Duty.Activities, Duty.Minimum]);
    }
}
