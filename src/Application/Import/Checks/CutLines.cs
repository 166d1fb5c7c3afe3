using Styrkedja.Application.Import.Lines;

namespace Styrkedja.Application.Import.Checks;

/// <summary>
/// Lines that end in the middle of a word at the right margin, as slides turned into text do (O22). They cannot be mended,
/// only shown beside their source.
/// </summary>
internal static class CutLines
{
    /// <summary>Characters; shorter lines do not reach a margin.</summary>
    private const int Margin = 70;

    private const string ShortWords =
        " i å ö på av och att för med den det de som till om en ett är ej se ur ut in nu då så när var har kan ska ny nya fri via per vid man sin sig "
        + "sitt sina vi ni du han hon oss än ha få gå ta ge bo dö by år ålder men min din vår väg vad hur mot upp ner ned två tre fem sex sju tio st kr ";

    public static IEnumerable<SourceLine> In(IReadOnlyList<SourceLine> lines)
    {
        HashSet<string>? words = null;
        foreach (var line in lines)
        {
            if (line.Text.Length < Margin || line.Role != LineRole.None || !char.IsLower(line.Text[^1]))
            {
                continue;
            }

            var last = line.Text[(line.Text.LastIndexOf(' ') + 1)..];
            if (last.Length == 1 ? IsStump(last) : IsCutOff(line.Raw) && (IsStump(last) || IsBeginning(last, words ??= Words(lines))))
            {
                yield return line;
            }
        }
    }

    /// <summary>The tool fills up with blanks what fell outside the margin; an ordinary line ends in at most one.</summary>
    private static bool IsCutOff(string raw) => raw.EndsWith("  ", StringComparison.Ordinal);

    private static bool IsStump(string last) =>
        last.Length <= 3 && last.All(char.IsLower) && !ShortWords.Contains($" {last} ", StringComparison.Ordinal);

    /// <summary>Seen only here, while the same word with one or two letters more is used elsewhere.</summary>
    private static bool IsBeginning(string last, HashSet<string> words) =>
        last.Length > 3 && !words.Contains(last) && words.Any(word => word.Length - last.Length is 1 or 2 && word.StartsWith(last, StringComparison.Ordinal));

    /// <summary>Every word but those that end a line.</summary>
    private static HashSet<string> Words(IReadOnlyList<SourceLine> lines) =>
        [.. lines.SelectMany(line => line.Text.Split(' ')[..^1]).Select(word => word.Trim('.', ',', ';', ':', '"', '”', '(', ')'))];
}
