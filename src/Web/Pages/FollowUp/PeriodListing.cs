using Styrkedja.Application.Activities;
using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.Time;

namespace Styrkedja.Web.Pages.FollowUp;

/// <summary>All activities of a period in one dense table.</summary>
public sealed record PeriodListing(Tertial Tertial, FollowUpQuery Query, IReadOnlyList<Unit> Units, IReadOnlyList<ListedActivity> Rows)
{
    /// <summary>Columns that sort, by the word in the address.</summary>
    public static IReadOnlyDictionary<string, ListingOrder> Orders { get; } = new Dictionary<string, ListingOrder>
    {
        ["aktivitet"] = ListingOrder.Title,
        ["mal"] = ListingOrder.Goal,
        ["enhet"] = ListingOrder.Unit,
        ["plan"] = ListingOrder.Plan,
        ["status"] = ListingOrder.Status,
    };

    public bool IsFiltered => Query.Unit is not null || !string.IsNullOrEmpty(Query.Status) || !string.IsNullOrWhiteSpace(Query.Text);

    public static ListingFilter Filter(FollowUpQuery query) => new(
        query.Unit is { } unit ? new UnitId(unit) : null,
        string.IsNullOrEmpty(query.Status) ? null : query.Status,
        query.Text,
        Orders.GetValueOrDefault(query.Sort ?? "", ListingOrder.Plan),
        query.Descending);

    public string SortLink(string column) => QueryString.Create(new Dictionary<string, string?>
    {
        ["visa"] = FollowUpQuery.Activities,
        ["enhet"] = Query.Unit?.ToString(),
        ["status"] = Query.Status,
        ["q"] = Query.Text,
        ["sortera"] = column,
        ["fallande"] = Query.Sort == column && !Query.Descending ? "true" : null,
    }.Where(p => !string.IsNullOrEmpty(p.Value))).Value ?? "";
}
