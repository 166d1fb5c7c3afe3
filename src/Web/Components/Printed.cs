namespace Styrkedja.Web.Components;

/// <summary>Words that belong together stay on one line.</summary>
public static class Printed
{
    /// <summary>"2026", or "2026–2028".</summary>
    public static string Years(int first, int last) => first == last ? $"{first}" : $"{first}–{last}";

    /// <summary>A decision as minutes print it, its sign never parted from its number.</summary>
    public static string Decision(string decision) => decision.Replace("§ ", "§\u00a0", StringComparison.Ordinal);
}
