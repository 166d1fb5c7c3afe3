using Styrkedja.Application.Import.Checks;
using Styrkedja.Application.Import.Lines;
using Styrkedja.Application.Import.Vocabulary;
using Styrkedja.Domain.Goals;

namespace Styrkedja.Application.Import.Reports;

/// <summary>
/// A unit's report to a sub-committee, or a plan of the same form without statuses: goals with tables of activities,
/// fixed sections, and a last chapter with all goals of the year (R092–R103).
/// </summary>
internal sealed class ReportParser(IReadOnlyList<SourceLine> lines, LineLedger ledger, WarningList warnings)
{
    /// <summary>A heading that the catalogue does not know ends here at the latest; the rest is text.</summary>
    private const int LongestHeading = 4;

    private readonly List<ParsedGoal> goals = [];
    private readonly List<ImportedSection> sections = [];
    private readonly Dictionary<string, CatalogueGoal> byKey = [];
    private ActivityTable? table;

    public ParsedContent Parse()
    {
        var blocks = new ReportOutline([.. lines.Where(line => line.IsBlank || ledger.IsFree(line))]).Blocks();
        var catalogue = new CatalogueParser(ledger).Parse(blocks.Where(block => block.Kind == OutlineKind.Catalogue));
        foreach (var goal in catalogue)
        {
            byKey.TryAdd(TitleKey.Of(goal.Title), goal);
        }

        table = new ActivityTable(ledger, warnings, lines.Any(line => !line.IsBlank && ReportMarks.IsStatus(line)));
        foreach (var block in blocks.Where(block => block.Kind != OutlineKind.Catalogue))
        {
            Read(block);
        }

        return new ParsedContent(goals, catalogue, sections) { Year = StatedYear.In(Introduction(blocks)) };
    }

    private void Read(OutlineBlock block)
    {
        if (block.Kind == OutlineKind.Numbered)
        {
            ReadNumbered(block);
            return;
        }

        // Tables under a chapter without goal headings: keep the activities, under the chapter's own heading.
        if (block.Lines.Any(line => ActivityTable.DatesOf(line) is not null) && block.Lines.Any(ReportMarks.IsTableHead))
        {
            ReadGoal(block);
            return;
        }

        foreach (var line in block.Lines.Where(line => !line.IsBlank))
        {
            ledger.Ignore(line, block.Kind == OutlineKind.Front ? IgnoredReason.PageFurniture : IgnoredReason.Boilerplate);
        }
    }

    private void ReadNumbered(OutlineBlock block)
    {
        var hasTable = block.Lines.Any(line => ReportMarks.IsTableHead(line) || ActivityTable.DatesOf(line) is not null);
        if (hasTable || Known(block.Title) is not null)
        {
            ReadGoal(block);
            return;
        }

        var paragraphs = Paragraphs.Of(block.Lines.Skip(1), _ => false);
        sections.Add(new ImportedSection(block.Number ?? "", block.Title)
        {
            Text = SectionText(paragraphs),
            Line = block.Lines[0].Number,
        });
        ledger.Claim(block.Lines, LineOwner.Section);
    }

    /// <summary>In running text every line is a paragraph by its blank lines; a sentence's end at the line's end tells better.</summary>
    private static string SectionText(List<List<SourceLine>> paragraphs)
    {
        List<List<SourceLine>> joined = [];
        foreach (var paragraph in paragraphs)
        {
            if (joined.Count > 0 && paragraph[0].Role == LineRole.None && !paragraph[0].IsBullet && !Paragraphs.EndsSentence(joined[^1][^1].Text))
            {
                joined[^1].AddRange(paragraph);
            }
            else
            {
                joined.Add([.. paragraph]);
            }
        }

        return Paragraphs.JoinAll(joined) ?? "";
    }

    private void ReadGoal(OutlineBlock block)
    {
        var head = block.Lines.TakeWhile(line => !ReportMarks.IsTableHead(line)).Count();
        if (head == block.Lines.Count)
        {
            head = block.Lines.Take(1).Count();
        }

        var above = block.Lines.Take(head).Where(line => !line.IsBlank).ToList();
        if (above.FindIndex(ReportMarks.IsMeasureHead) is var measures and > 0)
        {
            // Values are noted at the goal's own page: a report says them again.
            above.Skip(measures).ToList().ForEach(line => ledger.Ignore(line, IgnoredReason.Boilerplate));
            above.RemoveRange(measures, above.Count - measures);
        }

        var title = Title(block, above, out var titleLines);
        var below = block.Lines.Skip(head).ToList();
        if (below.Count > 0 && ReportMarks.IsTableHead(below[0]))
        {
            ledger.Ignore(below[0], IgnoredReason.Boilerplate);
            below.RemoveAt(0);
        }

        var name = block.Number ?? title;
        var activities = table!.Parse(below, name, out var leftover);
        var known = Known(title);
        var description = Paragraphs.Of(above.Skip(titleLines).Concat(leftover), _ => false);
        ledger.Claim(above.Concat(leftover), LineOwner.Goal);
        foreach (var line in leftover)
        {
            warnings.AddAs(WarningCodes.UnplacedLine, "unplaced-line.goal", name, null, line.Number, line.Text, name);
        }

        if (known is null && byKey.Count > 0)
        {
            warnings.Add(WarningCodes.GoalNotInCatalogue, name, null, block.Lines[0].Number, title);
        }

        goals.Add(new ParsedGoal(
            new ImportedGoal(block.Number, title, known?.Kind ?? GoalKind.Unknown, known?.GoalArea, [], [], [], block.Lines[0].Number)
            {
                Description = Paragraphs.JoinAll(description),
            },
            activities));
    }

    /// <summary>As many lines as make a title of the catalogue; all of them (within reason) where the catalogue knows none.</summary>
    private string Title(OutlineBlock block, List<SourceLine> above, out int used)
    {
        var title = block.Title;
        for (used = 1; used <= above.Count; used++)
        {
            if (Known(title) is not null || used == above.Count || above[used].Role != LineRole.None)
            {
                return title;
            }

            title += " " + above[used].Text;
        }

        used = Math.Min(above.Count, LongestHeading);
        return string.Join(' ', above.Skip(1).Take(used - 1).Select(line => line.Text).Prepend(block.Title));
    }

    private CatalogueGoal? Known(string title) => byKey.GetValueOrDefault(TitleKey.Of(title));

    private static IEnumerable<string> Introduction(IReadOnlyList<OutlineBlock> blocks) =>
        blocks.Where(block => block.Kind != OutlineKind.Numbered)
            .OrderBy(block => block.Kind == OutlineKind.Catalogue ? 0 : 1)
            .SelectMany(block => block.Lines.Select(line => line.Text));
}
