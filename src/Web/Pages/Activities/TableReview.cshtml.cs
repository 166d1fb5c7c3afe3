using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.Activities.Bulk;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Activities;

/// <summary>What a table that was handed in would change. Nothing is stored until the person says yes; then a job stores it.</summary>
[May(Permission.PlanActivities)]
public sealed class TableReviewModel(ActivityTables tables, IStringLocalizer<ActivityTexts> texts) : PageModel
{
    /// <summary>Entries of one page.</summary>
    public const int PageRows = 100;

    /// <summary>Seconds between two looks at how far the job has come.</summary>
    private const int LooksEvery = 2;

    public static IReadOnlyList<string> Views { get; } = ["fel", "andrade", "nya", "borta"];

    [FromQuery(Name = "visa")]
    public string? Asked { get; set; }

    /// <summary>From 1.</summary>
    [FromQuery(Name = "sida")]
    public int? PageAsked { get; set; }

    /// <summary>Sum of what the person had before their eyes.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>Whether the right rows are to be taken although others have faults.</summary>
    [BindProperty]
    public bool OnlyRight { get; set; }

    public HandedInTable Table { get; private set; } = null!;

    /// <summary>Null while the job works and when it is done.</summary>
    public TableComparison? Comparison { get; private set; }

    public PlanNames Names { get; private set; } = null!;

    public string Shown => Views.Contains(Asked) ? Asked! : Views.FirstOrDefault(v => Count(v) > 0) ?? Views[0];

    public int Pages => Math.Max(1, (Count(Shown) + PageRows - 1) / PageRows);

    public int PageShown => Math.Clamp(PageAsked ?? 1, 1, Pages);

    public int Count(string view) => view switch
    {
        "fel" => Comparison!.Faults.Count,
        "andrade" => Comparison!.Changed.Count,
        "nya" => Comparison!.New.Count,
        _ => Comparison!.Gone.Count,
    };

    public IEnumerable<T> OfPage<T>(IEnumerable<T> all) => all.Skip((PageShown - 1) * PageRows).Take(PageRows);

    public string Link(string view, int page = 1) => $"?visa={view}{(page > 1 ? $"&sida={page}" : "")}#skillnader";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        if (Table.IsUnderWay)
        {
            // With the address, because a browser that came here by a fragment would only scroll to it.
            Response.Headers["Refresh"] = $"{LooksEvery}; url=/aktiviteter/tabell/{id}";
        }

        return Page();
    }

    /// <summary>Everything that is wrong with the table, as a text file.</summary>
    public async Task<IActionResult> OnGetFaultsAsync(Guid id, CancellationToken cancellation) => !await LoadAsync(id, cancellation) || Comparison is null
        ? NotFound()
        : FaultFile.Of(
            Comparison.Faults.Select(f => $"{texts["review.row-n", new Counted(f.Row)].Value}{(f.Column is { } column ? $", {ActivityColumns.NameOf(column, Words.Current)}" : "")}: {f.Sentence(Words.Current)}"),
            texts["review.faults-file"]);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        if (Comparison is { } comparison)
        {
            if (comparison.Fingerprint() != Seen)
            {
                ModelState.AddModelError("", Words.Current["activity-table.changed-meanwhile"]);
            }
            else if (comparison.Faults.Count > 0 && !OnlyRight)
            {
                ModelState.AddModelError(nameof(OnlyRight), texts["review.only-right-missing", new Counted(comparison.FaultyRows)]);
            }
            else if (comparison.ChangesNothing)
            {
                ModelState.AddModelError("", texts["review.nothing"]);
            }

            if (!ModelState.IsValid)
            {
                return Page();
            }

            await tables.AskAsync(Table.Id, Seen!, cancellation);
        }

        return Redirect($"/aktiviteter/tabell/{id}");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await tables.FindAsync(id, cancellation) is not { } table)
        {
            return false;
        }

        Table = table;
        if (!table.IsUnderWay && table.State != TableState.Done)
        {
            var stored = await tables.StoredAsync(table.Rows, table.Year, table.Unit, tracked: false, cancellation);
            Names = stored.Names;

            // The sum is of the Swedish words, whichever language the page is in: the job knows no other.
            Comparison = TableComparison.Of(table.Rows, stored, Words.Swedish);
        }

        return true;
    }
}
