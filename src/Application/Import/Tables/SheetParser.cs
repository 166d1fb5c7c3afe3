using System.Globalization;
using Styrkedja.Application.Import.Checks;
using Styrkedja.Application.Import.Files;
using Styrkedja.Application.Import.Lines;
using Styrkedja.Application.Import.Proposals;
using Styrkedja.Application.Import.Reports;
using Styrkedja.Application.Import.Vocabulary;
using Styrkedja.Domain.Goals;

namespace Styrkedja.Application.Import.Tables;

/// <summary>Reads the import template: one row for each activity; an empty goal cell means the goal of the row above.</summary>
internal sealed class SheetParser(IReadOnlyList<SheetRow> rows, ImportTexts texts)
{
    /// <summary>A goal's own columns are filled in on any of its rows.</summary>
    private sealed class SheetGoal(string title, int line)
    {
        public string Title { get; } = title;

        public int Line { get; } = line;

        public GoalKind Kind { get; set; }

        public string? GoalArea { get; set; }

        public List<string> SubGoals { get; } = [];

        public List<string> Measures { get; } = [];

        public List<ParsedActivity> Activities { get; } = [];
    }

    private readonly WarningList warnings = new(texts);
    private readonly List<SourceLine> lines = [.. rows.Select(Line)];
    private readonly List<SheetGoal> goals = [];
    private readonly Dictionary<string, SheetGoal> byKey = [];
    private SheetColumns columns = new([]);
    private SheetGoal? current;

    /// <exception cref="ImportRefusedException">empty, no such table, or a column is missing.</exception>
    public ImportedDocument Read(ImportOptions options)
    {
        if (rows.All(row => row.IsBlank))
        {
            throw ImportRefusedException.Unreadable(ImportFailureCodes.Empty);
        }

        var head = SheetColumns.FindIn(rows) ?? throw ImportRefusedException.Error(ImportFailureCodes.NotAReport);
        columns = head.Columns;
        foreach (var needed in (SheetColumn[])[SheetColumn.Goal, SheetColumn.Activity])
        {
            if (!columns.Has(needed))
            {
                throw ImportRefusedException.Error(ImportFailureCodes.MissingColumn, SheetColumns.NameOf(needed));
            }
        }

        var ledger = new LineLedger(lines);
        ReadHead(head.Row, ledger);
        foreach (var row in rows.Skip(head.Row.Number).Where(row => !row.IsBlank))
        {
            ReadRow(row, ledger);
        }

        var content = new ParsedContent([.. goals.Select(goal => Build(goal, options.Year))], [], []);
        return content.Goals.Count == 0
            ? throw ImportRefusedException.Error(ImportFailureCodes.NoGoals, texts["kind.plan"])
            : DocumentAssembly.Of(options.Kind ?? KindOf(content), content, lines, ledger, warnings, options);
    }

    private static SourceLine Line(SheetRow row)
    {
        var raw = string.Join(" | ", row.Cells.Select(cell => cell.ReplaceLineEndings(" ").Trim()));
        return new SourceLine(row.Number, row.IsBlank ? "" : raw, row.IsBlank ? "" : LineCleaning.Clean(raw), false);
    }

    private static ImportKind KindOf(ParsedContent content)
    {
        var activities = content.Goals.SelectMany(goal => goal.Activities).Select(activity => activity.Activity).ToList();
        return activities.Exists(activity => activity.Status is not null || activity.UnknownStatus is not null) ? ImportKind.CommitteeReport
            : activities.Exists(activity => activity.End is not null || activity.Start is not null) ? ImportKind.Plan
            : ImportKind.Goals;
    }

    private void ReadHead(SheetRow head, LineLedger ledger)
    {
        foreach (var line in lines.Take(head.Number))
        {
            ledger.Ignore(line, IgnoredReason.Boilerplate);
        }

        foreach (var name in columns.Unknown)
        {
            ledger.IgnorePart(lines[head.Number - 1], name, IgnoredReason.UnknownColumn);
            warnings.Add(WarningCodes.UnknownColumn, null, null, head.Number, name);
        }
    }

    private void ReadRow(SheetRow row, LineLedger ledger)
    {
        var title = Cell(row, SheetColumn.Goal);
        if (title.Length > 0)
        {
            current = GoalCalled(title, row.Number);
        }

        // Nothing above it to belong to: the account of lines lists the row as not read.
        if (current is null)
        {
            return;
        }

        ReadGoalCells(row, current);
        var name = Cell(row, SheetColumn.Activity);
        if (name.Length == 0 && !HasActivityCells(row))
        {
            ledger.Claim(lines[row.Number - 1], LineOwner.Goal);
            return;
        }

        current.Activities.Add(Activity(row, name, current.Title));
        ledger.Claim(lines[row.Number - 1], LineOwner.Activity);
    }

    private SheetGoal GoalCalled(string title, int line)
    {
        var key = TitleKey.Of(title);
        if (!byKey.TryGetValue(key, out var goal))
        {
            goal = byKey[key] = new SheetGoal(title, line);
            goals.Add(goal);
        }

        return goal;
    }

    private void ReadGoalCells(SheetRow row, SheetGoal goal)
    {
        var kind = Cell(row, SheetColumn.GoalKind);
        if (kind.Length > 0 && GoalKindWords.Parse(kind) is { } known)
        {
            goal.Kind = known;
        }
        else if (kind.Length > 0)
        {
            BadCell(row, SheetColumn.GoalKind, kind, goal.Title, null, texts["cell.goal-kind", string.Join(", ", GoalKindWords.Offered)]);
        }

        goal.GoalArea ??= OrNull(Cell(row, SheetColumn.GoalArea));
        goal.SubGoals.AddRange(Parts(row, SheetColumn.SubGoals, '\n').Except(goal.SubGoals));
        goal.Measures.AddRange(Parts(row, SheetColumn.Measures, '\n').Except(goal.Measures));
    }

    private bool HasActivityCells(SheetRow row)
    {
        for (var column = SheetColumn.Units; column <= SheetColumn.Forecast; column++)
        {
            if (Cell(row, column).Length > 0)
            {
                return true;
            }
        }

        return false;
    }

    private ParsedActivity Activity(SheetRow row, string name, string goal)
    {
        if (name.Length == 0)
        {
            name = texts["untitled", row.Number];
            warnings.Add(WarningCodes.ActivityWithoutTitle, goal, name, row.Number, row.Number);
        }

        var word = Cell(row, SheetColumn.Status);
        var status = StatusWords.Parse(word);
        if (word.Length > 0 && status is null)
        {
            warnings.Add(WarningCodes.UnknownStatus, goal, name, row.Number, word, name);
        }

        var activity = new ImportedActivity(
            name,
            [.. Parts(row, SheetColumn.Units, ';', '\n')],
            Day(row, SheetColumn.Start, goal, name),
            Day(row, SheetColumn.End, goal, name),
            Text(row, SheetColumn.Description),
            status,
            Text(row, SheetColumn.Comment),
            Text(row, SheetColumn.Deviation),
            row.Number)
        {
            UnknownStatus = status is null ? OrNull(word) : null,
            WaitingFor = Text(row, SheetColumn.Waiting),
            Forecast = OrNull(Cell(row, SheetColumn.Forecast)),
        };
        return new ParsedActivity(activity, [lines[row.Number - 1]], word.Length > 0 ? row.Number : null, row.Number);
    }

    private DateOnly? Day(SheetRow row, SheetColumn column, string goal, string activity)
    {
        var text = Cell(row, column);
        if (text.Length == 0)
        {
            return null;
        }

        // A date cell without a date format comes as the day's number since 1900; 20000–80000 are the years 1954–2119.
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial) && serial is > 20000 and < 80000)
        {
            return DateOnly.FromDateTime(DateTime.FromOADate(serial));
        }

        if (SwedishDates.TryParse(text, out var day))
        {
            return day;
        }

        BadCell(row, column, text, goal, activity, texts["cell.date"]);
        return null;
    }

    private void BadCell(SheetRow row, SheetColumn column, string text, string goal, string? activity, string advice) =>
        warnings.Add(WarningCodes.BadCell, goal, activity, row.Number, row.Number, SheetColumns.NameOf(column), text, advice);

    private string Cell(SheetRow row, SheetColumn column) => LineCleaning.Clean(columns.Cell(row, column));

    private string? Text(SheetRow row, SheetColumn column) => OrNull(string.Join('\n', Parts(row, column, '\n')));

    private IEnumerable<string> Parts(SheetRow row, SheetColumn column, params char[] separators) =>
        columns.Cell(row, column).ReplaceLineEndings("\n").Split(separators).Select(LineCleaning.Clean).Where(part => part.Length > 0);

    private static string? OrNull(string text) => text.Length == 0 ? null : text;

    private static ParsedGoal Build(SheetGoal goal, int? year) => new(
        new ImportedGoal(
            null,
            goal.Title,
            goal.Kind,
            goal.GoalArea,
            [.. goal.SubGoals.Select(text => SubGoalTarget.Read(text, year))],
            [.. goal.Measures.Select(text => new ImportedMeasure(text, null))],
            [],
            goal.Line),
        goal.Activities);
}
