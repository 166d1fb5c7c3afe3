using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Styrkedja.Application;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Goals;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Hosting;

namespace Styrkedja.Web.Pages.Goals;

/// <summary>From the vision to the work: the whole chain as a picture and as a tree.</summary>
[May(Permission.ReadPlan)]
public sealed class RedThreadModel(RedThread reading, Periods periods) : PageModel
{
    [FromQuery(Name = "enhet")]
    public Guid? Unit { get; set; }

    /// <summary>An assessment's code.</summary>
    [FromQuery(Name = "bedomning")]
    public string? Assessment { get; set; }

    public Application.Goals.Thread Thread { get; private set; } = null!;

    public ThreadFilter Filter { get; private set; } = new(null, null);

    public Tertial Tertial => Thread.Overview.Tertial;

    public static IEnumerable<Assessment> Assessments => Enum.GetValues<Assessment>();

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var tertial = (await periods.CurrentAsync(cancellation))?.Tertial ?? Tertial.Of(periods.Today);
        Filter = new ThreadFilter(Unit is { } unit ? new UnitId(unit) : null, Assessments.Select(a => (Assessment?)a).FirstOrDefault(a => Words.Code(a!.Value) == Assessment));
        Thread = await reading.LoadAsync(tertial, Filter, cancellation);
    }
}
