using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.Governance;

/// <summary>A strategy's name and years as given.</summary>
public sealed record RegionalGiven(string? Name, int FirstYear, int LastYear);

/// <summary>Takes in regional strategies from tables, and calls, changes and removes them (R006, R021).</summary>
public sealed class RegionalTables(StyrkedjaDbContext database, VisionReading visions, CurrentUser user)
{
    private const string Kind = "kind", Code = "code", Title = "title", Under = "under";

    private static readonly Dictionary<string, RegionalKind> _kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["goal-area"] = RegionalKind.GoalArea,
        ["goal area"] = RegionalKind.GoalArea,
        ["målområde"] = RegionalKind.GoalArea,
        ["principle"] = RegionalKind.Principle,
        ["princip"] = RegionalKind.Principle,
        ["priority"] = RegionalKind.Priority,
        ["prioritering"] = RegionalKind.Priority,
    };

    private static readonly System.Buffers.SearchValues<char> _quoted = System.Buffers.SearchValues.Create(";\"\r\n\t,");

    public static string Columns => $"{Kind};{Code};{Title};{Under}";

    /// <summary>The strategy and the version that a change must have seen; null when the municipality has no such strategy.</summary>
    public async Task<(RegionalStrategy Strategy, uint Version)?> ForChangeAsync(RegionalStrategyId id, CancellationToken cancellation) =>
        await database.RegionalStrategies.FirstOrDefaultAsync(s => s.Id == id, cancellation) is { } strategy ? (strategy, database.VersionOf(strategy)) : null;

    /// <param name="id">Null for a new strategy.</param>
    /// <returns>What storing it would do, or a sentence that says why it cannot be read.</returns>
    public async Task<(FactComparison? Comparison, string? Failure)> CompareAsync(RegionalStrategyId? id, string text, DateOnly today, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        var (rows, failure) = FactTable.Read(text, Kind, Code, Title, Under);
        if (rows is null)
        {
            return (null, failure);
        }

        var stored = id is { } known ? await database.RegionalStrategies.AsNoTracking().FirstOrDefaultAsync(s => s.Id == known, cancellation) : null;
        var faults = new List<FactFault>();
        var entries = Read(rows, faults);
        var users = stored is null ? new Dictionary<string, IReadOnlyList<string>>() : await UsersAsync(stored.Id, today, cancellation);
        faults.AddRange(users.Where(u => entries.All(e => e.Code != u.Key)).Select(u => new FactFault(rows[^1].Number, Code, "in-use", u.Key, string.Join(", ", u.Value))));
        return (Compare(stored?.Entries ?? [], entries, faults), null);
    }

    /// <param name="id">Null for a new strategy.</param>
    /// <param name="facts">Sum of the entries that the person had before their eyes.</param>
    /// <param name="seen">Version of the strategy then; nothing for a new one.</param>
    /// <exception cref="RuleBrokenException">of the strategy, <c>facts-changed-meanwhile</c>, <c>changed-meanwhile</c>.</exception>
    public async Task<RegionalStrategyId> StoreAsync(RegionalStrategyId? id, RegionalGiven given, string text, string? facts, uint seen, DateOnly today, CancellationToken cancellation)
    {
        var (comparison, _) = await CompareAsync(id, text, today, cancellation);
        if (comparison is null || comparison.Faults.Count > 0 || comparison.Fingerprint() != facts)
        {
            throw new RuleBrokenException("facts-changed-meanwhile");
        }

        var entries = Read(FactTable.Read(text, Kind, Code, Title, Under).Rows!, []);
        if (id is { } known)
        {
            var strategy = await FindAsync(known, cancellation);
            strategy.Call(given.Name, given.FirstYear, given.LastYear);
            strategy.Hold(entries);
            await database.SaveSeenAsync(strategy, seen, "regional-strategy.changed", cancellation);
            return known;
        }

        return await AddAsync(given, entries, cancellation);
    }

    /// <summary>Takes in one that is shipped with the product.</summary>
    /// <param name="ready">Its id.</param>
    /// <exception cref="RuleBrokenException"><c>regional-ready-unknown</c>, <c>regional-already-there</c></exception>
    public async Task<RegionalStrategyId> TakeReadyAsync(string? ready, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        var strategy = ReadyStrategies.All.FirstOrDefault(r => r.Id == ready) ?? throw new RuleBrokenException("regional-ready-unknown");
        if (await database.RegionalStrategies.AnyAsync(s => s.Name == strategy.Name, cancellation))
        {
            throw new RuleBrokenException("regional-already-there", strategy.Name);
        }

        return await AddAsync(new RegionalGiven(strategy.Name, strategy.FirstYear, strategy.LastYear), strategy.Entries, cancellation);
    }

    /// <exception cref="RuleBrokenException"><c>regional-in-use</c>, <c>regional-unknown</c>, <c>changed-meanwhile</c></exception>
    public async Task RemoveAsync(RegionalStrategyId id, uint seen, DateOnly today, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        var strategy = await FindAsync(id, cancellation);
        if (await UsersAsync(id, today, cancellation) is { Count: > 0 } users)
        {
            throw new RuleBrokenException("regional-in-use", strategy.Name, string.Join(", ", users.Values.SelectMany(u => u).Distinct()));
        }

        database.RegionalStrategies.Remove(strategy);
        await database.SaveSeenAsync(strategy, seen, "regional-strategy.removed", cancellation);
    }

    /// <summary>A strategy as the table it could have come from.</summary>
    public static string Write(RegionalStrategy strategy) => string.Join('\n', strategy.Entries
        .Select(e => string.Join(';', new[] { KindOf(e), e.Code, e.Title, e.Under ?? "" }.Select(Quote))).Prepend(Columns));

    private static string KindOf(RegionalEntry entry) => Words.Current["regional-kind." + Words.Code(entry.Kind)].ToLowerInvariant();

    private static string Quote(string cell) => cell.AsSpan().ContainsAny(_quoted) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    /// <summary>Names of the focus areas that lead to each code.</summary>
    private async Task<Dictionary<string, IReadOnlyList<string>>> UsersAsync(RegionalStrategyId id, DateOnly today, CancellationToken cancellation)
    {
        var all = await visions.AllAsync(cancellation);
        return all.Areas.Values.SelectMany(a => a.Regional.Where(l => l.Strategy == id).Select(l => (l.Code, Name: all.NameOf(a.Id, today) ?? "–")))
            .GroupBy(u => u.Code).ToDictionary(g => g.Key, IReadOnlyList<string> (g) => [.. g.Select(u => u.Name).Order(StringComparer.CurrentCulture)]);
    }

    private async Task<RegionalStrategyId> AddAsync(RegionalGiven given, IEnumerable<RegionalEntry> entries, CancellationToken cancellation)
    {
        var strategy = new RegionalStrategy(Ids.New<RegionalStrategyId>(), given.Name ?? "", given.FirstYear, given.LastYear, entries);
        database.RegionalStrategies.Add(strategy);
        await database.SaveAsync("regional-strategy.taken", null, cancellation);
        return strategy.Id;
    }

    private async Task<RegionalStrategy> FindAsync(RegionalStrategyId id, CancellationToken cancellation) =>
        await database.RegionalStrategies.FirstOrDefaultAsync(s => s.Id == id, cancellation) ?? throw new RuleBrokenException("regional-unknown");

    private static List<RegionalEntry> Read(IReadOnlyList<FactRow> rows, List<FactFault> faults)
    {
        List<(FactRow Row, RegionalEntry Entry)> entries = [];
        foreach (var row in rows)
        {
            var (code, title, under) = (row.Cells[1], row.Cells[2], row.Cells[3].Length == 0 ? null : row.Cells[3]);
            if (!_kinds.TryGetValue(row.Cells[0], out var kind))
            {
                faults.Add(new FactFault(row.Number, Kind, "kind", row.Cells[0]));
            }

            if (code.Length is 0 or > TextLimits.Number)
            {
                faults.Add(code.Length == 0 ? new FactFault(row.Number, Code, "code-missing") : new FactFault(row.Number, Code, "code-long", code.Length, TextLimits.Number));
            }
            else if (entries.Find(e => string.Equals(e.Entry.Code, code, StringComparison.OrdinalIgnoreCase)) is { Row: not null } twice)
            {
                faults.Add(new FactFault(row.Number, Code, "twice", code, twice.Row.Number));
            }

            if (title.Length is 0 or > TextLimits.Title)
            {
                faults.Add(title.Length == 0 ? new FactFault(row.Number, Title, "title-missing", code) : new FactFault(row.Number, Title, "title-long", title.Length, TextLimits.Title));
            }

            entries.Add((row, new RegionalEntry(kind, code, title, under)));
        }

        faults.AddRange(entries.Where(e => e.Entry.Kind == RegionalKind.Priority && !entries.Exists(a => a.Entry.Kind == RegionalKind.GoalArea && a.Entry.Code == e.Entry.Under))
            .Select(e => new FactFault(e.Row.Number, Under, "under", e.Entry.Code, e.Entry.Under ?? "")));
        faults.AddRange(entries.Where(e => e.Entry.Kind != RegionalKind.Priority && e.Entry.Under is not null).Select(e => new FactFault(e.Row.Number, Under, "under-other", e.Entry.Code)));
        return [.. entries.Select(e => e.Entry)];
    }

    private static FactComparison Compare(IReadOnlyList<RegionalEntry> stored, List<RegionalEntry> given, List<FactFault> faults)
    {
        var known = stored.ToDictionary(e => e.Code);
        List<FactDifference> differences =
        [
            .. given.Where(e => known.GetValueOrDefault(e.Code) != e).Select(e => new FactDifference(e.Code, known.TryGetValue(e.Code, out var before) ? Say(before) : null, Say(e))),
            .. stored.Where(e => given.All(g => g.Code != e.Code)).Select(e => new FactDifference(e.Code, Say(e), "")),
        ];
        return new FactComparison(differences, given.Count(e => known.GetValueOrDefault(e.Code) == e), [.. faults.OrderBy(f => f.Row)]);
    }

    private static string Say(RegionalEntry entry) => entry.Under is null ? $"{KindOf(entry)}: {entry.Title}" : $"{KindOf(entry)} ({entry.Under}): {entry.Title}";
}
