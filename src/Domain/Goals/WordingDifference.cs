using System.Globalization;

namespace Styrkedja.Domain.Goals;

/// <summary>What has become of a piece of text.</summary>
public enum PieceKind
{
    Kept,
    Removed,
    Added,
}

/// <summary>Words that follow each other and met the same fate, with the space after them.</summary>
public sealed record Piece(PieceKind Kind, string Text);

/// <param name="Field"><c>title</c>, <c>description</c>, <c>purpose</c>, <c>baseline</c>, <c>target-groups</c>, <c>frames</c>, <c>outside-control</c>, <c>years</c> or <c>sub-goals</c>.</param>
/// <param name="Before">Null where nothing was said.</param>
/// <param name="After">Null where nothing is said any more.</param>
public sealed record WordingDifference(string Field, string? Before, string? After)
{
    public IReadOnlyList<Piece> Pieces => TextDifference.Between(Before ?? "", After ?? "");
}

/// <summary>Tells two wordings of a goal apart, field by field.</summary>
public static class WordingDifferences
{
    public static IReadOnlyList<WordingDifference> Between(GoalWording before, GoalWording after) =>
        [.. FieldsOf(before).Zip(FieldsOf(after), (b, a) => new WordingDifference(b.Field, b.Text, a.Text)).Where(d => d.Before != d.After)];

    private static IEnumerable<(string Field, string? Text)> FieldsOf(GoalWording wording) =>
    [
        ("title", wording.Title),
        ("years", wording.FirstYear == wording.LastYear ? Number(wording.FirstYear) : $"{Number(wording.FirstYear)}–{Number(wording.LastYear)}"),
        ("description", wording.Description),
        ("purpose", wording.Purpose),
        ("baseline", wording.Baseline),
        ("target-groups", wording.TargetGroups),
        ("frames", wording.Frames),
        ("outside-control", wording.OutsideControl ? "yes" : null),
        ("sub-goals", wording.SubGoals.Count == 0 ? null : string.Join("\n", wording.SubGoals.Select(Line))),
    ];

    private static string Line(SubGoal sub) => string.Join(' ', new[] { sub.Text, sub.Target is { } target ? Number(target) : null, sub.Unit, sub.Year is { } year ? $"({Number(year)})" : null }.OfType<string>());

    private static string Number(IFormattable number) => number.ToString("0.##", CultureInfo.CurrentCulture);
}

/// <summary>Which words came and went between two texts: the longest common course of words is what was kept.</summary>
public static class TextDifference
{
    // Beyond this the table of every word against every word grows heavy, and the marks too many to read.
    private const int MostWords = 1500;

    public static IReadOnlyList<Piece> Between(string before, string after)
    {
        var (old, now) = (WordsOf(before), WordsOf(after));
        if (old.Count > MostWords || now.Count > MostWords)
        {
            return [.. new[] { new Piece(PieceKind.Removed, before), new Piece(PieceKind.Added, after) }.Where(p => p.Text.Length > 0)];
        }

        var common = CommonLengths(old, now);
        var pieces = new List<Piece>();
        var (i, j) = (0, 0);
        while (i < old.Count || j < now.Count)
        {
            if (i < old.Count && j < now.Count && Same(old[i], now[j]))
            {
                Add(PieceKind.Kept, now[j++]);
                i++;
            }
            else if (j == now.Count || (i < old.Count && common[i + 1, j] >= common[i, j + 1]))
            {
                Add(PieceKind.Removed, old[i++]);
            }
            else
            {
                Add(PieceKind.Added, now[j++]);
            }
        }

        return pieces;

        void Add(PieceKind kind, string word)
        {
            if (pieces.Count > 0 && pieces[^1].Kind == kind)
            {
                pieces[^1] = new Piece(kind, pieces[^1].Text + word);
            }
            else
            {
                pieces.Add(new Piece(kind, word));
            }
        }
    }

    private static int[,] CommonLengths(List<string> old, List<string> now)
    {
        var common = new int[old.Count + 1, now.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = now.Count - 1; j >= 0; j--)
            {
                common[i, j] = Same(old[i], now[j]) ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }

    private static bool Same(string one, string other) => string.Equals(one.TrimEnd(), other.TrimEnd(), StringComparison.Ordinal);

    /// <summary>Each word with the space after it, so that nothing is lost in between.</summary>
    private static List<string> WordsOf(string text)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i == text.Length || (char.IsWhiteSpace(text[i - 1]) && !char.IsWhiteSpace(text[i])))
            {
                words.Add(text[start..i]);
                start = i;
            }
        }

        return words;
    }
}
