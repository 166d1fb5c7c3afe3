using System.Globalization;
using Styrkedja.Application.Import.Vocabulary;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Activities.Bulk;

/// <summary>Something in a row that cannot be taken in as it is.</summary>
/// <param name="Row">As the spreadsheet program numbers it.</param>
/// <param name="Column">The cell's; null for one about the whole row.</param>
/// <param name="Problem">A key of the sentence that says what is wrong and what to do.</param>
/// <param name="Value">What the cell holds.</param>
/// <param name="Help">A name like it, a row number or a day that the sentence needs.</param>
public sealed record TableFault(int Row, ActivityColumn? Column, string Problem, string Value, string? Help = null)
{
    /// <summary>What is wrong and what to do.</summary>
    public string Sentence(Words words) => words.Format($"table-fault.{Problem}", Value, Help) + (Help is null || Problem == "twice" ? "" : " " + words.Format(Problem.EndsWith("-unknown", StringComparison.Ordinal) ? "table-fault.nearest" : Problem == "too-long" ? "table-fault.longest" : "table-fault.help", Help));
}

/// <summary>Understands one row as an activity. A column that the table lacks leaves what is stored as it is.</summary>
internal sealed class RowReading(ActivityColumns columns, PlanNames names, TableRow row, List<TableFault> faults)
{
    // Days before 1954 and after 2119 are no plans; between them a number is a day as spreadsheets count it.
    private const int FirstSerial = 20_000, LastSerial = 80_000;

    private readonly int _before = faults.Count;
    private ActivityGiven? _stored;

    /// <summary>What tells one activity from another where there is no id; null when it cannot be read.</summary>
    public (UnitId Owner, string Title, DateRange Plan)? Key()
    {
        var plan = Plan();
        return Cell(ActivityColumn.Title) is { Length: > 0 } title && plan is { } time && Owner(plan) is { } owner ? (owner, title, time) : null;
    }

    /// <returns>Null when the row has a fault.</returns>
    public ActivityGiven? Read(Activity? stored)
    {
        var old = _stored = stored is null ? null : ActivityCells.GivenOf(stored);
        RequireLengths();
        var title = Needed(ActivityColumn.Title);
        var plan = Plan();
        var owner = Owner(plan);
        var goals = Goals(plan);
        var details = Details(old?.Details ?? ActivityDetails.None);
        var takingPart = columns.Has(ActivityColumn.TakingPart) ? Units(ActivityColumn.TakingPart, plan) : old?.TakingPart ?? [];
        if (plan is { } replanned && stored is { AdoptedOn: not null } && replanned != stored.Plan && Cell(ActivityColumn.Reason).Length == 0)
        {
            Fault(ActivityColumn.Reason, "reason-missing", "");
        }

        return faults.Count > _before || plan is not { } time || owner is not { } unit
            ? null
            : new ActivityGiven(unit, title, Text(ActivityColumn.Description, old?.Description), time, goals, [.. takingPart.Where(u => u != unit)], Text(ActivityColumn.Funding, old?.Funding), details);
    }

    private string Cell(ActivityColumn column) => columns.Cell(row.Cells, column);

    private string? Text(ActivityColumn column, string? old) => !columns.Has(column) ? old : Cell(column) is { Length: > 0 } text ? text : null;

    // As the form takes them; what is longer could be taken in and never be changed again.
    private void RequireLengths()
    {
        foreach (var column in Enum.GetValues<ActivityColumn>().Where(columns.Has))
        {
            var longest = column == ActivityColumn.Title ? TextLimits.Title : TextLimits.Text;
            if (Cell(column).Length is var length && length > longest)
            {
                Fault(column, "too-long", string.Create(CultureInfo.InvariantCulture, $"{length}"), string.Create(CultureInfo.InvariantCulture, $"{longest}"));
            }
        }
    }

    private string Needed(ActivityColumn column)
    {
        var text = Cell(column);
        if (text.Length == 0)
        {
            Fault(column, "missing", "");
        }

        return text;
    }

    private DateRange? Plan()
    {
        var start = Day(ActivityColumn.Start, isNeeded: true);
        var end = Day(ActivityColumn.End, isNeeded: true);
        if (start is { } from && end is { } to && to < from)
        {
            Fault(ActivityColumn.End, "end-before-start", Cell(ActivityColumn.End));
            return null;
        }

        return start is { } first && end is { } last ? new DateRange(first, last) : null;
    }

    private DateOnly? Day(ActivityColumn column, bool isNeeded)
    {
        var text = isNeeded ? Needed(column) : Cell(column);
        if (text.Length == 0)
        {
            return null;
        }

        if (SwedishDates.TryParse(text, out var day))
        {
            return day;
        }

        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial) && serial is >= FirstSerial and <= LastSerial)
        {
            return DateOnly.FromDateTime(DateTime.FromOADate(serial));
        }

        Fault(column, "day-wrong", text);
        return null;
    }

    private UnitId? Owner(DateRange? plan)
    {
        if (Needed(ActivityColumn.Owner).Length == 0 || Unit(ActivityColumn.Owner, Cell(ActivityColumn.Owner), plan) is not { } owner)
        {
            return null;
        }

        if (plan is { } time && !names.Unit(owner).ExistsDuring(time) && (owner, time) != (_stored?.Owner, _stored?.Plan))
        {
            Fault(ActivityColumn.Owner, "unit-outside-plan", Cell(ActivityColumn.Owner));
            return null;
        }

        return owner;
    }

    private List<UnitId> Units(ActivityColumn column, DateRange? plan) =>
        [.. Several(Cell(column), name => names.UnitsOf(name, plan).Count > 0).Select(name => Unit(column, name, plan)).OfType<UnitId>().Distinct()];

    private UnitId? Unit(ActivityColumn column, string name, DateRange? plan)
    {
        var found = names.UnitsOf(name, plan);
        if (found.Count == 1)
        {
            return found[0].Id;
        }

        // Two of the same name: the one it has had stays.
        if (found.Where(u => _stored is { } old && (column == ActivityColumn.Owner ? old.Owner == u.Id : old.TakingPart.Contains(u.Id))).ToList() is [var own])
        {
            return own.Id;
        }

        Fault(column, found.Count == 0 ? "unit-unknown" : "unit-ambiguous", name, found.Count == 0 ? names.NearestUnit(name) : Told(found.Select(u => names.NameOf(u.Id))));
        return null;
    }

    private List<GoalId> Goals(DateRange? plan)
    {
        var before = faults.Count;
        var goals = new List<GoalId>();
        foreach (var name in Several(Needed(ActivityColumn.Goals), name => names.GoalsOf(name, plan).Count > 0))
        {
            var found = names.GoalsOf(name, plan);
            if (found.Where(g => _stored is { } old && old.Goals.Contains(g.Id)).ToList() is [var own])
            {
                goals.Add(own.Id);
            }
            else if (found.Count != 1)
            {
                Fault(ActivityColumn.Goals, found.Count == 0 ? "goal-unknown" : "goal-ambiguous", name, found.Count == 0 ? names.NearestGoal(name) : Told(found.Select(g => names.NameOf(g.Id))));
            }
            else if (!found[0].TakesActivities)
            {
                Fault(ActivityColumn.Goals, "goal-takes-none", name);
            }
            else
            {
                goals.Add(found[0].Id);
            }
        }

        if (goals.Count == 0 && faults.Count == before && Cell(ActivityColumn.Goals).Length > 0)
        {
            Fault(ActivityColumn.Goals, "no-goal", Cell(ActivityColumn.Goals));
        }

        return [.. goals.Distinct()];
    }

    private ActivityDetails Details(ActivityDetails old)
    {
        var what = Text(ActivityColumn.AwaitsWhat, old.Awaits?.What);
        var body = Text(ActivityColumn.AwaitsBody, old.Awaits?.Body);
        var day = columns.Has(ActivityColumn.AwaitsDay) ? Day(ActivityColumn.AwaitsDay, isNeeded: false) : old.Awaits?.Day;
        if (what is null && (body is not null || day is not null))
        {
            Fault(ActivityColumn.AwaitsWhat, "awaited-missing", "");
        }

        return old with
        {
            Kind = Kind(old.Kind),
            LeftOutOfReports = YesNo(ActivityColumn.LeftOut, old.LeftOutOfReports),
            ServicePromise = YesNo(ActivityColumn.ServicePromise, old.ServicePromise),
            SubPoints = columns.Has(ActivityColumn.SubPoints) ? Cell(ActivityColumn.SubPoints).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : old.SubPoints,
            Partners = Text(ActivityColumn.Partners, old.Partners),
            Project = Text(ActivityColumn.Project, old.Project),
            Target = Number(ActivityColumn.Target, old.Target),
            TargetUnit = Text(ActivityColumn.TargetUnit, old.TargetUnit),
            Awaits = what is null ? null : new AwaitedDecision(what, body, day),
        };
    }

    private ActivityKind Kind(ActivityKind old)
    {
        if (!columns.Has(ActivityColumn.Kind) || Cell(ActivityColumn.Kind) is not { Length: > 0 } text)
        {
            return columns.Has(ActivityColumn.Kind) ? ActivityKind.Development : old;
        }

        foreach (var kind in Enum.GetValues<ActivityKind>())
        {
            if (TitleKey.Of(text) == TitleKey.Of(Words.Swedish.ActivityKind(kind)) || TitleKey.Of(text) == TitleKey.Of(Words.English.ActivityKind(kind)))
            {
                return kind;
            }
        }

        Fault(ActivityColumn.Kind, "kind-wrong", text, string.Join(", ", Enum.GetValues<ActivityKind>().Select(Words.Current.ActivityKind)));
        return old;
    }

    private bool YesNo(ActivityColumn column, bool old)
    {
        switch (Cell(column).ToUpperInvariant())
        {
            case "":
                return !columns.Has(column) ? old : false;
            case "JA" or "YES" or "X" or "1" or "TRUE" or "SANT":
                return true;
            case "NEJ" or "NO" or "0" or "FALSE" or "FALSKT":
                return false;
            default:
                Fault(column, "yes-no-wrong", Cell(column));
                return old;
        }
    }

    private decimal? Number(ActivityColumn column, decimal? old)
    {
        if (!columns.Has(column))
        {
            return old;
        }

        var text = string.Concat(Cell(column).Where(c => !char.IsWhiteSpace(c))).Replace(',', '.').Replace('−', '-');
        if (text.Length == 0)
        {
            return null;
        }

        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            if (Math.Abs(number) > TextLimits.LargestNumber)
            {
                Fault(column, "number-too-large", Cell(column));
            }

            return number;
        }

        Fault(column, "number-wrong", Cell(column));
        return null;
    }

    // The same name once; alone it helps nobody.
    private static string? Told(IEnumerable<string> told) => told.Distinct().ToList() is { Count: > 1 } several ? string.Join("; ", several) : null;

    /// <summary>Names on lines of their own or between semicolons; a name may hold a semicolon itself.</summary>
    private static IEnumerable<string> Several(string cell, Func<string, bool> isName) => cell.Length == 0 ? [] : isName(cell)
        ? [cell]
        : cell.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .SelectMany(line => isName(line) ? [line] : line.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private void Fault(ActivityColumn column, string problem, string value, string? help = null) => faults.Add(new TableFault(row.Number, column, problem, value, help));
}
