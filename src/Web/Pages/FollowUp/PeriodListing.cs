using System.Globalization;
using Styrkedja.Application.Activities;
using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.Time;

namespace Styrkedja.Web.Pages.FollowUp;

/// <summary>All activities of a period in one dense table.</summary>
public sealed record PeriodListing(PeriodKey Tertial, FollowUpQuery Query, IReadOnlyList<Unit> Units, ActivityPage Page)
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

    public bool IsFiltered => Query.Unit is not null || !string.IsNullOrEmpty(Query.Status) || Query.Prioritised is not null || !string.IsNullOrWhiteSpace(Query.Text);

    public static ListingFilter Filter(FollowUpQuery query) => new(
        query.Unit is { } unit ? new UnitId(unit) : null,
        string.IsNullOrEmpty(query.Status) ? null : query.Status,
        query.Text,
        Orders.GetValueOrDefault(query.Sort ?? "", ListingOrder.Plan),
        query.Descending,
        query.Whole ? null : Math.Max(query.Page, 1))
    {
        Priority = query.Prioritised,
    };

    public string SortLink(string column) => Link(column, Query.Sort == column && !Query.Descending, page: null);

    /// <param name="page">Null for all on one page.</param>
    public string PageLink(int? page) => Link(Query.Sort, Query.Descending, page is null ? ("hela", "true") : page > 1 ? ("sida", page.Value.ToString(CultureInfo.InvariantCulture)) : null);

    private string Link(string? sort, bool descending, (string Name, string Value)? page) => QueryString.Create(new Dictionary<string, string?>
    {
        ["visa"] = FollowUpQuery.Activities,
        ["enhet"] = Query.Unit?.ToString(),
        ["status"] = Query.Status,
        ["prioritet"] = Query.Priority,
        ["q"] = Query.Text,
        ["sortera"] = sort,
        ["fallande"] = descending ? "true" : null,
        [page?.Name ?? "sida"] = page?.Value,
    }.Where(p => !string.IsNullOrEmpty(p.Value))).Value ?? "";
}
