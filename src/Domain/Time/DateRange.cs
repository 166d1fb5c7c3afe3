namespace Styrkedja.Domain.Time;

/// <summary>
/// A range of days, <b>both ends included</b>: people who say "from Monday to Friday" are away on Friday too.
/// </summary>
public readonly record struct DateRange
{
    /// <exception cref="ArgumentException">when <paramref name="end"/> lies before <paramref name="start"/>.</exception>
    public DateRange(DateOnly start, DateOnly end)
    {
        if (end < start)
        {
            throw new ArgumentException($"The range would end {end:O} before it starts {start:O}.", nameof(end));
        }

        Start = start;
        End = end;
    }

    public DateOnly Start { get; }

    public DateOnly End { get; }

    /// <summary>Number of days, at least 1.</summary>
    public int Days => End.DayNumber - Start.DayNumber + 1;

    public bool Contains(DateOnly day) => day >= Start && day <= End;

    public bool Overlaps(DateRange other) => Start <= other.End && other.Start <= End;

    public bool Overlaps(int year) => Overlaps(OfYear(year));

    public static DateRange OfYear(int year) => new(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

    public override string ToString() => $"{Start:yyyy-MM-dd}/{End:yyyy-MM-dd}";
}
