using Styrkedja.Application.Organisation.Reorganising;
using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;
using Styrkedja.Web.Components;

namespace Styrkedja.Web.Pages.Units;

/// <summary>The fields of a change of the organisation; each kind uses its own of them.</summary>
public sealed class ReorganisationForm
{
    /// <summary>Rows for the parts of a split.</summary>
    public const int MostParts = 4;

    public DateOnly? Day { get; set; }

    [Longest(TextLimits.Title)]
    public string? Decision { get; set; }

    public Guid? Subject { get; set; }

    public List<Guid> Subjects { get; set; } = [];

    [Longest(TextLimits.Name)]
    public string? Name { get; set; }

    [Longest(TextLimits.Name)]
    public string? Level { get; set; }

    public Guid? Parent { get; set; }

    public Guid? Into { get; set; }

    public bool Stays { get; set; }

    public List<PartForm> Parts { get; set; } = [];

    public List<ChoiceForm> Choices { get; set; } = [];

    /// <summary>Fingerprint of the preview that is shown.</summary>
    public string? Seen { get; set; }

    /// <summary><c>confirm</c> when the preview is said yes to.</summary>
    public string? Step { get; set; }

    public ReorganisationAsked Asked(ReorganisationKind kind)
    {
        var merges = kind is ReorganisationKind.Merge or ReorganisationKind.BodyMerge;
        var parts = Parts.Take(MostParts);
        return new ReorganisationAsked(kind, Day!.Value, Decision, kind.IsOfSeveral() ? Subjects : Subject is { } one ? [one] : [])
        {
            Name = Name,
            Level = Level,
            Parent = Parent,
            Into = kind is ReorganisationKind.Split or ReorganisationKind.BodySplit ? Stays ? Subject : null : Into,
            Parts = merges ? [.. parts.Take(1).Select(p => new NewPart(p.Id, Name))] : [.. parts.Select(p => new NewPart(p.Id, p.Name))],
            Choices = Choices.Where(c => c.To is not null).DistinctBy(c => c.Id).ToDictionary(c => c.Id, c => c.To!.Value),
        };
    }

    public static string FieldOf(string rule, ReorganisationKind kind) => rule switch
    {
        "reorganisation-decision-required" => "Form.Decision",
        "unit-name-required" or "body-name-required" or "unit-name-twice" or "body-name-twice" or "reorganisation-changes-nothing" when kind is ReorganisationKind.Rename or ReorganisationKind.BodyRename or ReorganisationKind.Merge or ReorganisationKind.BodyMerge => "Form.Name",
        "unit-ring" or "unit-parent-missing" or "unit-parent-unknown" or "body-ring" or "body-parent-missing" or "body-parent-unknown" or "reorganisation-changes-nothing" when kind is ReorganisationKind.Move or ReorganisationKind.BodyMove => "Form.Parent",
        "reorganisation-into-another" or "reorganisation-into-another-bodies" or "reorganisation-into-itself" or "reorganisation-taker-missing" => "Form.Into",
        "goal-of-another-level" or "goal-after-body" when kind is not ReorganisationKind.BodySplit => "Form.Into",
        "reorganisation-needs-two" or "reorganisation-needs-two-bodies" => "Form.Subjects",
        "reorganisation-needs-a-unit" or "reorganisation-needs-a-body" or "reorganisation-of-the-council" => kind.IsOfSeveral() ? "Form.Subjects" : "Form.Subject",
        "reorganisation-split-needs-two" or "reorganisation-split-needs-two-bodies" or "unit-name-twice" or "body-name-twice" => "Form.Parts[0].Name",
        _ when rule.Contains("-changed-", StringComparison.Ordinal) && !rule.StartsWith("reorganisation", StringComparison.Ordinal) => "Form.Day",
        _ => "",
    };
}

/// <summary>A unit that a split makes; its id is given before it is stored, so that things can be sent to it.</summary>
public sealed class PartForm
{
    public Guid Id { get; set; }

    [Longest(TextLimits.Name)]
    public string? Name { get; set; }
}

/// <summary>Where one thing goes.</summary>
public sealed class ChoiceForm
{
    public Guid Id { get; set; }

    /// <summary>Null when nobody has said; all zeros to leave it.</summary>
    public Guid? To { get; set; }
}
