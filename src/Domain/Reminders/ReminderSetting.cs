using Styrkedja.Domain.Time;

namespace Styrkedja.Domain.Reminders;

/// <summary>What an administrator chooses of reminders by e-mail.</summary>
/// <param name="FromName">Whom letters are from; null for the municipality's name.</param>
/// <param name="SiteAddress">Where the product answers, as letters link to it: absolute, http or https, without a path; null while nobody has said.</param>
/// <param name="Hour">Swedish time, 0–23, from which the day's letters are sent.</param>
/// <param name="Days">Days of the week on which letters are sent; at least one.</param>
/// <param name="LinksOn">Letters carry addresses that report without sign-in.</param>
/// <param name="LinkDays">Days such an address works, 1–60.</param>
public sealed record ReminderChoices(bool IsOn, string? FromName, string? SiteAddress, int Hour, IReadOnlyList<DayOfWeek> Days, bool LinksOn, int LinkDays);

/// <summary>Whether and when a municipality sends reminders by e-mail. Off until somebody turns it on.</summary>
public sealed class ReminderSetting
{
    public const int MostLinkDays = 60;

    /// <summary>Days that are made good when no letters could be written for a while; older occasions are past.</summary>
    private const int MostMissedDays = 7;

    private readonly List<int> _days = [];

    public ReminderSetting(Guid id, ReminderChoices choices)
    {
        Id = id;
        Change(choices);
    }

    private ReminderSetting()
    {
    }

    /// <summary>At seven on weekdays, without addresses that need no sign-in.</summary>
    public static ReminderChoices Default { get; } =
        new(false, null, null, 7, [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday], false, 14);

    public Guid Id { get; private set; }

    public bool IsOn { get; private set; }

    public string? FromName { get; private set; }

    public string? SiteAddress { get; private set; }

    public int Hour { get; private set; }

    public IReadOnlyList<DayOfWeek> Days => [.. _days.Select(d => (DayOfWeek)d)];

    public bool LinksOn { get; private set; }

    public int LinkDays { get; private set; }

    /// <summary>The latest day whose letters have been written; null for none.</summary>
    public DateOnly? WrittenOn { get; private set; }

    public ReminderChoices Choices => new(IsOn, FromName, SiteAddress, Hour, Days, LinksOn, LinkDays);

    /// <exception cref="RuleBrokenException"><c>reminder-address-wrong</c>, <c>reminder-address-required</c>, <c>reminder-hour-out-of-range</c>, <c>reminder-weekday-required</c>, <c>reminder-link-days-out-of-range</c>.</exception>
    public void Change(ReminderChoices choices)
    {
        var address = Required.Optional(choices.SiteAddress)?.TrimEnd('/');
        if (address is not null && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.AbsolutePath == "/" && uri.Query.Length == 0 && uri.UserInfo.Length == 0))
        {
            throw new RuleBrokenException("reminder-address-wrong", address);
        }

        if (choices.IsOn && address is null)
        {
            throw new RuleBrokenException("reminder-address-required");
        }

        if (choices.Hour is < 0 or > 23)
        {
            throw new RuleBrokenException("reminder-hour-out-of-range");
        }

        if (choices.Days.Count == 0)
        {
            throw new RuleBrokenException("reminder-weekday-required");
        }

        if (choices.LinkDays is < 1 or > MostLinkDays)
        {
            throw new RuleBrokenException("reminder-link-days-out-of-range", MostLinkDays);
        }

        (IsOn, FromName, SiteAddress, Hour, LinksOn, LinkDays) = (choices.IsOn, Required.Optional(choices.FromName), address, choices.Hour, choices.LinksOn, choices.LinkDays);
        _days.Clear();
        _days.AddRange(choices.Days.Distinct().Select(d => (int)d).Order());
    }

    /// <summary>Whether letters are written at an instant: on a day of the week that was chosen, from its hour on.</summary>
    public bool IsTime(DateTimeOffset now)
    {
        var here = TimeZoneInfo.ConvertTime(now, SwedishTime.Zone);
        return IsOn && _days.Contains((int)here.DayOfWeek) && here.Hour >= Hour;
    }

    /// <summary>The days whose occasions the letters of a day are about: itself and those since the last letters, so that what falls on a Sunday is told on Monday.</summary>
    public IReadOnlyList<DateOnly> DaysToldOn(DateOnly day)
    {
        var first = day;
        while (day.DayNumber - first.DayNumber < MostMissedDays - 1 && first.AddDays(-1) != WrittenOn && (WrittenOn is not null || !_days.Contains((int)first.AddDays(-1).DayOfWeek)))
        {
            first = first.AddDays(-1);
        }

        return [.. Enumerable.Range(first.DayNumber, day.DayNumber - first.DayNumber + 1).Select(DateOnly.FromDayNumber)];
    }

    /// <summary>The day's letters are written.</summary>
    public void Write(DateOnly day) => WrittenOn = day;
}
