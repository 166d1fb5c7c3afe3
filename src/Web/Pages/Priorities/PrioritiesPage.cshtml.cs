using Microsoft.AspNetCore.Mvc.RazorPages;
using Styrkedja.Application.People;
using Styrkedja.Application.Priorities;
using Styrkedja.Domain.People;
using Styrkedja.Web.Hosting;

namespace Styrkedja.Web.Pages.Priorities;

/// <summary>The council's priorities and how far the goals have been weighed against them (R023–R026).</summary>
[May(Permission.ReadPlan)]
public sealed class PrioritiesPageModel(PriorityReading reading, CurrentUser user) : PageModel
{
    public IReadOnlyList<PriorityLine> All { get; private set; } = [];

    public bool MayManage => user.May(Permission.ManageGovernance);

    public async Task OnGetAsync(CancellationToken cancellation) => All = await reading.AllAsync(cancellation);
}
