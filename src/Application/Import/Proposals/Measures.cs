using Styrkedja.Application.Import.Lines;

namespace Styrkedja.Application.Import.Proposals;

/// <summary>How a goal is measured: one measure for each sentence or paragraph below "Mäts genom:" (R068).</summary>
internal static class Measures
{
    /// <summary>Characters of a line that was broken because it was full, and may go on with a name's capital letter.</summary>
    private const int FullLine = 60;

    public static IReadOnlyList<(ImportedMeasure Measure, int Line)> Of(List<SourceLine> lines)
    {
        List<List<SourceLine>> groups = [];
        foreach (var line in lines)
        {
            var continues = groups.Count > 0 && !line.IsBullet
                && (Paragraphs.Continues(groups[^1][^1], line)
                    || (line.Number == groups[^1][^1].Number + 1 && line.Role == LineRole.None
                        && groups[^1][^1].Text.Length >= FullLine && !Paragraphs.EndsSentence(groups[^1][^1].Text)));
            if (!continues)
            {
                groups.Add([]);
            }

            groups[^1].Add(line);
        }

        return [.. groups.Select(group => (Read(Paragraphs.Join(group).TrimStart('•', '→', ' ')), group[0].Number))];
    }

    /// <summary>A bracket at the end that speaks of what is to come is a remark about the measuring, not part of the measure.</summary>
    private static ImportedMeasure Read(string text)
    {
        var open = text.LastIndexOf('(');
        var isRemark = open > 0 && text.TrimEnd('.').EndsWith(')')
            && text.AsSpan(open + 1).Contains("kommer", StringComparison.OrdinalIgnoreCase);
        return isRemark
            ? new ImportedMeasure(text[..open].TrimEnd(), null) { Remark = text[(open + 1)..].TrimEnd('.').TrimEnd(')') }
            : new ImportedMeasure(text, null);
    }
}
