namespace Styrkedja.Application.Drafts;

/// <summary>A form as typed, field by field, also what cannot be understood yet: nothing typed is ever lost.</summary>
/// <param name="Address">See <see cref="AddressOf"/>.</param>
/// <param name="Fields">Every value of every field, by the field's name.</param>
/// <param name="ThrownAt">Thrown away, and can be taken back until <see cref="FormDrafts.TakenBackWithin"/> has passed; null while it counts.</param>
public sealed record FormDraft(string Address, IReadOnlyDictionary<string, string[]> Fields, DateTimeOffset SavedAt, DateTimeOffset? ThrownAt)
{
    /// <summary>Characters of an address at most.</summary>
    public const int LongestAddress = 300;

    /// <summary>The address of a form: the path of its page, in small letters however it was asked for, and which of the page's forms where it has several.</summary>
    /// <param name="part">Null for the only form of its page.</param>
    public static string AddressOf(string path, string? part) => path.ToLowerInvariant() + (string.IsNullOrEmpty(part) ? "" : $"#{part}");

    /// <summary>The path of the page that an address is on.</summary>
    public static string PathOf(string address) => address.Split('#', 2)[0];

    /// <summary>Whether a draft can be kept under it: a path within the program.</summary>
    public static bool IsAddress(string? address) => address is { Length: > 1 and <= LongestAddress } && address[0] == '/' && address[1] is not ('/' or '\\') && !address.Any(char.IsControl);

    /// <summary>The first value of a field; null when it has none.</summary>
    public string? Value(string name) => Fields.TryGetValue(name, out var values) && values.Length > 0 ? values[0] : null;

    /// <summary>What may be kept of a form: never a secret, nor what a form carries for itself.</summary>
    public static Dictionary<string, string[]> Kept(IEnumerable<KeyValuePair<string, string[]>> fields) =>
        fields.Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal) && !f.Key.EndsWith("Password", StringComparison.OrdinalIgnoreCase))
            .ToDictionary(f => Storable(f.Key), f => Array.ConvertAll(f.Value, Storable));

    // The one sign that the database's texts cannot hold.
    private static string Storable(string text) => text.Replace("\0", "", StringComparison.Ordinal);
}

/// <summary>Which save of an opened page it is.</summary>
/// <param name="Page">A name the page gave itself, at most 40 characters.</param>
/// <param name="Number">Greater for each that the page sends.</param>
public sealed record DraftTurn(string Page, int Number);
