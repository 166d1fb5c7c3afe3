using System.Text.Json;
using Styrkedja.Domain.Governance;

namespace Styrkedja.Application.Governance;

/// <summary>A regional strategy that is shipped with the product.</summary>
/// <param name="Id">Stable; the name of its file.</param>
/// <param name="Source">Where the region has published it.</param>
public sealed record ReadyStrategy(string Id, string Name, int FirstYear, int LastYear, string Source, IReadOnlyList<RegionalEntry> Entries);

/// <summary>
/// Regional strategies as facts in <c>Governance/Regions</c>, as their regions have published them. The codes are ours:
/// a goal area's, its priorities' in their order, and the principles'.
/// </summary>
public static class ReadyStrategies
{
    private const string Folder = ".Governance.Regions.";

    private static readonly Lazy<IReadOnlyList<ReadyStrategy>> _all = new(() =>
        [.. typeof(ReadyStrategies).Assembly.GetManifestResourceNames().Where(n => n.Contains(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read)]);

    public static IReadOnlyList<ReadyStrategy> All => _all.Value;

    private static ReadyStrategy Read(string name)
    {
        using var stream = typeof(ReadyStrategies).Assembly.GetManifestResourceStream(name)!;
        var file = JsonSerializer.Deserialize<StrategyFile>(stream, JsonSerializerOptions.Web)!;
        var id = name[(name.IndexOf(Folder, StringComparison.Ordinal) + Folder.Length)..^".json".Length];
        return new ReadyStrategy(id, file.Name, file.FirstYear, file.LastYear, file.Source,
        [
            .. file.GoalAreas.SelectMany(a => a.Priorities.Select((title, i) => new RegionalEntry(RegionalKind.Priority, FormattableString.Invariant($"{a.Code}.{i + 1}"), title, a.Code))
                .Prepend(new RegionalEntry(RegionalKind.GoalArea, a.Code, a.Title, null))),
            .. file.Principles.Select((title, i) => new RegionalEntry(RegionalKind.Principle, FormattableString.Invariant($"P{i + 1}"), title, null)),
        ]);
    }

    private sealed record StrategyFile(string Name, int FirstYear, int LastYear, string Source, IReadOnlyList<GoalAreaInFile> GoalAreas, IReadOnlyList<string> Principles);

    private sealed record GoalAreaInFile(string Code, string Title, IReadOnlyList<string> Priorities);
}
