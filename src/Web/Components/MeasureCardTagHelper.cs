using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.Governance;
using Styrkedja.Domain;
using Styrkedja.Domain.Measures;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Components;

/// <summary>
/// A measure with its latest value, its line over time and its figures as a table with their sources. One told in words
/// has what was told. What so few persons are behind that it tells of them is withheld.
/// </summary>
[HtmlTargetElement("measure-card", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MeasureCardTagHelper(YearsWords years, IStringLocalizer<ComponentTexts> texts, HtmlEncoder encoder) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext Page { get; set; } = null!;

    public Measure Measure { get; set; } = null!;

    /// <summary>The period whose trend is told.</summary>
    public PeriodKey Tertial { get; set; }

    /// <summary>The body whose goal it is: it may have words of its own (R128).</summary>
    public BodyId? Body { get; set; }

    /// <inheritdoc cref="Words.Measured"/>
    public static string Say(MeasureValue value, Measure measure) => Words.Current.Measured(value, measure);

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "article";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "card stack-s");
        var html = output.Content;
        var figures = Measure.Kind == MeasureKind.Number ? Figures() : [];
        html.SetHtmlContent("<div class=\"measurehead\"><div><h3 class=\"h4\">").Append(Measure.Text).AppendHtml("</h3><p class=\"small muted\">").Append(About()).AppendHtml("</p></div>");
        if (Measure is { Kind: not MeasureKind.Qualitative, Values: [.., var latest] })
        {
            var shown = Measure.Kind == MeasureKind.Number ? latest.Show(Measure).Value is { } value ? TrendChart.Plain(value) : Words.Current["measure.withheld"] : Say(latest, Measure);
            html.AppendHtml("<p class=\"big\">").Append(shown).AppendHtml(" <small>").Append(Measure.Unit ?? "").AppendHtml("</small></p>");
        }

        html.AppendHtml("</div>");
        if ((await years.PeriodsAsync(Page.HttpContext.RequestAborted)).Calendar is var calendar && Measure.TrendAt(calendar[Tertial], calendar) is var trend and not MeasureTrend.Missing)
        {
            var words = (await years.OfAsync(Tertial.Year, Page.HttpContext.RequestAborted)).For(Body);
            html.AppendHtml($"<p class=\"small row\"><svg class=\"i t-{ScaleBadgeTagHelper.ColourOf(words.Look(trend))}\" aria-hidden=\"true\"><use href=\"#a-{ScaleBadgeTagHelper.SignOf(words.Look(trend))}\"/></svg>").Append(words.Trend(trend)).AppendHtml("</p>");
        }

        if (Measure.Description is { } description)
        {
            html.AppendHtml("<p class=\"small\">").Append(description).AppendHtml("</p>");
        }

        if (Measure.Values.Count == 0)
        {
            html.AppendHtml("<p class=\"empty\">").Append(Measure.Target is { } target ? texts["measure.no-values-target", Show(target)] : texts["measure.no-values"]).AppendHtml("</p>");
            return;
        }

        var forecast = ForecastAhead();
        if (figures.Count > 0)
        {
            html.AppendHtml("<svg class=\"chart\" role=\"img\" height=\"250\" aria-label=\"").Append(Sentence(figures, forecast)).AppendHtml("\">")
                .AppendHtml(TrendChart.Draw(Measure, figures, forecast is null ? null : (EndOf(forecast), forecast.Forecast!.Value), encoder.Encode(TargetWords()), v => encoder.Encode(Show(v)))).AppendHtml("</svg>");
        }

        if (forecast is not null)
        {
            html.AppendHtml("<p class=\"small\">").Append(texts["measure.forecast", forecast.Year, Show(forecast.Forecast!.Value)]).Append(forecast.ForecastReason is { } reason ? $". {reason}" : "").AppendHtml("</p>");
        }

        WriteTable(html, forecast);
    }

    private void WriteTable(TagHelperContent html, MeasurePeriod? forecast)
    {
        var told = Measure.Kind == MeasureKind.Qualitative;
        var gendered = Measure.ByGender && Measure.Values.Any(v => v.Women is not null || v.Men is not null);
        var sourced = Measure.Values.Any(v => v.Source is not null);
        html.AppendHtml("<details class=\"dt\"").AppendHtml(told ? " open" : "").AppendHtml("><summary>").Append(told ? texts["measure.told"] : texts["measure.as-table"])
            .AppendHtml("</summary><table class=\"tbl tbl--s\"><caption class=\"vh\">").Append(Measure.Text).AppendHtml("</caption><thead><tr><th scope=\"col\">").Append(texts["measure.day"]).AppendHtml("</th>");
        Head(Measure.Unit ?? texts["measure.value"].Value, numeric: !told);
        if (gendered)
        {
            Head(texts["measure.women"], numeric: true);
            Head(texts["measure.men"], numeric: true);
        }

        if (sourced)
        {
            Head(texts["measure.source-column"], numeric: false);
        }

        html.AppendHtml("</tr></thead><tbody>");
        var withheld = false;
        foreach (var value in Measure.Values)
        {
            var shown = value.Show(Measure);
            withheld |= shown.IsWithheld;
            html.AppendHtml($"<tr><th scope=\"row\" class=\"nb\">{value.Day:yyyy-MM-dd}</th>");
            Cell(Measure.Kind == MeasureKind.Number ? Part(value.Value, shown.Value) : Say(value, Measure), numeric: !told);
            if (gendered)
            {
                Cell(Part(value.Women, shown.Women), numeric: true);
                Cell(Part(value.Men, shown.Men), numeric: true);
            }

            if (sourced)
            {
                Cell(value.Source ?? Measure.Source ?? "", numeric: false);
            }

            html.AppendHtml("</tr>");
        }

        if (forecast is not null)
        {
            html.AppendHtml($"<tr><th scope=\"row\">{EndOf(forecast):yyyy-MM-dd} <span class=\"as-note\">").Append(texts["measure.forecast-row"]).AppendHtml("</span></th>");
            Cell(TrendChart.Plain(forecast.Forecast!.Value), numeric: true);
            html.AppendHtml(string.Concat(Enumerable.Repeat("<td></td>", (gendered ? 2 : 0) + (sourced ? 1 : 0)))).AppendHtml("</tr>");
        }

        html.AppendHtml("</tbody></table>");
        if (withheld)
        {
            html.AppendHtml("<p class=\"xs muted\">").Append(texts["measure.withheld-note"]).AppendHtml("</p>");
        }

        html.AppendHtml("</details>");

        void Head(string text, bool numeric) => html.AppendHtml(numeric ? "<th scope=\"col\" class=\"num\">" : "<th scope=\"col\">").Append(text).AppendHtml("</th>");
        void Cell(string text, bool numeric) => html.AppendHtml(numeric ? "<td class=\"num\">" : "<td>").Append(text).AppendHtml("</td>");
    }

    /// <summary>What was last foreseen, while the end of its year has no value yet.</summary>
    private MeasurePeriod? ForecastAhead() =>
        Measure.Periods.LastOrDefault(p => p.Forecast is not null) is { } said && Measure.Values is [.., var latest] && latest.Day < EndOf(said) ? said : null;

    private static DateOnly EndOf(MeasurePeriod said) => new(said.Year, 12, 31);

    // Withheld is told apart from never noted.
    private string Part(decimal? noted, decimal? shown) => shown is { } value ? TrendChart.Plain(value) : noted is null ? "–" : texts["measure.withheld"];

    private List<(DateOnly Day, decimal Value)> Figures() => [.. Measure.Values.Select(v => (v.Day, v.Show(Measure).Value)).Where(v => v.Value is not null).Select(v => (v.Day, v.Value!.Value))];

    private string About()
    {
        var direction = Measure.Unit is null ? "" : texts[Measure.Direction == Direction.Up ? "measure.up" : "measure.down"].Value;
        return Measure.Source is { } source ? $"{direction} {texts["measure.source", source]}".Trim() : direction;
    }

    private string TargetWords() => Measure.Target is { } target ? texts[Measure.Direction == Direction.Up ? "measure.at-least" : "measure.at-most", Show(target)] : "";

    private string Sentence(List<(DateOnly Day, decimal Value)> figures, MeasurePeriod? forecast)
    {
        var (first, last) = (figures[0], figures[^1]);
        var course = texts["measure.sentence", Measure.Text, Show(first.Value), Dates.InWords(first.Day), Show(last.Value), Dates.InWords(last.Day)].Value;
        var aimed = Measure.Target is null ? course : $"{course} {TargetWords()}.";
        return forecast?.Forecast is { } expected ? $"{aimed} {texts["measure.forecast", forecast.Year, Show(expected)].Value}." : aimed;
    }

    private string Show(decimal value) => $"{TrendChart.Plain(value)} {Measure.Unit}".Trim();
}
