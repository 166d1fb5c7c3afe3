using Styrkedja.Application;
using Styrkedja.Application.Years;
using Styrkedja.Domain;
using Styrkedja.Domain.Years;
using Styrkedja.Web.Components;

namespace Styrkedja.Web.Pages.Years;

/// <summary>What a person chooses for a change of year.</summary>
public sealed class YearForm
{
    public bool PutModelInForce { get; set; }

    public bool NewPlans { get; set; }

    public bool CarryBudget { get; set; }

    public bool CopyCycle { get; set; }

    /// <summary>For every unfinished activity that nothing else is said of.</summary>
    public string? ForAll { get; set; }

    /// <summary>By activity; an empty choice follows the others.</summary>
    public Dictionary<Guid, string?> Each { get; set; } = [];

    public DateOnly? NewEnd { get; set; }

    [Longest(TextLimits.Text)]
    public string? Reason { get; set; }

    /// <summary>Whether the person has said that years are to be skipped.</summary>
    public bool Skips { get; set; }

    /// <summary>Sum of the preview that the person had before their eyes.</summary>
    public string? Seen { get; set; }

    public static YearForm For(YearPreview preview) => new()
    {
        PutModelInForce = preview.Prepared is not null,
        NewPlans = true,
        CarryBudget = true,
        CopyCycle = preview.Steps > 0,
        NewEnd = new DateOnly(preview.ToYear, 12, 31),
        Seen = preview.Fingerprint(),
    };

    /// <summary>Null while nothing is chosen for all.</summary>
    public YearChoices? Given() => Chosen(ForAll) is { } forAll
        ? new YearChoices(
            PutModelInForce, NewPlans, CarryBudget, CopyCycle, forAll,
            Each.Where(e => Chosen(e.Value) is not null).ToDictionary(e => e.Key, e => Chosen(e.Value)!.Value), NewEnd, Reason?.ReplaceLineEndings("\n"))
        : null;

    private static UnfinishedChoice? Chosen(string? code) => Enum.GetValues<UnfinishedChoice>().Select(c => (UnfinishedChoice?)c).FirstOrDefault(c => Words.Code(c!.Value) == code);
}
