using System.Globalization;
using Styrkedja.Application.Plans;

namespace Styrkedja.Web.Components;

/// <summary>Thousands of kronor on the screen, with a real minus sign whatever the language.</summary>
public static class Money
{
    public static string Amount(decimal amount) => WithMinus(amount.ToString("#,##0.###", CultureInfo.CurrentCulture));

    /// <summary>With its sign also when it is above 0.</summary>
    public static string WithSign(decimal amount) => amount > 0 ? "+" + Amount(amount) : Amount(amount);

    /// <summary>As it stands in a field, without spaces.</summary>
    public static string Typed(decimal amount) => amount.ToString("0.###", CultureInfo.CurrentCulture);

    /// <summary>Null for what is no amount, or nothing.</summary>
    public static decimal? Read(string? typed) => ChangeBudget.AmountOf(typed ?? "");

    /// <summary>What is wrong with it as a field; null for nothing. Kronor are thousandths, and there is nothing below them.</summary>
    public static string? FaultOf(string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? "missing"
        : ChangeBudget.IsBeyond(typed) ? "beyond"
        : Read(typed) is not { } amount ? "wrong"
        : amount != decimal.Round(amount, 3) ? "decimals" : null;

    private static string WithMinus(string text) => text.Replace('-', '−');
}
