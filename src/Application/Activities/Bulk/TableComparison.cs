using System.Security.Cryptography;
using System.Text;
using Styrkedja.Application.Import.Vocabulary;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Activities.Bulk;

/// <summary>A cell that says something else than what is stored.</summary>
public sealed record CellDifference(ActivityColumn Column, string Stored, string Given);

/// <summary>A row that would be taken in.</summary>
/// <param name="Stored">Null for a new activity.</param>
/// <param name="Differences">Against what is stored; for a new one all cells that are not empty.</param>
public sealed record ComparedRow(int Row, Activity? Stored, ActivityGiven Given, string? Reason, IReadOnlyList<CellDifference> Differences);

/// <summary>Stored activities that a table is held against.</summary>
/// <param name="Candidates">Activities that stand and that rows may be about.</param>
/// <param name="Reach">Units the person plans for; null for all.</param>
/// <param name="Shown">Those of the year and the unit.</param>
/// <param name="Expected">Ids of those the table should hold: what it does not is shown, and never taken away.</param>
public sealed record StoredActivities(IReadOnlyList<Activity> Candidates, PlanNames Names, IReadOnlySet<UnitId>? Reach, IReadOnlyList<Activity> Shown, IReadOnlySet<ActivityId> Expected);

/// <summary>What taking in a table would do, before it is done.</summary>
/// <param name="Gone">Stored and expected in the table, but not there. They stay as they are.</param>
public sealed record TableComparison(
    IReadOnlyList<TableFault> Faults, IReadOnlyList<ComparedRow> New, IReadOnlyList<ComparedRow> Changed, int Unchanged, IReadOnlyList<Activity> Gone)
{
    public bool ChangesNothing => New.Count == 0 && Changed.Count == 0;

    /// <summary>Rows with faults, each counted once.</summary>
    public int FaultyRows => Faults.Select(f => f.Row).Distinct().Count();

    /// <summary>A sum of all that would be stored and what it would replace: the same as long as nothing has changed.</summary>
    public string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in New.Concat(Changed))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{row.Row}\u001f{row.Stored?.Id.Value}\u001f{row.Reason}\u001e"));
            foreach (var cell in row.Differences)
            {
                hash.AppendData(Encoding.UTF8.GetBytes($"{cell.Column}\u001f{cell.Stored}\u001f{cell.Given}\u001e"));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public static TableComparison Of(TableRows table, StoredActivities stored, Words words)
    {
        var columns = new ActivityColumns(table.Heads);
        var faults = new List<TableFault>();
        var byId = stored.Candidates.ToDictionary(a => a.Id.Value);
        var byKey = stored.Candidates.ToLookup(a => KeyOf(a.OwnerUnitId, a.Title));
        var seen = new Dictionary<ActivityId, int>();
        var seenNew = new Dictionary<(UnitId, string, DateRange), int>();
        List<ComparedRow> added = [], changed = [];
        var unchanged = 0;
        foreach (var row in table.Rows)
        {
            Activity? own = null;
            var before = faults.Count;
            var id = columns.Cell(row.Cells, ActivityColumn.Id);
            if (id.Length > 0 && (!Guid.TryParse(id, out var parsed) || !byId.TryGetValue(parsed, out own)))
            {
                faults.Add(new TableFault(row.Number, ActivityColumn.Id, "id-unknown", id));
                continue;
            }

            // Which activity it is must be known first: columns that are not there are taken from what is stored.
            own ??= new RowReading(columns, stored.Names, row, []).Key() is { } key ? Same(byKey[KeyOf(key.Owner, key.Title)], key.Plan) : null;
            var given = new RowReading(columns, stored.Names, row, faults).Read(own);
            if (given is not null)
            {
                Allow(row, given.Owner);
            }

            if (own is not null)
            {
                // A row with a fault is still about its activity: it is not gone.
                if (!seen.TryAdd(own.Id, row.Number))
                {
                    faults.Add(new TableFault(row.Number, ActivityColumn.Title, "twice", own.Title, $"{seen[own.Id]}"));
                }

                Allow(row, own.OwnerUnitId);
            }
            else if (given is not null && !seenNew.TryAdd((given.Owner, TitleKey.Of(given.Title!), given.Plan), row.Number))
            {
                faults.Add(new TableFault(row.Number, ActivityColumn.Title, "twice", given.Title!, $"{seenNew[(given.Owner, TitleKey.Of(given.Title!), given.Plan)]}"));
            }

            if (given is null || faults.Count > before)
            {
                continue;
            }

            var differences = Differences(own, given);
            if (differences.Count == 0)
            {
                unchanged++;
            }
            else
            {
                (own is null ? added : changed).Add(new ComparedRow(row.Number, own, given, Reason(row), differences));
            }
        }

        return new TableComparison(faults, added, changed, unchanged, [.. stored.Candidates.Where(a => stored.Expected.Contains(a.Id) && !seen.ContainsKey(a.Id))]);

        string? Reason(TableRow row) => columns.Cell(row.Cells, ActivityColumn.Reason) is { Length: > 0 } reason ? reason : null;

        void Allow(TableRow row, UnitId owner)
        {
            if (stored.Reach is not null && !stored.Reach.Contains(owner))
            {
                faults.Add(new TableFault(row.Number, ActivityColumn.Owner, "not-permitted", stored.Names.NameOf(owner)));
            }
        }

        IReadOnlyList<CellDifference> Differences(Activity? own, ActivityGiven given)
        {
            var old = own is null ? null : ActivityCells.GivenOf(own);
            return
            [
                .. ActivityColumns.All.Select(column => new CellDifference(
                        column, old is null ? "" : ActivityCells.TextOf(old, column, stored.Names, words), ActivityCells.TextOf(given, column, stored.Names, words)))
                    .Where(d => d.Stored != d.Given && !(old is null && IsUsual(d.Column, given))),
            ];
        }
    }

    /// <summary>What every activity has that says nothing else is not shown of a new one.</summary>
    private static bool IsUsual(ActivityColumn column, ActivityGiven given) => column switch
    {
        ActivityColumn.LeftOut => !given.Details.LeftOutOfReports,
        ActivityColumn.ServicePromise => !given.Details.ServicePromise,
        ActivityColumn.Kind => given.Details.Kind == ActivityKind.Development,
        _ => false,
    };

    /// <summary>A row without an id is about the unit's activity of the same name and time: the same file twice makes nothing new.</summary>
    private static Activity? Same(IEnumerable<Activity> ofTheName, DateRange plan)
    {
        var found = ofTheName.ToList();
        return found.Find(a => a.Plan == plan) ?? (found.Where(a => a.Plan.Overlaps(plan)).ToList() is [var only] ? only : null);
    }

    private static (UnitId Owner, string Title) KeyOf(UnitId owner, string title) => (owner, TitleKey.Of(title));
}
