using System.Security.Cryptography;
using System.Text;
using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;

namespace Styrkedja.Application.Organisation.Reorganising;

/// <summary>What is to be otherwise from a day on.</summary>
/// <param name="Day">First day of the new order.</param>
/// <param name="Decision">Body, date and paragraph as printed.</param>
/// <param name="Subjects">The units or bodies it is about: one, or several to merge or end.</param>
public sealed record ReorganisationAsked(ReorganisationKind Kind, DateOnly Day, string? Decision, IReadOnlyList<Guid> Subjects)
{
    /// <summary>A decision to leave something where it is, or to let a role end.</summary>
    public static readonly Guid Left = Guid.Empty;

    /// <summary>The new name; of a merger into one of them null keeps its name.</summary>
    public string? Name { get; init; }

    /// <summary>Null keeps the level.</summary>
    public string? Level { get; init; }

    /// <summary>What it is to lie below; null for the top.</summary>
    public Guid? Parent { get; init; }

    /// <summary>The one that takes over: of a merger one of them, of a split the unit itself when it goes on; null for new ones or none.</summary>
    public Guid? Into { get; init; }

    /// <summary>New units or bodies, with ids already given so that a preview can speak of them.</summary>
    public IReadOnlyList<NewPart> Parts { get; init; } = [];

    /// <summary>Where each thing goes, where something else than suggested was chosen; <see cref="Left"/> to leave it.</summary>
    public IReadOnlyDictionary<Guid, Guid> Choices { get; init; } = new Dictionary<Guid, Guid>();

    /// <summary>The same whenever the same is asked, also in another tab, where the new ones have other ids and the decision other words.</summary>
    public string Fingerprint()
    {
        var parts = Parts.Where(p => !string.IsNullOrWhiteSpace(p.Name)).ToDictionary(p => p.Id, p => p.Name!.Trim());
        var text = string.Join(
            '\n',
            [
                $"{Kind} {Day:O} {string.Join(' ', Subjects.Distinct().Order())} {Parent} {Into}",
                Name?.Trim(),
                Level?.Trim(),
                .. parts.Values,
                .. Choices.OrderBy(c => c.Key).Select(c => $"{c.Key} {parts.GetValueOrDefault(c.Value, c.Value.ToString())}"),
            ]);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}

public sealed record NewPart(Guid Id, string? Name);

public enum CarriedKind
{
    Unit,
    Activity,
    PlanningTask,
    Role,
    Goal,
    Body,
}

/// <summary>A unit or body that something can go to.</summary>
public sealed record Destination(Guid Id, string Name);

/// <summary>Something of those that cease, which has to go somewhere.</summary>
/// <param name="From">The unit or body that has it.</param>
/// <param name="Note">Whose it is or what it belongs to.</param>
/// <param name="Chosen">Where it goes; null when nobody has said, <see cref="ReorganisationAsked.Left"/> when it stays or ends.</param>
/// <param name="MayBeLeft">Whether it can be left; else it must go somewhere.</param>
public sealed record Carried(CarriedKind Kind, Guid Id, string Title, Guid From, string Note, Guid? Chosen, bool MayBeLeft);

/// <summary>What a reorganisation will do, before anybody has said yes to it.</summary>
/// <param name="Lines">What happens to units and bodies: a key of the words, with its facts.</param>
/// <param name="Destinations">Where things can go.</param>
/// <param name="Fingerprint">Of all it rests on: another means that something has changed since.</param>
public sealed record ReorganisationPreview(
    ReorganisationKind Kind, DateOnly Day, IReadOnlyList<(string Key, object[] Facts)> Lines, IReadOnlyList<Carried> Carried, IReadOnlyList<Destination> Destinations, string Fingerprint)
{
    /// <summary>Things that nobody has said where they go.</summary>
    public int Unsaid => Carried.Count(c => c.Chosen is null);
}
