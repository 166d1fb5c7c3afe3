using Styrkedja.Application.Activities;
using Styrkedja.Domain;

namespace Styrkedja.Web.Pages.FollowUp;

/// <summary>All activities of a period in one dense table.</summary>
public sealed record PeriodListing(FollowUpQuery Query, ActivityPage Page)
{
    /// <summary>Columns that sort, by the word in the address.</summary>
    public static IReadOnlyDictionary<string, ListingOrder> Orders { get; } = new Dictionary<string, ListingOrder>
    {
        ["aktivitet"] = ListingOrder.Title,
        ["mal"] = ListingOrder.Goal,
        ["enhet"] = ListingOrder.Unit,
        ["plan"] = ListingOrder.Plan,
        ["prioritet"] = ListingOrder.Priority,
        ["status"] = ListingOrder.Status,
    };

    public IReadOnlyList<ListedActivity> Rows => Page.Rows;

    /// <summary>How many pages there are, at least 1.</summary>
    public int Pages => Math.Max(1, (Page.Total + ActivityListing.PageSize - 1) / ActivityListing.PageSize);

    /// <param name="goals">By body and area; null for all.</param>
    public static ListingFilter Filter(FollowUpQuery query, IReadOnlyCollection<GoalId>? goals) => new(
        query.Unit is { } unit ? new UnitId(unit) : null,
        string.IsNullOrEmpty(query.Status) ? null : query.Status,
        query.Text,
        Orders.GetValueOrDefault(query.Sort ?? "", ListingOrder.Plan),
        query.Descending,
        query.Whole ? null : Math.Max(query.Page, 1))
    {
        Priority = query.Prioritised(),
        Goals = goals,
    };

    /// <param name="page">Null for all on one page.</param>
    public string PageLink(int? page) => (Query with { Page = page ?? 1, Whole = page is null }).Link();
}
