using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Styrkedja.Domain.Measures;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Components;

/// <summary>A measure with its latest value, its line over time and its figures as a table. One told in words has only its words.</summary>
[HtmlTargetElement("measure-card", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MeasureCardTagHelper(IStringLocalizer<ComponentTexts> texts, HtmlEncoder encoder) : TagHelper
{
    public Measure Measure { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "article";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "card stack-s");
        var html = output.Content;
        var values = Measure.Values;
        html.SetHtmlContent("<div class=\"measurehead\"><div><h3 class=\"h4\">").Append(Measure.Text).AppendHtml("</h3><p class=\"small muted\">").Append(About()).AppendHtml("</p></div>");
        if (values.Count > 0)
        {
            html.AppendHtml("<p class=\"big\">").Append(TrendChart.Plain(values[^1].Value)).AppendHtml(" <small>").Append(Measure.Unit ?? "").AppendHtml("</small></p>");
        }

        html.AppendHtml("</div>");
        if (Measure.Description is { } description)
        {
            html.AppendHtml("<p class=\"small\">").Append(description).AppendHtml("</p>");
        }

        if (values.Count == 0)
        {
            html.AppendHtml("<p class=\"empty\">").Append(Measure.Target is { } target ? texts["measure.no-values-target", Show(target)] : texts["measure.no-values"]).AppendHtml("</p>");
            return;
        }

        html.AppendHtml("<svg class=\"chart\" role=\"img\" height=\"250\" aria-label=\"").Append(Sentence()).AppendHtml("\">")
            .AppendHtml(TrendChart.Draw(Measure, encoder.Encode(TargetWords()), v => encoder.Encode(Show(v)))).AppendHtml("</svg>")
            .AppendHtml("<details class=\"dt\"><summary>").Append(texts["measure.as-table"]).AppendHtml("</summary><table class=\"tbl tbl--s\"><caption class=\"vh\">").Append(Measure.Text)
            .AppendHtml("</caption><thead><tr><th scope=\"col\">").Append(texts["measure.day"]).AppendHtml("</th><th scope=\"col\" class=\"num\">").Append(Measure.Unit ?? texts["measure.value"].Value).AppendHtml("</th></tr></thead><tbody>");
        foreach (var value in values)
        {
            html.AppendHtml($"<tr><th scope=\"row\" class=\"nb\">{value.Day:yyyy-MM-dd}</th><td class=\"num\">").Append(TrendChart.Plain(value.Value)).AppendHtml("</td></tr>");
        }

        html.AppendHtml("</tbody></table></details>");
    }

    private string About()
    {
        var direction = Measure.Unit is null ? "" : texts[Measure.Direction == Direction.Up ? "measure.up" : "measure.down"].Value;
        return Measure.Source is { } source ? $"{direction} {texts["measure.source", source]}".Trim() : direction;
    }

    private string TargetWords() => Measure.Target is { } target ? texts[Measure.Direction == Direction.Up ? "measure.at-least" : "measure.at-most", Show(target)] : "";

    private string Sentence()
    {
        var (first, last) = (Measure.Values[0], Measure.Values[^1]);
        var course = texts["measure.sentence", Measure.Text, Show(first.Value), Dates.InWords(first.Day), Show(last.Value), Dates.InWords(last.Day)].Value;
        return Measure.Target is null ? course : $"{course} {TargetWords()}.";
    }

    private string Show(decimal value) => $"{TrendChart.Plain(value)} {Measure.Unit}".Trim();
}
