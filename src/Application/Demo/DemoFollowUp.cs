using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Demo;

/// <summary>
/// The follow-up periods of the three years: earlier ones locked and published, exactly one open, later ones planned.
/// </summary>
internal sealed class DemoFollowUp
{
    /// <summary>From the cut-off to the day the executive board has decided and the assessments become public.</summary>
    private const int DaysToDecision = 38;

    /// <summary>How far back the units have at least been able to report, so that some have.</summary>
    private const int DaysOpenAlready = 12;

    /// <summary>How many days are left at least: enough to do what is left, few enough to feel it.</summary>
    private const int DaysLeft = 4;

    private readonly DemoCalendar _calendar;
    private readonly Dictionary<PeriodKey, FollowUpPeriod> _periods;

    public DemoFollowUp(DemoCalendar calendar)
    {
        _calendar = calendar;
        _periods = calendar.Tertials.ToDictionary(t => t, DemoCalendar.Planned);
        StretchOpen();
    }

    public FollowUpPeriod this[PeriodKey tertial] => _periods[tertial];

    /// <summary>When a report was sent or an assessment decided: some days around the cut-off, and never after yesterday.</summary>
    /// <param name="daysAfter">Days after the cut-off that the last one comes in.</param>
    public DateTimeOffset Signed(PeriodKey tertial, int nth, int daysAfter)
    {
        var planned = _periods[tertial].Cutoff.AddDays(daysAfter);
        var yesterday = _calendar.Today.AddDays(-1);
        var last = planned < yesterday ? planned : yesterday;
        return DemoCalendar.AtWork(last.AddDays(-(nth % 6)), nth);
    }

    public void LockPast()
    {
        foreach (var (tertial, period) in _periods.Where(p => p.Key < _calendar.Open))
        {
            period.Lock(DemoCalendar.AtWork(period.AssessBy.AddDays(1), 3));
            period.Publish(DemoCalendar.AtWork(DemoCalendar.MeetingDay("Kommunstyrelsen", _periods[tertial].Cutoff.AddDays(DaysToDecision)), 14));
        }
    }

    public IEnumerable<IEnumerable<object>> Generations => [_periods.Values];

    private void StretchOpen()
    {
        var open = _periods[_calendar.Open];
        var opens = Earlier(open.Opens, _calendar.Today.AddDays(-DaysOpenAlready));
        var reportBy = Later(open.ReportBy, NextFriday(_calendar.Today.AddDays(DaysLeft)));
        open.Reschedule(opens, reportBy, Later(open.AssessBy, reportBy.AddDays(5)), null);
    }

    private static DateOnly NextFriday(DateOnly from) => from.AddDays(((int)DayOfWeek.Friday - (int)from.DayOfWeek + 7) % 7);

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
