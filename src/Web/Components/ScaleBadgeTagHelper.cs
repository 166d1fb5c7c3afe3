using Microsoft.AspNetCore.Razor.TagHelpers;
using Styrkedja.Domain.Governance;

namespace Styrkedja.Web.Components;

/// <summary>A value of any scale as symbol, word and colour.</summary>
[HtmlTargetElement("scale-badge", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ScaleBadgeTagHelper : TagHelper
{
    public ScaleLook Look { get; set; }

    public string Word { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output) => Write(output, Look, Word, "");

    /// <summary>The short name of the symbol in the style sheet.</summary>
    public static string SignOf(ScaleLook look) => look switch
    {
        ScaleLook.GreenTick or ScaleLook.PaleTick => "upp",
        ScaleLook.YellowHalf => "del",
        ScaleLook.RedCross => "ej",
        ScaleLook.GreenUp => "okar",
        ScaleLook.YellowLevel => "lika",
        ScaleLook.RedDown => "minskar",
        _ => "kib",
    };

    /// <summary>The short name of its colours in the style sheet.</summary>
    public static string ColourOf(ScaleLook look) => look switch
    {
        ScaleLook.GreenTick or ScaleLook.PaleTick or ScaleLook.GreenUp => "upp",
        ScaleLook.YellowHalf or ScaleLook.YellowLevel => "del",
        ScaleLook.RedCross or ScaleLook.RedDown => "ej",
        _ => "kib",
    };

    internal static void Write(TagHelperOutput output, ScaleLook look, string word, string classes)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"as as--{ColourOf(look)}{classes}");
        output.Content.SetHtmlContent($"<svg class=\"i\" aria-hidden=\"true\"><use href=\"#a-{SignOf(look)}\"/></svg>");
        output.Content.Append(word);
    }
}
