using Styrkedja.Application.People;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;

namespace Styrkedja.Web.Components;

/// <summary>Who may do what when in a period (R078), for the partial of the same name.</summary>
/// <param name="At">The period in the calendar.</param>
/// <param name="Exemption">One that opens the thing of the page to the reader; null for none.</param>
public sealed record WhoWhen(FollowUpPeriod Period, YearPeriod At, bool IsYearClosed, CurrentUser User, Exemption? Exemption = null)
{
    public bool IsClosed => IsYearClosed || Period.IsLocked;

    /// <summary>Key of the sentence on what the reader may do now.</summary>
    public string Mine() => User.May(Permission.ManageGovernance) ? IsClosed ? "who.mine.strategist-locked" : "who.mine.strategist"
        : !User.May(Permission.ReportActivities) ? "who.mine.reader"
        : Exemption is not null ? "who.mine.exempted"
        : IsClosed ? "who.mine.locked"
        : User.Today < Period.Opens ? "who.mine.early"
        : User.Today <= Period.ReportBy ? "who.mine.open"
        : Period.IsGraceOverOn(User.Today) ? "who.mine.over"
        : "who.mine.late";
}
