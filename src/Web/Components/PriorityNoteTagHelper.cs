using Microsoft.AspNetCore.Razor.TagHelpers;
using Styrkedja.Application;
using Styrkedja.Domain.Activities;

namespace Styrkedja.Web.Components;

/// <summary>An activity's priority as sign and word; nothing where it is normal, unless asked for.</summary>
[HtmlTargetElement("priority-note", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PriorityNoteTagHelper : TagHelper
{
    public ActivityPriority Priority { get; set; }

    /// <summary>The decision behind it; null for none.</summary>
    public string? RuledBy { get; set; }

    /// <summary>Says a normal one too.</summary>
    public bool Always { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Priority == ActivityPriority.Normal && RuledBy is null && !Always)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Priority == ActivityPriority.High ? "flag flag--bad" : "flag flag--mut");
        output.Content.SetHtmlContent(Sign(Priority));
        output.Content.Append(Words.Current.ActivityPriority(Priority));
        if (RuledBy is not null)
        {
            output.Content.AppendHtml("<span class=\"muted\">").Append(Printed.Decision(RuledBy)).AppendHtml("</span>");
        }
    }

    /// <summary>The sign alone.</summary>
    internal static string Sign(ActivityPriority priority) =>
        $"<svg class=\"i\" aria-hidden=\"true\"><use href=\"#a-{priority switch { ActivityPriority.High => "okar", ActivityPriority.Low => "minskar", _ => "lika" }}\"/></svg>";
}
