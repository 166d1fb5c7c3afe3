using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.Governance;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Governance;

/// <summary>A row of the matrix: an entry of a strategy beside the focus areas.</summary>
public sealed record RegionalRow(RegionalStrategy Strategy, RegionalEntry Entry, RegionalShown Shown);

/// <summary>The regional strategy and the focus areas that lead to each of its goal areas, priorities and principles (R021, R022).</summary>
[SignedIn]
public sealed class RegionalModel(RegionalReading reading, RegionalTables tables, CurrentUser user, IStringLocalizer<VisionTexts> texts) : PageModel
{
    public RegionalShown Shown { get; private set; } = null!;

    public bool MayManage => user.May(Permission.ManageGovernance);

    /// <summary>Those shipped that have not been taken in.</summary>
    public IEnumerable<ReadyStrategy> Ready => ReadyStrategies.All.Where(r => Shown.Strategies.All(s => s.Name != r.Name));

    public async Task OnGetAsync(CancellationToken cancellation) => Shown = await reading.LoadAsync(cancellation);

    public async Task<IActionResult> OnPostReadyAsync([FromForm(Name = "Ready")] string? ready, CancellationToken cancellation)
    {
        try
        {
            await tables.TakeReadyAsync(ready, cancellation);
            TempData["Said"] = texts["regional.taken"].Value;
            return Redirect(Address.Regional);
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            this.AddRefusal(refusal, _ => "");
            Shown = await reading.LoadAsync(cancellation);
            return Page();
        }
    }
}
