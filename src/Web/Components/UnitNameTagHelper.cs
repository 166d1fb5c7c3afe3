using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Styrkedja.Domain.Organisation;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Components;

/// <summary>A unit's or body's name on the day it is shown for, and beside it what it is called today where that is another (R126).</summary>
[HtmlTargetElement("unit-name", TagStructure = TagStructure.WithoutEndTag)]
public sealed class UnitNameTagHelper(IStringLocalizer<OrganisationTexts> texts) : TagHelper
{
    public Unit? Unit { get; set; }

    public Body? Body { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.Append(Unit?.Name ?? Body?.Name ?? "");
        if ((Unit?.NameToday ?? Body?.NameToday) is { } today)
        {
            output.Content.AppendHtml(" <span class=\"small muted\">").Append(texts["today", today]).AppendHtml("</span>");
        }
    }
}
