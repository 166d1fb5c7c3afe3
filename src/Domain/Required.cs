namespace Styrkedja.Domain;

/// <summary>The preconditions every area shares, each refusing with the rule the caller names.</summary>
internal static class Required
{
    /// <summary>The trimmed text.</summary>
    /// <exception cref="RuleBrokenException">when nothing but white space is given.</exception>
    public static string Text(string? text, string rule) =>
        string.IsNullOrWhiteSpace(text) ? throw new RuleBrokenException(rule) : text.Trim();

    /// <summary>The trimmed text, null when nothing but white space is given.</summary>
    public static string? Optional(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    public static int? AtLeast(int? number, int least, string rule) =>
        number < least ? throw new RuleBrokenException(rule, number) : number;
}
