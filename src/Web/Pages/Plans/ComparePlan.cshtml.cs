using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.Database;
using Styrkedja.Application.Plans;
using Styrkedja.Domain;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Plans;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Plans;

/// <summary>What differs between two versions of a plan, or between one and the plan as it is now.</summary>
[May(Permission.ReadPlan)]
public sealed class ComparePlanModel(StyrkedjaDbContext database, PlanContents contents, IStringLocalizer<PlanTexts> texts) : PageModel
{
    /// <summary>Stands for the plan as it is now.</summary>
    public const int Now = 0;

    [FromQuery(Name = "fran")]
    public int? Before { get; set; }

    [FromQuery(Name = "till")]
    public int? After { get; set; }

    public OperationalPlan Plan { get; private set; } = null!;

    public IReadOnlyList<PlanDifference> Differences { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await contents.FindAsync(new PlanId(id), cancellation) is not { Plan.LatestVersion: > 0 } view)
        {
            return NotFound();
        }

        Plan = view.Plan;
        Before = Before is >= 1 && Before <= Plan.LatestVersion ? Before : Plan.LatestVersion;
        After = After is >= Now && After <= Plan.LatestVersion ? After : Now;
        var versions = await database.PlanVersions.AsNoTracking().Where(v => v.PlanId == Plan.Id && (v.Number == Before || v.Number == After)).ToDictionaryAsync(v => v.Number, v => v.Content, cancellation);
        Differences = PlanDifferences.Between(versions[Before.Value], After == Now ? view.Content : versions[After.Value]);
        return Page();
    }

    /// <summary>What a choice is called.</summary>
    public string NameOf(int? number) => number == Now ? texts["compare.now"] : texts["version", number!];

    /// <summary>A sum of money as people read it; other texts as they are.</summary>
    public static string Shown(PlanDifference difference, string? value) =>
        difference.Field == "priority" && Enum.TryParse<Styrkedja.Domain.Activities.ActivityPriority>(value, out var priority) ? Styrkedja.Application.Words.Current.ActivityPriority(priority) :
        difference.Field == "amount" && decimal.TryParse(value, CultureInfo.InvariantCulture, out var amount) ? amount.ToString("#,##0.###", CultureInfo.CurrentCulture) : value ?? "";
}
