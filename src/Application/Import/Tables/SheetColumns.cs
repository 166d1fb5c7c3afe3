using Styrkedja.Application.Import.Vocabulary;

namespace Styrkedja.Application.Import.Tables;

/// <summary>The columns of the template, in its order.</summary>
internal enum SheetColumn
{
    Goal,
    GoalKind,
    GoalArea,
    Activity,
    Units,
    Start,
    End,
    Description,
    Status,
    Comment,
    Waiting,
    Deviation,
    Forecast,
    SubGoals,
    Measures,
}

/// <summary>Which column of a sheet holds what, by the names in its head row; case, order and further columns do not matter.</summary>
internal sealed class SheetColumns
{
    /// <summary>A title and some remarks may stand above the head row.</summary>
    private const int HeadReach = 20;

    private static readonly string[][] Names =
    [
        ["Mål"],
        ["Måltyp", "Typ av mål"],
        ["Målområde"],
        ["Aktivitet", "Aktiviteter", "Verksamhetens aktiviteter"],
        ["Avdelningar", "Avdelning", "Enheter", "Enhet"],
        ["Startdatum", "Start"],
        ["Slutdatum", "Slut"],
        ["Beskrivning"],
        ["Status"],
        ["Kommentar"],
        ["Väntar på"],
        ["Avvikelse"],
        ["Beräknat klart"],
        ["Delmål"],
        ["Mäts genom", "Mått"],
    ];

    private static readonly Dictionary<string, SheetColumn> ByName = Names
        .SelectMany((names, column) => names.Select(name => (Key: TitleKey.Of(name), Column: (SheetColumn)column)))
        .ToDictionary(name => name.Key, name => name.Column);

    private readonly int[] positions = [.. Enumerable.Repeat(-1, Names.Length)];
    private readonly List<string> unknown = [];

    public SheetColumns(IReadOnlyList<string> heads)
    {
        for (var i = 0; i < heads.Count; i++)
        {
            if (ByName.TryGetValue(TitleKey.Of(heads[i]), out var column) && positions[(int)column] < 0)
            {
                positions[(int)column] = i;
            }
            else if (!string.IsNullOrWhiteSpace(heads[i]))
            {
                unknown.Add(heads[i].Trim());
            }
        }
    }

    /// <summary>Names of columns the program has no place for.</summary>
    public IReadOnlyList<string> Unknown => unknown;

    public static string NameOf(SheetColumn column) => Names[(int)column][0];

    public bool Has(params ReadOnlySpan<SheetColumn> columns)
    {
        foreach (var column in columns)
        {
            if (positions[(int)column] < 0)
            {
                return false;
            }
        }

        return true;
    }

    public string Cell(SheetRow row, SheetColumn column) => row[positions[(int)column]];

    /// <summary>The head row and its columns; null when no row near the top names at least two columns, one of them the goal or the activity.</summary>
    public static (SheetRow Row, SheetColumns Columns)? FindIn(IReadOnlyList<SheetRow> rows)
    {
        foreach (var row in rows.Take(HeadReach))
        {
            var columns = new SheetColumns(row.Cells);
            if (columns.positions.Count(position => position >= 0) >= 2 && (columns.Has(SheetColumn.Goal) || columns.Has(SheetColumn.Activity)))
            {
                return (row, columns);
            }
        }

        return null;
    }
}
