namespace Styrkedja.Domain.Time;

/// <summary>
/// One of the year's three follow-ups; it ends on 30 April, 31 August or 31 December (R079).
/// </summary>
public readonly record struct Tertial : IComparable<Tertial>
{
    /// <param name="year">Four digits.</param>
    /// <param name="number">1, 2 or 3.</param>
    public Tertial(int year, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 3);
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1900);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 2999);
        Year = year;
        Number = number;
    }

    public int Year { get; }

    public int Number { get; }

    public DateOnly Start => new(Year, (Number * 4) - 3, 1);

    /// <summary>The day the state is measured.</summary>
    public DateOnly Cutoff => Start.AddMonths(4).AddDays(-1);

    /// <summary>
    /// The day whose names and organisation are shown (R126): the cut-off once it has passed, before the year its first day, else today.
    /// </summary>
    public DateOnly DayToShow(DateOnly today)
    {
        var first = new DateOnly(Year, 1, 1);
        return today > Cutoff ? Cutoff : today < first ? first : today;
    }

    public Tertial Previous => Number == 1 ? new Tertial(Year - 1, 3) : new Tertial(Year, Number - 1);

    public Tertial Next => Number == 3 ? new Tertial(Year + 1, 1) : new Tertial(Year, Number + 1);

    public static Tertial Of(DateOnly day) => new(day.Year, ((day.Month - 1) / 4) + 1);

    public int CompareTo(Tertial other) => (Year, Number).CompareTo((other.Year, other.Number));

    public static bool operator <(Tertial left, Tertial right) => left.CompareTo(right) < 0;

    public static bool operator >(Tertial left, Tertial right) => left.CompareTo(right) > 0;

    public static bool operator <=(Tertial left, Tertial right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Tertial left, Tertial right) => left.CompareTo(right) >= 0;

    public override string ToString() => $"T{Number} {Year}";
}
