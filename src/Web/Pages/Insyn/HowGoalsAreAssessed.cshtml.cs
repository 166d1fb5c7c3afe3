using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Governance;

namespace Styrkedja.Web.Pages.Insyn;

/// <summary>The municipality's own assessment table in plain language, so that the page cannot say anything else than the rule does.</summary>
[AllowAnonymous]
public sealed class HowGoalsAreAssessedModel(StyrkedjaDbContext database, Periods periods) : PageModel
{
    public AssessmentTable Table { get; private set; } = AssessmentTable.Default;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var year = periods.Today.Year;
        var model = await database.GovernanceModels.AsNoTracking().Where(m => m.Year <= year).OrderByDescending(m => m.Year).FirstOrDefaultAsync(cancellation);
        Table = (model?.Rules ?? GovernanceRules.Default).AssessmentTable;
    }
}
