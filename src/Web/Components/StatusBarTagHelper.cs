using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.Governance;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Governance;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Components;

/// <summary>A goal's activities as one stacked bar with the same counts as icon and words under it.</summary>
[HtmlTargetElement("status-bar", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StatusBarTagHelper(IStringLocalizer<ComponentTexts> texts, YearsWords years) : TagHelper
{
    private const double Gap = 0.2;

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext Page { get; set; } = null!;

    public StatusCounts Counts { get; set; } = null!;

    /// <summary>The year reported for; its model has the words.</summary>
    public int Year { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (Counts.Total == 0)
        {
            output.Content.SetHtmlContent("<span class=\"flag flag--mut\">").Append(texts["bar.none"]).AppendHtml("</span>");
            return;
        }

        var model = await years.OfAsync(Year, Page.HttpContext.RequestAborted);
        output.Content
            .SetHtmlContent("<svg class=\"bar\" role=\"img\" height=\"24\" aria-label=\"")
            .Append(texts["bar.label", string.Join(", ", Counts.Parts.Select(p => Words(p.Status, p.Count, model)))])
            .AppendHtml("\">").AppendHtml(Parts()).AppendHtml("</svg><div class=\"bartext\" aria-hidden=\"true\">");
        foreach (var (status, count) in Counts.Parts)
        {
            var sign = StatusBadgeTagHelper.SignOf(status);
            output.Content
                .AppendHtml($"<span class=\"c-{sign}\"><svg class=\"i\"><use href=\"#s-{sign}\"/></svg>")
                .Append(Words(status, count, model)).AppendHtml("</span>");
        }

        output.Content.AppendHtml("</div>");
    }

    // The municipality's own word has no plural that we know.
    private string Words(ActivityStatus? status, int count, ModelWords model) => status is { } known && model.Rules.ScaleOf(ScaleKind.Status)[known.Code].Word is { } own
        ? $"{count} {char.ToLower(own[0], CultureInfo.CurrentCulture)}{own[1..]}"
        : texts[$"bar.{status?.Code ?? "unreported"}.{(count == 1 ? "one" : "many")}", count];

    private string Parts()
    {
        var svg = new StringBuilder();
        double x = 0;
        foreach (var (status, count) in Counts.Parts)
        {
            var width = 100.0 * count / Counts.Total;
            var sign = StatusBadgeTagHelper.SignOf(status);
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x + Gap:0.##}%\" width=\"{Math.Max(width - (2 * Gap), Gap):0.##}%\" {Look(sign)}/>");
            var middle = x + (width / 2);

            // A pattern is no ground to read a figure on.
            if (sign is "pa" or "aa" or "v")
            {
                svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{middle:0.##}%\" cy=\"12\" r=\"9\" fill=\"#fff\"/><text x=\"{middle:0.##}%\" y=\"12.5\" fill=\"#1E2629\">{count}</text>");
            }
            else
            {
                svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{middle:0.##}%\" y=\"12.5\" fill=\"var({(sign is "ep" or "no" ? "--sk-ink" : "--sk-card")})\">{count}</text>");
            }

            x += width;
        }

        return svg.ToString();
    }

    private static string Look(string sign) => sign switch
    {
        "pa" or "aa" or "v" => $"y=\"0\" height=\"24\" fill=\"url(#p-{sign})\"",
        "ep" => "y=\"1\" height=\"22\" class=\"f-ep\" stroke=\"var(--sk-line-2)\" stroke-width=\"1.5\"",
        "no" => "y=\"1\" height=\"22\" class=\"f-no\" stroke=\"var(--sk-line-2)\" stroke-width=\"1.5\" stroke-dasharray=\"3 3\"",
        _ => $"y=\"0\" height=\"24\" class=\"f-{sign}\"",
    };
}
