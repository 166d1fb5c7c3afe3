using System.Globalization;

namespace Styrkedja.Web.Components;

/// <summary>A field that somebody else has saved otherwise than it was typed.</summary>
/// <param name="Stored">As saved now; empty for nothing.</param>
/// <param name="Typed">As the person at hand wrote it; empty for nothing.</param>
public sealed record Difference(string Label, string Stored, string Typed);

/// <summary>What somebody else has saved meanwhile, beside what was typed, so that the second person can choose.</summary>
public sealed record Meanwhile(IReadOnlyList<Difference> Differences)
{
    /// <summary>The rule that refuses to save over what the person has not seen.</summary>
    public const string Rule = "changed-meanwhile";

    /// <summary>Of all fields, those that differ.</summary>
    public static Meanwhile Of(params IEnumerable<(string Label, object? Stored, object? Typed)> fields) =>
        new([.. fields.Select(f => new Difference(f.Label, InWords(f.Stored), InWords(f.Typed))).Where(d => d.Stored != d.Typed)]);

    private static string InWords(object? value) => value switch
    {
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        string text => text.ReplaceLineEndings("\n").Trim(),
        _ => Convert.ToString(value, CultureInfo.CurrentCulture) ?? "",
    };
}
