using System.Text.Json;
using Microsoft.Extensions.Caching.Memory;
using Styrkedja.Application.Database.Mappings;
using Styrkedja.Domain.Governance;

namespace Styrkedja.Application.Governance;

/// <summary>
/// Rules as they are stored. Nearly every page asks for those of all years and they seldom change, so what has been understood
/// once is kept by its text: a changed text is another.
/// </summary>
internal static class StoredRules
{
    /// <summary>Characters kept in all; some hundred municipalities with five years.</summary>
    private const int MostKept = 8_000_000;

    private static readonly MemoryCache _understood = new(new MemoryCacheOptions { SizeLimit = MostKept });

    /// <param name="text">The document in the column.</param>
    public static GovernanceRules Read(string text) => _understood.GetOrCreate(text, entry =>
    {
        entry.Size = text.Length;
        return JsonSerializer.Deserialize<GovernanceRules>(text, Columns.Json)!;
    })!;
}
