using System.Globalization;
using System.Text.RegularExpressions;
using Styrkedja.Application.FollowUp;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Demo;

/// <summary>
/// Turns the content's relative dates into real ones. Year <c>+0</c> is this year, <c>-1</c> the last: a day is
/// written <c>-1-10-02</c>, a tertial <c>-1.T3</c>, and <c>{år-1}</c> in a text becomes the year's four digits.
/// </summary>
public sealed partial class DemoCalendar(DateOnly today)
{
    /// <summary>The content covers this year and the two before it.</summary>
    public const int YearsBack = 2;


    /// <summary>Council goals hold for a term of office; 2023 was the first year of one.</summary>
    private const int TermYears = 4, FirstYearOfATerm = 2023;

    public DateOnly Today => today;

    public int ThisYear => today.Year;

    public int FirstYear => ThisYear - YearsBack;

    public IEnumerable<int> Years => Enumerable.Range(FirstYear, YearsBack + 1);

    /// <summary>
    /// The tertial people report for today. A tertial takes over when the governance model opens it, two weeks before
    /// its cut-off; until then the one before is still being reported, so that there is something to do on any day
    /// and nobody reports on a state that lies months ahead.
    /// </summary>
    public PeriodKey Open { get; } = PeriodCalendar.Default.On(today).Tertial is var now && Planned(now).IsOpenOn(today) ? now : PeriodCalendar.Default.Before(now).Tertial;

    /// <summary>First years of the terms of office that the three years lie in.</summary>
    public IEnumerable<int> Terms => Years.Select(TermOf).Distinct();

    public static int LastYearOf(int term) => term + TermYears - 1;

    public static FollowUpPeriod Planned(PeriodKey tertial) => Periods.Plan(tertial, GovernanceRules.Default);

    /// <summary>Every tertial of the three years; those before the open one can be locked.</summary>
    public IEnumerable<PeriodKey> Tertials => Years.SelectMany(PeriodCalendar.Default.Of).Select(p => p.Tertial);

    /// <summary>A day out of the content; 29 February becomes 28 where the year has none.</summary>
    /// <param name="baseYear">What the relative year counts from; this year where nothing is said.</param>
    public DateOnly Day(string relative, int? baseYear = null)
    {
        var year = YearOf(relative, baseYear ?? ThisYear, out var rest);
        var month = int.Parse(rest.AsSpan(0, 2), CultureInfo.InvariantCulture);
        var day = int.Parse(rest.AsSpan(3, 2), CultureInfo.InvariantCulture);
        return new DateOnly(year, month, Math.Min(day, DateTime.DaysInMonth(year, month)));
    }

    public PeriodKey TertialOf(string relative)
    {
        var parts = relative.Split(".T");
        return new PeriodKey(ThisYear + Offset(parts[0]), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    public int Year(string relative) => ThisYear + Offset(relative);

    public string Text(string text) => YearInText().Replace(text, m => (ThisYear + (m.Groups[1].Length == 0 ? 0 : Offset(m.Groups[1].Value))).ToString(CultureInfo.InvariantCulture));

    /// <summary>A day, a month or a meeting; a meeting is moved to the weekday the body meets on.</summary>
    public ExpectedEnd ExpectedEnd(string relative)
    {
        var year = YearOf(relative, ThisYear, out var rest);
        var end = Domain.Time.ExpectedEnd.Parse($"{year}-{rest}") ?? throw new FormatException($"“{relative}” is no expected end.");
        return end is ExpectedEnd.Meeting meeting ? meeting with { Date = MeetingDay(meeting.Body, meeting.Date) } : end;
    }

    /// <summary>The council meets on Mondays, the other bodies on Tuesdays; the day is moved within its week.</summary>
    public static DateOnly MeetingDay(string body, DateOnly near)
    {
        var fromMonday = ((int)near.DayOfWeek + 6) % 7;
        return near.AddDays((body == "Kommunfullmäktige" ? 0 : 1) - fromMonday);
    }

    /// <summary>Some minute of a working day, the same one for the same <paramref name="nth"/>; before today it has passed.</summary>
    public static DateTimeOffset AtWork(DateOnly day, int nth)
    {
        var weekday = day.DayOfWeek switch
        {
            DayOfWeek.Saturday => day.AddDays(-1),
            DayOfWeek.Sunday => day.AddDays(-2),
            _ => day,
        };
        var local = weekday.ToDateTime(new TimeOnly(8, 0)).AddMinutes(nth * 37 % 520);
        return new DateTimeOffset(local, SwedishTime.Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private static int TermOf(int year) => year - ((((year - FirstYearOfATerm) % TermYears) + TermYears) % TermYears);

    private static int YearOf(string relative, int baseYear, out string rest)
    {
        rest = relative[3..];
        return baseYear + Offset(relative[..2]);
    }

    private static int Offset(string text) => int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{år([+-]\d)?\}")]
    private static partial Regex YearInText();
}
