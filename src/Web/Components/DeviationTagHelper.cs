using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Styrkedja.Domain.Budgets;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Components;

/// <summary>How far a forecast is from the budget: the amount with its sign, and whether that is a surplus or a deficit. Beyond the limit it is set apart.</summary>
[HtmlTargetElement("deviation", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DeviationTagHelper(IStringLocalizer<BudgetTexts> texts) : TagHelper
{
    /// <summary>Thousands of kronor; income is negative.</summary>
    public decimal Budget { get; set; }

    /// <inheritdoc cref="Budget"/>
    public decimal Forecast { get; set; }

    public DeviationLimit Limit { get; set; } = DeviationLimit.Default;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var deviation = Budget - Forecast;
        var beyond = Limit.IsPassedBy(Budget, Forecast);
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "nb deviation");
        output.Content.Append(Money.WithSign(deviation)).AppendHtml(beyond
            ? $" <span class=\"flag {(deviation < 0 ? "flag--bad" : "flag--warn")}\"><svg class=\"i\" aria-hidden=\"true\"><use href=\"#u-warn\"/></svg>"
            : " <span class=\"small muted\">").Append(Word(deviation)).AppendHtml("</span>");
    }

    private string Word(decimal deviation)
    {
        var word = texts[deviation switch { > 0 => "surplus", < 0 => "deficit", _ => "even" }].Value;
        // A share that would be read as none is not said.
        return Budget == 0 || Math.Abs(deviation / Budget) < 0.0005m ? word : $"{word} {Math.Abs(deviation / Budget).ToString("0.0 %", CultureInfo.CurrentCulture)}";
    }
}
