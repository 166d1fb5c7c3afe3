namespace Styrkedja.Application.Years;

/// <summary>When the change of year is shown among what there is to do.</summary>
public static class YearDue
{
    /// <summary>From November of the open year.</summary>
    private const int DueMonth = 11;

    public static DateOnly FirstDay(int openYear) => new(openYear, DueMonth, 1);

    public static bool IsDue(int openYear, DateOnly today) => today >= FirstDay(openYear);
}
