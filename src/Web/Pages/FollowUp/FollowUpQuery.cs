using Microsoft.AspNetCore.Mvc;
using Styrkedja.Application;
using Styrkedja.Application.FollowUp;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Web.Components;

namespace Styrkedja.Web.Pages.FollowUp;

/// <summary>What to show of a period, as the address says it: whoever gets the address sees the same.</summary>
public sealed record FollowUpQuery : ISorted
{
    public const string Goals = "mal", Units = "enheter", Deviations = "avvikelser", Changes = "forandrat", Findings = "fynd";

    /// <summary>The part that lists every activity.</summary>
    public const string Activities = "aktiviteter";

    /// <summary>Most units beside each other: more cannot be taken in at a glance.</summary>
    public const int MostCompared = 6;

    /// <summary>The parts of the board, in order.</summary>
    public static IReadOnlyList<string> Parts { get; } = [Goals, Units, Deviations, Changes, Findings, Activities];

    private static readonly IReadOnlyList<string> _ofGoals = ["alla", "att-bedoma", "avviker", "preliminara"];
    private static readonly IReadOnlyList<string> _ofUnits = ["alla", "inte-klara", "vantar", "under-minsta"];

    [FromQuery(Name = "visa")]
    public string? View { get; init; }

    /// <summary>A status' code, or <c>unreported</c>.</summary>
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

    [FromQuery(Name = "organ")]
    public Guid? Body { get; init; }

    /// <summary>The goal area.</summary>
    [FromQuery(Name = "omrade")]
    public Guid? Area { get; init; }

    /// <summary>Units to lay beside each other.</summary>
    [FromQuery(Name = "jamfor")]
    public List<Guid> Compared { get; init; } = [];

    /// <summary>Column of the table.</summary>
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

    public ActivityPriority? Prioritised() => Enum.GetValues<ActivityPriority>().Select(p => (ActivityPriority?)p).FirstOrDefault(p => Words.Code(p!.Value) == Priority);

    /// <summary>One of <see cref="Parts"/>.</summary>
    public string Part() => View is { } view && Parts.Contains(view) ? view : Goals;

    public IReadOnlyList<string> Selections() => Part() == Units ? _ofUnits : _ofGoals;

    public string Chosen() => Selection is { } selection && Selections().Contains(selection) ? selection : Selections()[0];

    public bool IsFiltered() => Unit is not null || Body is not null || Area is not null || !string.IsNullOrEmpty(Status) || Prioritised() is not null || !string.IsNullOrWhiteSpace(Text);

    public BoardFilter Filter() => new(
        Unit is { } unit ? new UnitId(unit) : null,
        Body is { } body ? new BodyId(body) : null,
        Area is { } area ? new GoalAreaId(area) : null,
        string.IsNullOrEmpty(Status) ? null : Status);

    /// <summary>The same filter on another part.</summary>
    public string PartLink(string part) => (this with { View = part, Selection = null, Sort = null, Descending = false, Page = 1, Whole = false, Compared = [], Status = null, Priority = null, Text = null }).Link();

    public string SortLink(string column, bool descending) => (this with { Sort = column, Descending = descending, Page = 1, Whole = false }).Link();

    public string Link() => QueryString.Create(Values().Where(p => !string.IsNullOrEmpty(p.Value))).Value is { Length: > 0 } query ? query : "?";

    /// <summary>All that the address says but what <paramref name="names"/> say, for a form that says those.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Besides(params IReadOnlyCollection<string> names) => Values().Where(p => !string.IsNullOrEmpty(p.Value) && !names.Contains(p.Key));

    private IEnumerable<KeyValuePair<string, string?>> Values() =>
    [
        new("visa", Part() == Goals ? null : Part()),
        new("urval", Chosen() == Selections()[0] ? null : Chosen()),
        new("enhet", Unit?.ToString()),
        new("organ", Body?.ToString()),
        new("omrade", Area?.ToString()),
        new("status", Status),
        new("prioritet", Priority),
        new("q", Text),
        .. Compared.Select(unit => KeyValuePair.Create("jamfor", (string?)unit.ToString())),
        new("sortera", Sort),
        new("fallande", Descending ? "true" : null),
        new("sida", Page > 1 ? Page.ToString(System.Globalization.CultureInfo.InvariantCulture) : null),
        new("hela", Whole ? "true" : null),
    ];
}
