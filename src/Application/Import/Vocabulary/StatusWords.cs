using System.Collections.Frozen;
using Styrkedja.Domain.Activities;

namespace Styrkedja.Application.Import.Vocabulary;

/// <summary>The printed status words and what they mean (R048–R053, R063).</summary>
internal static class StatusWords
{
    private static readonly FrozenDictionary<string, ActivityStatus> Known = new Dictionary<string, ActivityStatus>(StringComparer.OrdinalIgnoreCase)
    {
        ["Ej påbörjad"] = ActivityStatus.NotStarted,
        ["Inte påbörjad"] = ActivityStatus.NotStarted,
        ["Ej påbörjat"] = ActivityStatus.NotStarted,
        ["Ej startad"] = ActivityStatus.NotStarted,
        ["Pågående enligt plan"] = ActivityStatus.OngoingAsPlanned,
        ["Pågår enligt plan"] = ActivityStatus.OngoingAsPlanned,
        ["Pågående med avvikelse"] = ActivityStatus.OngoingWithDeviation,
        ["Pågår med avvikelse"] = ActivityStatus.OngoingWithDeviation,
        ["Vänteläge"] = ActivityStatus.OnHold,
        ["I vänteläge"] = ActivityStatus.OnHold,
        ["Avslutad enligt plan"] = ActivityStatus.CompletedAsPlanned,
        ["Avslutat enligt plan"] = ActivityStatus.CompletedAsPlanned,
        ["Avslutad med avvikelse"] = ActivityStatus.CompletedWithDeviation,
        ["Avslutat med avvikelse"] = ActivityStatus.CompletedWithDeviation,
        ["Avbruten"] = ActivityStatus.Cancelled,
        ["Avbrutet"] = ActivityStatus.Cancelled,
        ["Inställd"] = ActivityStatus.Cancelled,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, ActivityStatus>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        Known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>After the status in the program's own reports; it says who has the report, not how the activity goes.</summary>
    private const string AwaitsApproval = "(väntar på enhetschefens godkännande)";

    private static readonly int Longest = Known.Keys.Max(word => word.Length) + 4;

    /// <summary>Beginnings of words that make a short line look like a status nobody has taught the program.</summary>
    private static readonly string[] StatusLike =
        ["pågå", "avslut", "påbörj", "vänt", "paus", "klar", "genomför", "försen", "avbr", "inställ", "stopp", "vilande", "färdig"];

    /// <summary>The words offered in the template, in the order of <see cref="ActivityStatus.All"/>.</summary>
    public static IReadOnlyList<string> Offered { get; } =
    [
        "Ej påbörjad", "Pågående enligt plan", "Pågående med avvikelse", "Vänteläge", "Avslutad enligt plan", "Avslutad med avvikelse", "Avbruten",
    ];

    /// <summary>Null unless the whole text is a status word; a bullet before it and a point after it do not matter.</summary>
    public static ImportedStatus? Parse(string text)
    {
        var written = text.AsSpan().Trim("•→ .");
        var word = written.EndsWith(AwaitsApproval, StringComparison.OrdinalIgnoreCase) ? written[..^AwaitsApproval.Length].TrimEnd() : written;
        if (word.Length > Longest)
        {
            return null;
        }

        return BySpan.TryGetValue(word, out var status) ? new ImportedStatus(status.Phase, status.Deviation, written.ToString()) : null;
    }

    /// <summary>One to four words without a sentence's point, one of which begins like a status.</summary>
    public static bool LooksLikeStatus(string text)
    {
        if (text.Length > 40 || !char.IsUpper(text[0]) || text[^1] is '.' or ',' or '!' || text.Contains(':', StringComparison.Ordinal))
        {
            return false;
        }

        var words = text.Split(' ', 5);
        return words.Length <= 4 && !text.Any(char.IsDigit)
            && StatusLike.Any(start => words[0].StartsWith(start, StringComparison.OrdinalIgnoreCase));
    }
}
