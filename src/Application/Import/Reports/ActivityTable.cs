using Styrkedja.Application.Import.Checks;
using Styrkedja.Application.Import.Lines;
using Styrkedja.Application.Import.Vocabulary;

namespace Styrkedja.Application.Import.Reports;

/// <summary>
/// The activities of one goal. Every activity has exactly one line with two dates; what stands between two such lines is
/// the end of one activity and the beginning of the next.
/// </summary>
internal sealed class ActivityTable(LineLedger ledger, WarningList warnings, bool expectsStatus)
{
    private readonly record struct Anchor(int Index, PlannedDates Dates);

    /// <param name="lines">From below the table's first head to the next heading.</param>
    /// <param name="goal">How warnings name the goal.</param>
    /// <param name="leftover">Lines above the first activity that belong to none.</param>
    public IReadOnlyList<ParsedActivity> Parse(IReadOnlyList<SourceLine> lines, string goal, out IReadOnlyList<SourceLine> leftover)
    {
        var anchors = Anchors(lines);
        var titles = new ActivityTitle[anchors.Count];
        for (var i = 0; i < anchors.Count; i++)
        {
            titles[i] = ActivityTitle.Above(lines, anchors[i].Index, i == 0 ? 0 : EndOfCell(lines, anchors[i - 1].Index), anchors[i].Dates.Title.Length > 0);
        }

        foreach (var head in lines.Where(line => ReportMarks.IsTableHead(line) && ledger.IsFree(line)))
        {
            ledger.Ignore(head, IgnoredReason.RepeatedTableHeading);
        }

        var activities = new List<ParsedActivity>(anchors.Count);
        for (var i = 0; i < anchors.Count; i++)
        {
            var end = i + 1 < anchors.Count ? titles[i + 1].From : lines.Count;
            activities.Add(Read(lines, anchors[i], titles[i], end, goal));
        }

        leftover = [.. lines.Take(anchors.Count == 0 ? lines.Count : titles[0].From).Where(line => !line.IsBlank && ledger.IsFree(line))];
        return activities;
    }

    private static int EndOfCell(IReadOnlyList<SourceLine> lines, int anchor)
    {
        var (title, units) = ActivityTitle.Below(lines, anchor);
        return anchor + 1 + title.Count + units.Count;
    }

    public static PlannedDates? DatesOf(SourceLine line) =>
        line.Plan is { } plan ? new PlannedDates("", plan.Start, plan.End)
        : line.Role is LineRole.None or LineRole.Paragraph ? PlannedDates.AtEndOf(line.Text)
        : null;

    private static List<Anchor> Anchors(IReadOnlyList<SourceLine> lines)
    {
        List<Anchor> anchors = [];
        for (var i = 0; i < lines.Count; i++)
        {
            if (DatesOf(lines[i]) is { } dates)
            {
                anchors.Add(new Anchor(i, dates));
            }
        }

        return anchors;
    }

    private ParsedActivity Read(IReadOnlyList<SourceLine> lines, Anchor anchor, ActivityTitle title, int end, string goal)
    {
        var datesLine = lines[anchor.Index];
        var (moreTitle, moreUnits) = ActivityTitle.Below(lines, anchor.Index);
        var inCell = moreTitle.Count + moreUnits.Count;
        title = title with { UnitLines = [.. title.UnitLines, .. moreUnits] };
        var below = lines.Skip(anchor.Index + 1 + inCell).Take(end - anchor.Index - 1 - inCell).ToList();
        var body = ActivityBody.Of(below, expectsStatus);
        var (name, units, at) = Name(title, moreTitle, anchor, datesLine, goal);
        var own = title.TitleLines.Concat(moreTitle).Concat(title.UnitLines).Append(datesLine).Concat(below.Where(line => !line.IsBlank && ledger.IsFree(line))).ToList();
        ledger.Claim(own, LineOwner.Activity);
        var activity = new ImportedActivity(
            name, units, anchor.Dates.Start, anchor.Dates.End, body.Description, body.Status, body.Comment, body.DeviationText, at)
        {
            UnknownStatus = body.UnknownStatus,
            WaitingFor = body.WaitingFor,
            Forecast = body.Forecast,
        };
        Warn(activity, body, datesLine, goal);
        return new ParsedActivity(activity, own, body.StatusLine, datesLine.Number);
    }

    private (string Name, IReadOnlyList<string> Units, int Line) Name(
        ActivityTitle title, IReadOnlyList<SourceLine> moreTitle, Anchor anchor, SourceLine datesLine, string goal)
    {
        var words = title.TitleLines.Select(line => line.Text).Append(anchor.Dates.Title).Concat(moreTitle.Select(line => line.Text));
        var name = string.Join(' ', words.Where(text => text.Length > 0));
        var units = Units(title.UnitLines, moreTitle.Count > 0 || anchor.Dates.Title.Length > 0);
        var line = title.TitleLines.Concat(title.UnitLines).Append(datesLine).Min(line => line.Number);
        if (name.Length > 0)
        {
            return (name, units, line);
        }

        // Only bullets above the dates: the first is then more likely what is done than who does it.
        name = units.Count > 0 ? units[0] : warnings.Texts["untitled", datesLine.Number];
        warnings.Add(WarningCodes.ActivityWithoutTitle, goal, name, line, line);
        return (name, [.. units.Skip(1)], line);
    }

    /// <param name="inColumn">True when each line of the cell is a department, with or without a bullet.</param>
    private static List<string> Units(IReadOnlyList<SourceLine> lines, bool inColumn)
    {
        List<string> units = [];
        foreach (var line in lines)
        {
            if (line.IsBullet || line.Role == LineRole.Unit || units.Count == 0 || (inColumn && char.IsUpper(line.Text[0])))
            {
                units.Add(line.IsBullet ? line.BulletText : line.Text);
            }
            else
            {
                units[^1] += " " + line.Text;
            }
        }

        return units;
    }

    private void Warn(ImportedActivity activity, ActivityBody body, SourceLine datesLine, string goal)
    {
        if (activity.UnknownStatus is { } word)
        {
            warnings.Add(WarningCodes.UnknownStatus, goal, activity.Title, body.StatusLine, word, activity.Title);
        }

        // Cells of their own may be empty on purpose; digits that are no day never are.
        if ((activity.Start is null || activity.End is null) && (datesLine.Plan is null || datesLine.Text.Length > 0))
        {
            warnings.Add(WarningCodes.UnreadableDate, goal, activity.Title, datesLine.Number, datesLine.Text, activity.Title);
        }

        foreach (var line in body.FurtherStatuses)
        {
            warnings.Add(WarningCodes.UnplacedLine, goal, activity.Title, line.Number, line.Text, activity.Title);
        }
    }
}
