using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Domain.Plans;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Components;

/// <summary>How far a plan has come: icon, word and colour.</summary>
[HtmlTargetElement("plan-state", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PlanStateTagHelper(IStringLocalizer<PlanTexts> texts) : TagHelper
{
    public OperationalPlan Of { get; set; } = null!;

    public DateOnly Today { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (look, icon) = Of.State switch
        {
            PlanState.Draft => ("no", "edit"),
            PlanState.Proposed => ("pp", "inbox"),
            PlanState.AdoptedOnCondition => ("v", "glass"),
            PlanState.Adopted => ("ap", Of.IsInForceOn(Today) ? "ok" : "gavel"),
            _ => ("av", "lock"),
        };
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"st st--{look}");
        output.Content.SetHtmlContent($"<svg class=\"i\" aria-hidden=\"true\"><use href=\"#u-{icon}\"/></svg>");
        output.Content.Append(texts[Of.IsInForceOn(Today) ? "state.in-force" : $"state.{Words.Code(Of.State)}"]);
    }
}
