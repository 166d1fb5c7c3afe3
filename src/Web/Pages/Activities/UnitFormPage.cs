using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Styrkedja.Application.Activities.Forms;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;

namespace Styrkedja.Web.Pages.Activities;

/// <summary>A page where a unit's reports of a follow-up are handed in together.</summary>
public abstract class UnitFormPage(ReportForms forms, UnitChoices choices, Periods periods, YearsWords years, CurrentUser user) : PageModel
{
    [FromQuery(Name = "enhet")]
    public Guid? AskedUnit { get; set; }

    /// <summary>Year and number, e.g. <c>2024-2</c>; null for the one worked with now.</summary>
    [FromQuery(Name = "period")]
    public string? AskedPeriod { get; set; }

    /// <summary>Whether the activities of the units below are in the form.</summary>
    [FromQuery(Name = "under")]
    public bool WithBelow { get; set; }

    /// <summary>Units the person reports for.</summary>
    public IReadOnlyList<UnitChoice> Units { get; private set; } = [];

    public PeriodNames Names { get; private set; } = null!;

    public PeriodKey Tertial { get; private set; }

    /// <summary>Null for one who reports for no unit.</summary>
    public UnitReports? Form { get; private set; }

    /// <summary>The follow-ups of the year shown and of the year at hand.</summary>
    public IEnumerable<PeriodKey> Periods => new[] { Tertial.Year, periods.Today.Year }.Distinct().Order()
        .SelectMany(year => Enumerable.Range(1, Names.Calendar.Last(year).Number).Select(number => new PeriodKey(year, number)));

    /// <summary>This page with what is chosen.</summary>
    public string Link(string? handler = null) => Here + QueryString.Create(new Dictionary<string, string?>
    {
        ["enhet"] = Form?.Unit.Id.Value.ToString(),
        ["period"] = CodeOf(Tertial),
        ["under"] = WithBelow ? "true" : null,
        ["handler"] = handler,
    }.Where(p => !string.IsNullOrEmpty(p.Value)));

    public static string CodeOf(PeriodKey tertial) => string.Create(CultureInfo.InvariantCulture, $"{tertial.Year}-{tertial.Number}");

    protected async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        Names = await years.PeriodsAsync(cancellation);
        Tertial = Asked() ?? (await periods.AtHandAsync(cancellation)).Tertial;
        var reach = await user.UnitsForAsync(Permission.ReportActivities, cancellation);
        Units = [.. (await choices.UnitsAsync(new DateOnly(Tertial.Year, 1, 1), cancellation)).Where(u => reach is null || reach.Contains(u.Unit.Id))];
        if ((AskedUnit is { } asked ? new UnitId(asked) : Own()) is { } unit)
        {
            Form = await forms.OfAsync(unit, WithBelow, Tertial, cancellation);
            return Form is not null;
        }

        return true;

        // The unit of one's own role, which may have units below it that come first by name.
        UnitId? Own() => user.Roles.Where(r => Rights.Grant(r.Role, Permission.ReportActivities)).Select(r => r.UnitId).FirstOrDefault(u => u is not null) ?? Units.Select(u => (UnitId?)u.Unit.Id).FirstOrDefault();
    }

    private PeriodKey? Asked() =>
        AskedPeriod?.Split('-') is [var year, var number]
        && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y) && y is >= 1990 and <= 2999
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= 1 && n <= Names.Calendar.Last(y).Number
            ? new PeriodKey(y, n)
            : null;

    /// <summary>The page's own address.</summary>
    protected abstract string Here { get; }

    protected ReportForms Forms => forms;

    protected YearsWords Years => years;
}
