using Microsoft.AspNetCore.Mvc;
using Styrkedja.Application;
using Styrkedja.Application.FollowUp;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;

namespace Styrkedja.Web.Pages.FollowUp;

/// <summary>What to show of a period, as the address says it.</summary>
public sealed record FollowUpQuery
{
    public static IReadOnlyList<string> Selections { get; } = ["alla", "att-bedoma", "avviker", "preliminara"];

    /// <summary>The view that lists every activity.</summary>
    public const string Activities = "aktiviteter";

    [FromQuery(Name = "visa")]
    public string? View { get; init; }

    /// <summary>A status' code, or <c>unreported</c>; of the list of activities.</summary>
    [FromQuery(Name = "status")]
    public string? Status { get; init; }

    /// <summary>A priority's code; of the list of activities.</summary>
    [FromQuery(Name = "prioritet")]
    public string? Priority { get; init; }

    [FromQuery(Name = "q")]
    public string? Text { get; init; }

    [FromQuery(Name = "urval")]
    public string? Selection { get; init; }

    [FromQuery(Name = "enhet")]
    public Guid? Unit { get; init; }

    /// <summary>Column of the units' table.</summary>
    [FromQuery(Name = "sortera")]
    public string? Sort { get; init; }

    [FromQuery(Name = "fallande")]
    public bool Descending { get; init; }

    /// <summary>Page of the list of activities, from 1.</summary>
    [FromQuery(Name = "sida")]
    public int Page { get; init; } = 1;

    /// <summary>The whole list of activities on one page, to print or search in.</summary>
    [FromQuery(Name = "hela")]
    public bool Whole { get; init; }

    public ActivityPriority? Prioritised => Enum.GetValues<ActivityPriority>().Select(p => (ActivityPriority?)p).FirstOrDefault(p => Words.Code(p!.Value) == Priority);

    public string Chosen => Selections.Contains(Selection) ? Selection! : Selections[0];

    public Func<GoalStanding, bool> Keeps(FollowUpBoard board)
    {
        var reach = Unit is { } unit ? board.Overview.Units.SelfAndBelow(new UnitId(unit)) : null;
        return standing => (reach is null || standing.Activities.Any(a => reach.Contains(a.Owner))) && Chosen switch
        {
            "att-bedoma" => standing.Assessment is null,
            "avviker" => standing.Differs,
            "preliminara" => standing.IsPreliminary,
            _ => true,
        };
    }

    /// <summary>The units' table, by default those who are not done first.</summary>
    public IEnumerable<UnitReporting> Sorted(IEnumerable<UnitReporting> units)
    {
        var byName = units.OrderBy(u => u.Unit.Name, StringComparer.CurrentCulture);
        return (Sort, Descending) switch
        {
            ("namn", false) => byName,
            ("namn", true) => byName.Reverse(),
            ("aktiviteter", false) => byName.OrderBy(u => u.Activities),
            ("aktiviteter", true) => byName.OrderByDescending(u => u.Activities),
            ("rapporterat", false) => byName.OrderBy(Share),
            ("rapporterat", true) => byName.OrderByDescending(Share),
            ("minst", false) => byName.OrderBy(u => u.Activities - u.Minimum),
            ("minst", true) => byName.OrderByDescending(u => u.Activities - u.Minimum),
            _ => byName.OrderBy(u => u.IsDone && u.ReachesMinimum).ThenBy(u => u.IsDone),
        };
    }

    public string Link(string? selection = null, string? sort = null, bool descending = false)
    {
        var parts = new List<string>();
        if ((selection ?? Chosen) is var chosen && chosen != Selections[0])
        {
            parts.Add($"urval={chosen}");
        }

        if (Unit is { } unit)
        {
            parts.Add($"enhet={unit}");
        }

        if ((sort ?? Sort) is { } column)
        {
            parts.Add($"sortera={Uri.EscapeDataString(column)}");
            if (sort is null ? Descending : descending)
            {
                parts.Add("fallande=true");
            }
        }

        return "?" + string.Join('&', parts);
    }

    private static double Share(UnitReporting unit) => unit.Activities == 0 ? 1 : (double)unit.Reported / unit.Activities;
}
