using System.Globalization;
using Styrkedja.Domain.Time;

namespace Styrkedja.Web.Components;

/// <summary>Dates in words on the screen; ISO dates are for tables and paper.</summary>
public static class Dates
{
    private static CultureInfo Culture => CultureInfo.CurrentUICulture;

    /// <summary>"6 september", with the year where it is not <paramref name="year"/>.</summary>
    public static string InWords(DateOnly day, int? year = null) => day.ToString(day.Year == year ? "d MMMM" : "d MMMM yyyy", Culture);

    /// <summary>"fredag 6 september": deadlines are given with their weekday.</summary>
    public static string Deadline(DateOnly day) => day.ToString("dddd d MMMM", Culture);

    /// <summary>"15 januari – 29 november 2024"</summary>
    public static string Range(DateRange range) => range.Start.Year == range.End.Year
        ? $"{range.Start.ToString("d MMMM", Culture)} – {InWords(range.End)}"
        : $"{InWords(range.Start)} – {InWords(range.End)}";

    public static string Expected(ExpectedEnd end) => end switch
    {
        ExpectedEnd.Day day => InWords(day.Date),
        ExpectedEnd.Month month => month.Latest.ToString("MMMM yyyy", Culture),
        ExpectedEnd.Meeting meeting => $"{meeting.Body} {InWords(meeting.Date)}",
        _ => end.ToString(),
    };

    /// <summary>The instant's day in Sweden.</summary>
    public static DateOnly Day(DateTimeOffset instant) => SwedishTime.DayOf(instant);

    /// <summary>"3 september 14.05", Swedish time.</summary>
    public static string Time(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, SwedishTime.Zone).ToString("d MMMM HH.mm", Culture);

    /// <summary>"14.05", Swedish time.</summary>
    public static string Clock(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, SwedishTime.Zone).ToString("HH.mm", Culture);
}
