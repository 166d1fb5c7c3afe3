using Styrkedja.Application.Import.Vocabulary;

namespace Styrkedja.Application.Activities.Bulk;

/// <summary>The columns of activities as a table, in their order.</summary>
public enum ActivityColumn
{
    Title,
    Owner,
    Goals,
    Start,
    End,

    /// <summary>Why the dates change; asked for, never stored with the activity.</summary>
    Reason,
    TakingPart,
    Kind,
    LeftOut,
    Description,
    SubPoints,
    ServicePromise,
    Partners,
    Project,
    Funding,
    Target,
    TargetUnit,
    AwaitsWhat,
    AwaitsBody,
    AwaitsDay,

    /// <summary>Tells which activity the row is; hidden in the file and empty for a new one.</summary>
    Id,
}

/// <summary>Names of the columns, and which cell of a row each is.</summary>
public sealed class ActivityColumns
{
    public static IReadOnlyList<ActivityColumn> All { get; } = Enum.GetValues<ActivityColumn>();

    /// <summary>Without these a table is not one of activities.</summary>
    private static readonly ActivityColumn[] _needed = [ActivityColumn.Title, ActivityColumn.Owner, ActivityColumn.Goals, ActivityColumn.Start, ActivityColumn.End];

    private static readonly Dictionary<string, ActivityColumn> _byName = All
        .SelectMany(column => new[] { Words.Swedish, Words.English }.Select(words => (Key: TitleKey.Of(NameOf(column, words)), column)))
        .DistinctBy(name => name.Key).ToDictionary(name => name.Key, name => name.column);

    private readonly Dictionary<ActivityColumn, int> _places = [];

    /// <param name="heads">The head row.</param>
    public ActivityColumns(IReadOnlyList<string> heads)
    {
        for (var i = 0; i < heads.Count; i++)
        {
            if (_byName.TryGetValue(TitleKey.Of(heads[i]), out var column))
            {
                _places.TryAdd(column, i);
            }
        }
    }

    /// <summary>Names of needed columns that the table lacks.</summary>
    public IReadOnlyList<ActivityColumn> Missing => [.. _needed.Where(column => !Has(column))];

    public static string NameOf(ActivityColumn column, Words words) => words[$"activity-column.{Words.Code(column)}"];

    public bool Has(ActivityColumn column) => _places.ContainsKey(column);

    /// <summary>The trimmed cell with plain line feeds; empty where the table has no such column.</summary>
    public string Cell(IReadOnlyList<string> cells, ActivityColumn column) =>
        _places.TryGetValue(column, out var place) && place < cells.Count ? cells[place].ReplaceLineEndings("\n").Trim() : "";
}
