using Styrkedja.Application.Import.Lines;
using Styrkedja.Domain.Goals;

namespace Styrkedja.Application.Import.Reports;

/// <summary>The last chapter: all goals of the year, by goal area (R096, R097).</summary>
internal sealed class CatalogueParser(LineLedger ledger)
{
    private readonly List<CatalogueGoal> goals = [];
    private readonly List<SourceLine> current = [];
    private (string? GoalArea, GoalKind Kind) group;

    public IReadOnlyList<CatalogueGoal> Parse(IEnumerable<OutlineBlock> blocks)
    {
        foreach (var block in blocks)
        {
            ReadGroups(block);
        }

        return goals;
    }

    private void ReadGroups(OutlineBlock block)
    {
        var inGroup = false;
        var bulleted = block.Lines.Any(line => line.IsBullet);
        foreach (var line in block.Lines.Where(line => !line.IsBlank && ledger.IsFree(line)))
        {
            if (ReportMarks.IsCatalogueGroup(line) || line.Role == LineRole.Heading3)
            {
                Finish();
                inGroup = true;
                group = ReportMarks.CatalogueGroup(line.Text);
                ledger.Claim(line, LineOwner.Catalogue);
            }
            else if (!inGroup || line.Role is LineRole.CatalogueHead)
            {
                ledger.Ignore(line, IgnoredReason.Boilerplate);
            }
            else
            {
                if (BeginsGoal(line, bulleted))
                {
                    Finish();
                }

                current.Add(line);
            }
        }

        Finish();
    }

    /// <summary>Lines are far apart in this chapter, so a blank line says nothing: a bullet or a finished sentence does.</summary>
    private bool BeginsGoal(SourceLine line, bool bulleted) =>
        current.Count == 0 || line.IsBullet || line.Role is not LineRole.None
        || (!bulleted && !Paragraphs.Continues(current[^1], line) && Paragraphs.EndsSentence(current[^1].Text));

    private void Finish()
    {
        if (current.Count == 0)
        {
            return;
        }

        var text = Paragraphs.Join(current);
        goals.Add(new CatalogueGoal(current[0].IsBullet ? text[1..].TrimStart() : text, group.GoalArea, group.Kind)
        {
            Number = current[0].Role == LineRole.CatalogueGoal ? current[0].HeadingNumber : null,
            Line = current[0].Number,
        });
        ledger.Claim(current, LineOwner.Catalogue);
        current.Clear();
    }
}
