namespace Styrkedja.Domain.Time;

/// <summary>Swedish time, which days and hours are told in; instants are kept in UTC.</summary>
public static class SwedishTime
{
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    /// <summary>The day it is in Sweden: what is sent at half past midnight belongs to the new day.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);
}
