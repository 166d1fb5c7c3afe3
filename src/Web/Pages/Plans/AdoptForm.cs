using System.Globalization;
using Styrkedja.Application.Plans;
using Styrkedja.Domain;
using Styrkedja.Web.Components;

namespace Styrkedja.Web.Pages.Plans;

/// <summary>The decision that adopts a plan, as typed.</summary>
public sealed class AdoptForm
{
    private static readonly CultureInfo _swedish = CultureInfo.GetCultureInfo("sv-SE");

    public DateOnly? Day { get; set; }

    /// <summary>With or without the sign: "162" or "§ 162".</summary>
    [Longest(TextLimits.Number)]
    public string? Paragraph { get; set; }

    public string? Condition { get; set; }

    public DateOnly? PlanBy { get; set; }

    /// <summary>As minutes print it; the day and the paragraph have been given.</summary>
    public AdoptionGiven Given(string body) =>
        new(string.Create(_swedish, $"{body} {Day!.Value:d MMMM yyyy}, § {Paragraph!.Trim().TrimStart('§').Trim()}"), Day!.Value, Condition, PlanBy);
}
