using Styrkedja.Domain.Goals;

namespace Styrkedja.Domain.Governance;

/// <summary>What differs between two versions of the vision.</summary>
/// <param name="Area">Name of the focus area it is about, as it is called last; null for the vision itself.</param>
/// <param name="Wording">Field <c>text</c> or <c>order</c> of the vision; <c>name</c> or <c>text</c> of an area.</param>
public sealed record VisionDifference(string? Area, WordingDifference Wording)
{
    /// <summary>Area by area, told apart by what they are and not by what they are called.</summary>
    public static IReadOnlyList<VisionDifference> Between(Vision before, Vision after)
    {
        List<VisionDifference> all = [new(null, new WordingDifference("text", before.Text, after.Text))];
        foreach (var id in after.Areas.Concat(before.Areas).Select(a => a.Id).Distinct())
        {
            var (old, now) = (Find(before, id), Find(after, id));
            var name = (now ?? old)!.Name;
            all.Add(new VisionDifference(name, new WordingDifference("name", old?.Name, now?.Name)));
            all.Add(new VisionDifference(name, new WordingDifference("text", old?.Text, now?.Text)));
        }

        all.Add(new VisionDifference(null, new WordingDifference("order", Order(before, before, after), Order(after, before, after))));
        return [.. all.Where(d => d.Wording.Before != d.Wording.After)];
    }

    private static FocusAreaWording? Find(Vision vision, FocusAreaId id) => vision.Areas.FirstOrDefault(a => a.Id == id);

    /// <summary>Those that both have, in the one's order and by the names they have last: a new name is no new order.</summary>
    private static string Order(Vision one, Vision before, Vision after) =>
        string.Join(", ", one.Areas.Where(a => Find(before, a.Id) is not null).Select(a => Find(after, a.Id)?.Name).OfType<string>());
}
