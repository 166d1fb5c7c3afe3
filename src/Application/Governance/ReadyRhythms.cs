using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Governance;

/// <summary>A rhythm to start from.</summary>
/// <param name="Id">Stable; its name and what it is like are words of the product.</param>
public sealed record ReadyRhythm(string Id, Rhythm Rhythm);

/// <summary>Rhythms that municipalities follow up by (R079); they name their periods in the municipality's language.</summary>
public static class ReadyRhythms
{
    public static IReadOnlyList<ReadyRhythm> All(Words words) =>
    [
        new("tertials", Rhythm.Tertials),
        new("half-years", Named(words, "half-year", 6, 12)),
        new("quarters", Named(words, "quarter", 3, 6, 9, 12)),
        new("march-august-december", new([Month(words, 3), Whole(words, "interim", 8), Whole(words, "whole-year", 12)])),
        new("august-december", new([Whole(words, "interim", 8), Whole(words, "whole-year", 12)])),
        new("months", new([.. Enumerable.Range(1, 12).Select(m => Month(words, m))])),
    ];

    public static ReadyRhythm? Find(string? id, Words words) => All(words).FirstOrDefault(r => r.Id == id);

    private static Rhythm Named(Words words, string name, params int[] months) =>
        new([.. months.Select((m, i) => new RhythmPeriod(words.Format($"rhythm.{name}", i + 1), m))]);

    private static RhythmPeriod Whole(Words words, string name, int month) => new(words[$"rhythm.{name}"], month);

    private static RhythmPeriod Month(Words words, int month) => new(words.Month(month), month);
}
