using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.Budgets;
using Styrkedja.Domain.Budgets;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Components;

/// <summary>Budget, outcome and forecast of each unit as bars from nothing; its table stands beside it and says the same.</summary>
[HtmlTargetElement("budget-chart", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BudgetChartTagHelper(IStringLocalizer<BudgetTexts> texts, HtmlEncoder encoder) : TagHelper
{
    private const int Row = 62, NameAt = 16, FirstBar = 24, Bar = 10;

    public BudgetFollowUp Of { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var units = Of.Tree().Where(r => r.Own is not null).Select(r => r.Own!).ToList();
        var all = units.SelectMany(u => new[] { 0, u.Frame.Budget, u.Report?.Outcome ?? 0, u.Report?.Forecast ?? 0 }).ToList();
        var (low, high) = (all.Min(), Math.Max(all.Max(), all.Min() + 1));
        var svg = new StringBuilder();
        foreach (var (i, unit) in units.Index())
        {
            var top = i * Row;
            svg.Append(System.Globalization.CultureInfo.InvariantCulture, $"<text x=\"0\" y=\"{top + NameAt}\">{encoder.Encode(unit.Unit.Name)}</text>");
            Draw("budget", unit.Frame.Budget, top + FirstBar);
            if (unit.Report is { } report)
            {
                Draw("outcome", report.Outcome, top + FirstBar + Bar);
                Draw("forecast", report.Forecast, top + FirstBar + (2 * Bar));
            }
        }

        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "chart bchart");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("height", units.Count * Row);
        output.Attributes.SetAttribute("aria-label", Sentence(Of.Sum));
        output.Content.SetHtmlContent(svg.ToString());

        void Draw(string kind, decimal amount, int y)
        {
            var (from, to) = (At(Math.Min(amount, 0)), At(Math.Max(amount, 0)));
            svg.Append(System.Globalization.CultureInfo.InvariantCulture, $"<rect class=\"b-{kind}\" x=\"{from:0.##}%\" y=\"{y}\" width=\"{Math.Max(to - from, 0.2m):0.##}%\" height=\"{Bar - 1}\"/>");
        }

        decimal At(decimal amount) => 100 * (amount - low) / (high - low);
    }

    private string Sentence(BudgetSum sum) => texts["chart.sentence", Of.Body, Money.Amount(sum.Budget), Money.Amount(sum.Outcome), Money.Amount(sum.Forecast)].Value;
}
