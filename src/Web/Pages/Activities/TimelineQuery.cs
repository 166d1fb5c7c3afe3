using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Styrkedja.Application.FollowUp;
using Styrkedja.Domain;

namespace Styrkedja.Web.Pages.Activities;

/// <summary>What of a year's activities to lay along its months, as the address says it.</summary>
public sealed record TimelineQuery
{
    [FromQuery(Name = "enhet")]
    public Guid? Unit { get; init; }

    [FromQuery(Name = "organ")]
    public Guid? Body { get; init; }

    /// <summary>The goal area.</summary>
    [FromQuery(Name = "omrade")]
    public Guid? Area { get; init; }

    /// <summary>A status' code, or <c>unreported</c>.</summary>
    [FromQuery(Name = "status")]
    public string? Status { get; init; }

    /// <summary><c>mal</c> groups by goal, anything else by unit.</summary>
    [FromQuery(Name = "ordning")]
    public string? Order { get; init; }

    /// <summary>From 1.</summary>
    [FromQuery(Name = "sida")]
    public int Page { get; init; } = 1;

    /// <summary>All on one page, to print.</summary>
    [FromQuery(Name = "hela")]
    public bool Whole { get; init; }

    public bool ByGoal() => Order == "mal";

    public BoardFilter Filter() => new(
        Unit is { } unit ? new UnitId(unit) : null,
        Body is { } body ? new BodyId(body) : null,
        Area is { } area ? new GoalAreaId(area) : null,
        string.IsNullOrEmpty(Status) ? null : Status);

    public string Link() => QueryString.Create(new Dictionary<string, string?>
    {
        ["ordning"] = ByGoal() ? "mal" : null,
        ["enhet"] = Unit?.ToString(),
        ["organ"] = Body?.ToString(),
        ["omrade"] = Area?.ToString(),
        ["status"] = Status,
        ["sida"] = Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null,
        ["hela"] = Whole ? "true" : null,
    }.Where(p => !string.IsNullOrEmpty(p.Value))).Value is { Length: > 0 } query ? query : "?";
}
