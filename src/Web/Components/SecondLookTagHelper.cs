using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Components;

/// <summary>That an assessment waits for a second person, or was sent back; nothing where it does neither.</summary>
[HtmlTargetElement("second-look", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SecondLookTagHelper(IStringLocalizer<ComponentTexts> texts) : TagHelper
{
    public GoalAssessment Of { get; set; } = null!;

    /// <summary>For the public: no names, and what was sent back waits too.</summary>
    public bool Outside { get; set; }

    /// <summary>Says also by whom it was confirmed.</summary>
    public bool Whole { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var returned = Of.Confirmation == Confirmation.Returned && !Outside;
        var confirmed = Of.Confirmation == Confirmation.Confirmed && Whole;
        if (!Of.IsUnconfirmed && !confirmed)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", confirmed ? "flag flag--ok" : returned ? "flag flag--bad" : "flag flag--warn");
        output.Content.SetHtmlContent($"<svg class=\"i\" aria-hidden=\"true\"><use href=\"#u-{(confirmed ? "ok" : returned ? "return" : "glass")}\"/></svg>");
        output.Content.Append(confirmed ? texts["second.confirmed", Of.ReviewedByName!] : returned ? texts["second.returned", Of.ReviewedByName!] : texts["second.waiting"]);
    }
}
