namespace Styrkedja.Domain.Reminders;

/// <summary>On which days people are reminded of what they have to do by a day, as a year's model says.</summary>
/// <param name="Before">Days before the last day, e.g. 7 and 1; 0 is the last day itself. At most 60.</param>
/// <param name="EveryDaysLate">Days between two reminders once the last day has passed, 1–60; null for none.</param>
/// <param name="EscalateAfter">Days after the last day that the head of the unit is told who is late, 1–60; null for never.</param>
public sealed record ReminderDays(IReadOnlyList<int> Before, int? EveryDaysLate, int? EscalateAfter)
{
    public const int Most = 60;

    /// <summary>A week and a day before, each third day after, and to the head on the third.</summary>
    public static ReminderDays Default { get; } = new([7, 1], 3, 3);

    /// <summary>Whether people are reminded on a day.</summary>
    /// <param name="opens">First day it can be done, which is told; null for something that always could.</param>
    /// <param name="due">Last day, included; null for something without one, of which nobody is reminded but when it opens.</param>
    public bool FallOn(DateOnly day, DateOnly? opens, DateOnly? due)
    {
        if (day == opens)
        {
            return true;
        }

        if (due is not { } last || day < opens)
        {
            return false;
        }

        var after = day.DayNumber - last.DayNumber;
        return after <= 0 ? Before.Contains(-after) : EveryDaysLate is { } every && after % every == 0;
    }

    /// <summary>Whether the head is told on a day: first when the days have passed, then as often as the late ones are reminded.</summary>
    /// <param name="due">Last day, included.</param>
    public bool EscalateOn(DateOnly day, DateOnly due)
    {
        var over = EscalateAfter is { } wait ? day.DayNumber - due.DayNumber - wait : -1;
        return over == 0 || (over > 0 && EveryDaysLate is { } every && over % every == 0);
    }

    /// <exception cref="RuleBrokenException"><c>reminder-days-out-of-range</c></exception>
    internal void RequireSound()
    {
        if (Before.Any(d => d is < 0 or > Most) || EveryDaysLate is < 1 or > Most || EscalateAfter is < 1 or > Most)
        {
            throw new RuleBrokenException("reminder-days-out-of-range", Most);
        }
    }
}
