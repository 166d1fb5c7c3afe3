using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Styrkedja.Application.Governance;
using Styrkedja.Domain.Activities;

namespace Styrkedja.Web.Components;

/// <summary>An activity's status as icon, word and colour: circle as planned, diamond with deviation, the sign is the phase.</summary>
[HtmlTargetElement("status-badge", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StatusBadgeTagHelper(YearsWords years) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext Page { get; set; } = null!;

    /// <summary>The year it was reported for; its model has the word.</summary>
    public int Year { get; set; }

    /// <summary>Null when not reported.</summary>
    public ActivityStatus? Status { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        var sign = SignOf(Status);
        output.Attributes.SetAttribute("class", $"st st--{sign}");
        output.Content.SetHtmlContent($"<svg class=\"i\" aria-hidden=\"true\"><use href=\"#s-{sign}\"/></svg>");
        output.Content.Append((await years.OfAsync(Year, Page.HttpContext.RequestAborted)).StatusOrNone(Status));
    }

    /// <summary>The short name of the symbol and its colours in the style sheet.</summary>
    public static string SignOf(ActivityStatus? status) => status?.Code switch
    {
        "not-started" => "ep",
        "ongoing-as-planned" => "pp",
        "ongoing-with-deviation" => "pa",
        "on-hold" => "v",
        "completed-as-planned" => "ap",
        "completed-with-deviation" => "aa",
        "cancelled" => "av",
        _ => "no",
    };
}
