using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Styrkedja.Application.Database.Mappings;
using Styrkedja.Domain.Governance;

namespace Styrkedja.Application.Governance;

/// <summary>A model to start from.</summary>
/// <param name="Id">Stable; the name of its file.</param>
/// <param name="About">What it is like, in two or three sentences.</param>
/// <param name="Source">Where such a model is in use, as published.</param>
public sealed record ReadyModel(string Id, string Name, string About, string Source, GovernanceRules Rules);

/// <summary>Models to start from, as data in <c>Governance/Ready</c>: each file says what differs from the product's own rules (R128).</summary>
public static class ReadyModels
{
    private const string Folder = ".Governance.Ready.";

    private static readonly Lazy<IReadOnlyList<(string Id, JsonNode File)>> _files = new(() =>
    [
        .. typeof(ReadyModels).Assembly.GetManifestResourceNames().Where(n => n.Contains(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read),
    ]);

    /// <param name="words">The language of names and descriptions.</param>
    public static IReadOnlyList<ReadyModel> All(Words words) => [.. _files.Value.Select(f => Make(f.Id, f.File, words))];

    public static ReadyModel? Find(string? id, Words words) => All(words).FirstOrDefault(m => m.Id == id);

    private static ReadyModel Make(string id, JsonNode file, Words words)
    {
        var language = words == Words.English ? "en" : "sv";
        return new ReadyModel(id, (string)file["name"]![language]!, (string)file["about"]![language]!, (string)file["source"]!, RulesOf(file["rules"]!.AsObject()));
    }

    private static GovernanceRules RulesOf(JsonObject given)
    {
        var rules = JsonSerializer.SerializeToNode(GovernanceRules.Default, Columns.Json)!.AsObject();
        foreach (var (name, value) in given)
        {
            // A scale that the file does not name is the product's own.
            rules[name] = name == "scales" ? Scales(rules[name]!.AsArray(), value!.AsArray()) : value?.DeepClone();
        }

        return rules.Deserialize<GovernanceRules>(Columns.Json)!;
    }

    private static JsonArray Scales(JsonArray usual, JsonArray own) =>
        [.. usual.Select(u => (own.FirstOrDefault(o => (string?)o!["kind"] == (string?)u!["kind"]) ?? u)!.DeepClone())];

    private static (string Id, JsonNode File) Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        var id = name[(name.IndexOf(Folder, StringComparison.Ordinal) + Folder.Length)..^".json".Length];
        return (id, JsonNode.Parse(stream)!);
    }
}
