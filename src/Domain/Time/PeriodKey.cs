namespace Styrkedja.Domain.Time;

/// <summary>
/// Which of a year's follow-ups: identity and order, nothing more. When it is measured and what it is called stands in the
/// year's <see cref="Rhythm"/>.
/// </summary>
public readonly record struct PeriodKey : IComparable<PeriodKey>
{
    /// <param name="year">Four digits.</param>
    /// <param name="number">From 1 to at most <see cref="Rhythm.MostPeriods"/>; whether the year has that many its rhythm says.</param>
    public PeriodKey(int year, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, Rhythm.MostPeriods);
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1900);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 2999);
        Year = year;
        Number = number;
    }

    public int Year { get; }

    public int Number { get; }

    public int CompareTo(PeriodKey other) => (Year, Number).CompareTo((other.Year, other.Number));

    public static bool operator <(PeriodKey left, PeriodKey right) => left.CompareTo(right) < 0;

    public static bool operator >(PeriodKey left, PeriodKey right) => left.CompareTo(right) > 0;

    public static bool operator <=(PeriodKey left, PeriodKey right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PeriodKey left, PeriodKey right) => left.CompareTo(right) >= 0;

    public override string ToString() => $"T{Number} {Year}";
}
