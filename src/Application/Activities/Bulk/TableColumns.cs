using Styrkedja.Application.Import.Vocabulary;

namespace Styrkedja.Application.Activities.Bulk;

/// <summary>Which cell of a row each column is, by the names in the head row; case, order and further columns do not matter.</summary>
/// <typeparam name="T">The columns of one kind of table, in their order.</typeparam>
public abstract class TableColumns<T>
    where T : struct, Enum
{
    private readonly Dictionary<T, int> _places = [];
    private readonly IReadOnlyList<T> _needed;

    /// <param name="heads">The head row.</param>
    /// <param name="byName">Of <see cref="ByName"/>.</param>
    /// <param name="needed">Columns a table cannot be without.</param>
    protected TableColumns(IReadOnlyList<string> heads, IReadOnlyDictionary<string, T> byName, IReadOnlyList<T> needed)
    {
        _needed = needed;
        var unknown = new List<string>();
        for (var i = 0; i < heads.Count; i++)
        {
            if (byName.TryGetValue(TitleKey.Of(heads[i]), out var column))
            {
                _places.TryAdd(column, i);
            }
            else if (!string.IsNullOrWhiteSpace(heads[i]))
            {
                unknown.Add(heads[i].Trim());
            }
        }

        Unknown = unknown;
    }

    /// <summary>Needed columns that the table lacks.</summary>
    public IReadOnlyList<T> Missing => [.. _needed.Where(column => !Has(column))];

    /// <summary>Names in the head row that are no column's; what is below them is not read.</summary>
    public IReadOnlyList<string> Unknown { get; }

    /// <summary>Whether a head row is one of such a table, although up to two needed columns are missing.</summary>
    public bool LooksRight => Has(_needed[0]) && Missing.Count <= 2;

    public bool Has(T column) => _places.ContainsKey(column);

    /// <summary>The trimmed cell with plain line feeds; empty where the table has no such column.</summary>
    public string Cell(IReadOnlyList<string> cells, T column) =>
        _places.TryGetValue(column, out var place) && place < cells.Count ? cells[place].ReplaceLineEndings("\n").Trim() : "";

    /// <summary>The columns by their names in either language.</summary>
    protected static Dictionary<string, T> ByName(Func<T, Words, string> nameOf) => Enum.GetValues<T>()
        .SelectMany(column => new[] { Words.Swedish, Words.English }.Select(words => (Key: TitleKey.Of(nameOf(column, words)), column)))
        .DistinctBy(name => name.Key).ToDictionary(name => name.Key, name => name.column);
}
