namespace Styrkedja.Domain;

/// <summary>The preconditions every area shares, each refusing with the rule the caller names.</summary>
internal static class Required
{
    /// <summary>The trimmed text.</summary>
    /// <param name="longest">Of <see cref="TextLimits"/>, for what is read as a heading or a name.</param>
    /// <exception cref="RuleBrokenException">when nothing but white space is given; <c>text-too-long</c>.</exception>
    public static string Text(string? text, string rule, int longest = int.MaxValue) =>
        Optional(text, longest) ?? throw new RuleBrokenException(rule);

    /// <summary>The trimmed text, null when nothing but white space is given.</summary>
    /// <exception cref="RuleBrokenException"><c>text-too-long</c></exception>
    public static string? Optional(string? text, int longest = int.MaxValue)
    {
        var trimmed = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        return trimmed?.Length > longest ? throw new RuleBrokenException("text-too-long", trimmed.Length, longest) : trimmed;
    }

    public static int? AtLeast(int? number, int least, string rule) =>
        number < least ? throw new RuleBrokenException(rule, number) : number;
}
