using Styrkedja.Application.Import.Checks;
using Styrkedja.Application.Import.Lines;
using Styrkedja.Application.Import.Reports;
using Styrkedja.Application.Import.Vocabulary;
using Styrkedja.Domain.Goals;

namespace Styrkedja.Application.Import.Proposals;

/// <summary>
/// A proposal of goals: numbered goals, each with running text, sub-goals, how it is measured, and bulleted activities
/// without dates (R064–R071, O20).
/// </summary>
internal sealed class ProposalParser(IReadOnlyList<SourceLine> lines, LineLedger ledger, WarningList warnings)
{
    private enum Part
    {
        Title,
        Description,
        SubGoals,
        Measures,
        Activities,
    }

    private readonly List<ProposedGoal> proposed = [];
    private readonly List<SourceLine> front = [];
    private Part part;

    public ParsedContent Parse(int? statedYear)
    {
        var previousBlank = true;
        foreach (var line in lines)
        {
            if (line.IsBlank)
            {
                // Titles are set tight: a blank line ends one.
                part = part == Part.Title ? Part.Description : part;
            }
            else if (ledger.IsFree(line))
            {
                Place(line, previousBlank);
            }

            previousBlank = line.IsBlank;
        }

        var year = statedYear ?? StatedYear.In(front.Select(line => line.Text));
        var kind = KindOf(front);
        foreach (var line in front)
        {
            ledger.Ignore(line, IgnoredReason.Boilerplate);
        }

        return new ParsedContent([.. proposed.Select(goal => Build(goal, kind, year))], [], []) { Year = year };
    }

    private void Place(SourceLine line, bool previousBlank)
    {
        if (Heading(line, previousBlank) is { } heading)
        {
            proposed.Add(new ProposedGoal(heading.Number, line.Number));
            proposed[^1].Title.Add(heading.Title);
            part = Part.Title;
            ledger.Claim(line, LineOwner.Goal);
        }
        else if (proposed.Count == 0)
        {
            front.Add(line);
        }
        else if (ProposalMarks.Of(line.Text) is var mark && mark != ProposalMark.None)
        {
            Begin(mark, line);
        }
        else
        {
            AddTo(proposed[^1], line);
        }
    }

    /// <summary>The next number in turn, on a line that begins something; in a Word file also a heading without a number.</summary>
    private HeadingNumber? Heading(SourceLine line, bool previousBlank)
    {
        var heading = HeadingNumber.Of(line.Text) is { Minor: 0 } numbered && numbered.Major == proposed.Count + 1 ? numbered : (HeadingNumber?)null;
        return line.Role == LineRole.Heading2 ? heading ?? new HeadingNumber(line.HeadingNumber ?? $"{proposed.Count + 1}", line.Text)
            : previousBlank || line.StartsPage || line.Role != LineRole.None ? heading
            : null;
    }

    private void Begin(ProposalMark mark, SourceLine line)
    {
        var goal = proposed[^1];
        switch (mark)
        {
            case ProposalMark.SubGoal:
                part = Part.SubGoals;
                goal.SubGoals.Add(line);
                ledger.Claim(line, LineOwner.Goal);
                break;
            case ProposalMark.Measures:
                part = Part.Measures;
                ClaimMark(line, goal.Measures);
                break;
            case ProposalMark.Activities:
                part = Part.Activities;
                ledger.Ignore(line, IgnoredReason.Boilerplate);
                break;
        }
    }

    /// <summary>"Mäts genom:" alone is a label; with words after it the words are the first measure.</summary>
    private void ClaimMark(SourceLine line, List<SourceLine> measures)
    {
        var rest = ProposalMarks.After(line.Text);
        if (rest.Length == 0)
        {
            ledger.Ignore(line, IgnoredReason.Boilerplate);
            return;
        }

        measures.Add(new SourceLine(line.Number, line.Raw, rest, line.StartsPage));
        ledger.Claim(line, LineOwner.Goal);
    }

    private void AddTo(ProposedGoal goal, SourceLine line)
    {
        if (part == Part.Activities)
        {
            AddToActivities(goal, line);
            ledger.Claim(line, LineOwner.Activity);
            return;
        }

        ledger.Claim(line, LineOwner.Goal);
        switch (part)
        {
            case Part.Title:
                goal.Title.Add(line.Text);
                break;
            case Part.SubGoals when line.IsBullet || !Paragraphs.EndsSentence(goal.SubGoals[^1].Text) || char.IsLower(line.Text[0]):
                goal.SubGoals.Add(line);
                break;
            case Part.Measures:
                goal.Measures.Add(line);
                break;
            default:
                part = Part.Description;
                goal.Description.Add(line);
                break;
        }
    }

    private static void AddToActivities(ProposedGoal goal, SourceLine line)
    {
        if (line.IsBullet || goal.Activities.Count == 0)
        {
            goal.Activities.Add(new ProposedActivity());
            goal.Activities[^1].Title.Add(line);
            return;
        }

        var activity = goal.Activities[^1];
        if (line.Text[0] is '-' or '–' && line.Text.Length > 1)
        {
            activity.SubPoints.Add([line]);
        }
        else if (activity.SubPoints.Count > 0)
        {
            activity.SubPoints[^1].Add(line);
        }
        else
        {
            activity.Title.Add(line);
        }
    }

    private ParsedGoal Build(ProposedGoal goal, GoalKind kind, int? year)
    {
        var measures = Measures.Of(goal.Measures);
        foreach (var (measure, line) in measures.Where(measure => measure.Measure.Remark is not null))
        {
            warnings.Add(WarningCodes.MeasureToBeDescribed, goal.Number, null, line, measure.Text, measure.Remark);
        }

        var description = Paragraphs.Of(WithGaps(goal.Description), _ => false);
        return new ParsedGoal(
            new ImportedGoal(
                goal.Number,
                string.Join(' ', goal.Title),
                kind,
                null,
                [.. SubGoals(goal.SubGoals, year)],
                [.. measures.Select(measure => measure.Measure)],
                [],
                goal.Line)
            {
                Description = Paragraphs.JoinAll(description),
            },
            [.. goal.Activities.Select(Build)]);
    }

    private static ParsedActivity Build(ProposedActivity proposal)
    {
        var title = Paragraphs.Join(proposal.Title);
        title = proposal.Title[0].IsBullet ? title[1..].TrimStart() : title;
        var activity = new ImportedActivity(title, [], null, null, null, null, null, null, proposal.Title[0].Number)
        {
            SubPoints = [.. proposal.SubPoints.Select(point => Paragraphs.Join(point)[1..].TrimStart())],
        };
        return new ParsedActivity(activity, [.. proposal.Lines], null, null);
    }

    private static IEnumerable<ImportedSubGoal> SubGoals(List<SourceLine> lines, int? year)
    {
        List<List<SourceLine>> groups = [];
        foreach (var line in lines)
        {
            if (groups.Count == 0 || line.IsBullet || ProposalMarks.Of(line.Text) == ProposalMark.SubGoal)
            {
                groups.Add([]);
            }

            groups[^1].Add(line);
        }

        return groups.Select(group => ProposalMarks.AfterSubGoal(Paragraphs.Join(group).TrimStart('•', '→', ' ')))
            .Where(text => text.Length > 0)
            .Select(text => SubGoalTarget.Read(text, year));
    }

    /// <summary>Blank lines were left out when sorting; a jump in the numbers shows where they stood.</summary>
    private static IEnumerable<SourceLine> WithGaps(List<SourceLine> kept)
    {
        for (var i = 0; i < kept.Count; i++)
        {
            if (i > 0 && kept[i].Number > kept[i - 1].Number + 1)
            {
                yield return new SourceLine(kept[i].Number - 1, "", "", false);
            }

            yield return kept[i];
        }
    }

    private static GoalKind KindOf(List<SourceLine> front)
    {
        var text = string.Join(' ', front.Select(line => line.Text));
        return text.Contains("kommunstyrelsens mål", StringComparison.OrdinalIgnoreCase)
            || text.Contains("nämndens mål", StringComparison.OrdinalIgnoreCase) ? GoalKind.Board
            : text.Contains("kommunfullmäktiges mål", StringComparison.OrdinalIgnoreCase) ? GoalKind.Council
            : GoalKind.Unknown;
    }
}
