using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.Governance;
using Styrkedja.Domain.Activities;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Components;

/// <summary>Activities of a year along its months, with the same as a table for those who cannot or will not read a drawing.</summary>
[HtmlTargetElement("gantt-chart", TagStructure = TagStructure.WithoutEndTag)]
public sealed class GanttTagHelper(IStringLocalizer<ComponentTexts> texts, HtmlEncoder encoder, YearsWords years) : TagHelper
{
    private ModelWords _words = null!;

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext Page { get; set; } = null!;

    public IReadOnlyList<GanttRow> Rows { get; set; } = [];

    public int Year { get; set; }

    public DateOnly Today { get; set; }

    /// <summary>Whether a row without a report says so; false for what is only planned yet.</summary>
    public bool AwaitsReports { get; set; } = true;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        _words = await years.OfAsync(Year, Page.HttpContext.RequestAborted);
        output.TagName = null;
        var drawing = new GanttDrawing(Year, Today, [.. _words.Rules.Rhythm.Of(Year).Select(p => p.Cutoff)]);
        var html = output.Content;
        html.SetHtmlContent("<div class=\"card card--flush\"><div class=\"gantt\" role=\"list\"><div class=\"gl gh eyebrow\" role=\"presentation\">").Append(texts["gantt.head"])
            .AppendHtml("</div><div class=\"gh\" role=\"presentation\">").AppendHtml(drawing.Head(encoder.Encode(texts["gantt.today"]))).AppendHtml("</div>");
        for (var i = 0; i < Rows.Count; i++)
        {
            var row = Rows[i];
            var last = i == Rows.Count - 1 ? " last" : "";
            if (row.Group is { } group && (i == 0 || group != Rows[i - 1].Group))
            {
                html.AppendHtml("<div class=\"gl gg\" role=\"listitem\">").Append(group).AppendHtml("</div>");
            }

            html.AppendHtml($"<div class=\"gl{last}\" role=\"listitem\"><a href=\"{row.Address}\">").Append(row.Title).AppendHtml("</a><div class=\"small muted\">").Append(row.Owner).AppendHtml("</div>");
            Badge(html, row.Status);
            html.AppendHtml("<span class=\"vh\"> ").Append(Caption(row)).AppendHtml($"</span></div><div class=\"{last.Trim()}\" role=\"presentation\">")
                .AppendHtml(drawing.Row(row, encoder.Encode(Caption(row)))).AppendHtml("</div>");
        }

        html.AppendHtml("</div></div><p class=\"small muted gap05\">").Append(texts["gantt.how"]).AppendHtml("</p>");
        Table(html);
    }

    private void Table(IHtmlContentBuilder html)
    {
        html.AppendHtml("<details class=\"dt\"><summary>").Append(texts["gantt.as-table"]).AppendHtml("</summary><div class=\"card card--flush scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").Append(texts["gantt.as-table"]).AppendHtml("\"><table class=\"tbl tbl--s\"><thead><tr>");
        foreach (var column in new[] { "activity", "owner", "start", "end", "forecast", "status" })
        {
            html.AppendHtml("<th scope=\"col\">").Append(texts[$"gantt.col.{column}"]).AppendHtml("</th>");
        }

        html.AppendHtml("</tr></thead><tbody>");
        foreach (var row in Rows)
        {
            html.AppendHtml("<tr><th scope=\"row\">").Append(row.Title).AppendHtml("</th><td>").Append(row.Owner)
                .AppendHtml($"</td><td class=\"nb\">{row.Plan.Start:yyyy-MM-dd}</td><td class=\"nb\">{row.Plan.End:yyyy-MM-dd}</td><td class=\"nb\">{row.Forecast:yyyy-MM-dd}</td><td>");
            Badge(html, row.Status);
            html.AppendHtml("</td></tr>");
        }

        html.AppendHtml("</tbody></table></div></details>");
    }

    private string Caption(GanttRow row)
    {
        var plan = $"{Day(row.Plan.Start)} – {Day(row.Plan.End)}";
        plan = row.Plan.Start.Year < Year ? texts["gantt.since", plan] : plan;
        return row.Forecast is { } forecast ? texts["gantt.forecast", plan, Day(forecast)] : plan;
    }

    private string Day(DateOnly day) => day.ToString(day.Year == Year ? "d MMM" : "d MMM yyyy", System.Globalization.CultureInfo.CurrentCulture).Replace(".", "", StringComparison.Ordinal);

    private void Badge(IHtmlContentBuilder html, ActivityStatus? status)
    {
        if (status is null && !AwaitsReports)
        {
            return;
        }

        var sign = StatusBadgeTagHelper.SignOf(status);
        html.AppendHtml($"<span class=\"st st--{sign}\"><svg class=\"i\" aria-hidden=\"true\"><use href=\"#s-{sign}\"/></svg>")
            .Append(_words.StatusOrNone(status)).AppendHtml("</span>");
    }
}
