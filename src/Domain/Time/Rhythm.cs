namespace Styrkedja.Domain.Time;

/// <summary>One of the follow-ups that a year has.</summary>
/// <param name="Name">"Quarter 2"; null for the product's own word with its number.</param>
/// <param name="Month">1–12.</param>
/// <param name="Day">1–31; null for the last of the month, which 29 February means in a year without one.</param>
public sealed record RhythmPeriod(string? Name, int Month, int? Day = null)
{
    public DateOnly CutoffIn(int year) => new(year, Month, Math.Min(Day ?? 31, DateTime.DaysInMonth(year, Month)));
}

/// <summary>How often and when a year is followed up (R079). Stored within the year's governance model.</summary>
/// <param name="Periods">One to <see cref="MostPeriods"/>, in order of their cut-offs.</param>
public sealed record Rhythm(IReadOnlyList<RhythmPeriod> Periods)
{
    public const int MostPeriods = 12;

    /// <summary>30 April, 31 August and 31 December (R079).</summary>
    public static Rhythm Tertials { get; } = new([new(null, 4), new(null, 8), new(null, 12)]);

    /// <summary>Whether the last period ends with the year; else what happens after it is followed up by no period.</summary>
    public bool EndsWithTheYear => Periods[^1].CutoffIn(2001) == new DateOnly(2001, 12, 31);

    /// <summary>Whether any of them can serve as the interim report that the law demands (KL 11:16).</summary>
    public bool HasInterim => Of(2001).Any(p => p.CanBeInterim);

    public IReadOnlyList<YearPeriod> Of(int year) =>
        [.. Periods.Select((p, i) => new YearPeriod(
            new PeriodKey(year, i + 1), p.Name, i == 0 ? new DateOnly(year, 1, 1) : Periods[i - 1].CutoffIn(year).AddDays(1), p.CutoffIn(year), i == Periods.Count - 1))];

    /// <exception cref="RuleBrokenException"><c>period-unknown</c></exception>
    public YearPeriod Of(PeriodKey tertial) => tertial.Number <= Periods.Count
        ? Of(tertial.Year)[tertial.Number - 1]
        : throw new RuleBrokenException("period-unknown", tertial.Year, tertial.Number, Periods.Count);

    /// <summary>Whether both measure on the same days; names aside.</summary>
    public bool FallsLike(Rhythm other) => Of(2000).Select(p => p.Cutoff).SequenceEqual(other.Of(2000).Select(p => p.Cutoff)) && Of(2001).Select(p => p.Cutoff).SequenceEqual(other.Of(2001).Select(p => p.Cutoff));

    /// <exception cref="RuleBrokenException">
    /// <c>rhythm-count</c>, <c>rhythm-day</c>, <c>rhythm-day-beyond</c>, <c>rhythm-out-of-order</c>, <c>rhythm-names-alike</c>, and for a name that is too long.
    /// </exception>
    internal void RequireSound()
    {
        if (Periods.Count is < 1 or > MostPeriods)
        {
            throw new RuleBrokenException("rhythm-count", MostPeriods);
        }

        foreach (var (i, period) in Periods.Index())
        {
            if (period.Month is < 1 or > 12 || period.Day is < 1 or > 31)
            {
                throw new RuleBrokenException("rhythm-day", i + 1);
            }

            // 2000 has the day that February has every fourth year.
            if (period.Day > DateTime.DaysInMonth(2000, period.Month))
            {
                throw new RuleBrokenException("rhythm-day-beyond", i + 1, period.Day, period.Month == 2 ? "28 (29)" : "30");
            }

            if (i > 0 && period.CutoffIn(2001) <= Periods[i - 1].CutoffIn(2001))
            {
                throw new RuleBrokenException("rhythm-out-of-order", i + 1, i);
            }

            if (period.Name is { } name)
            {
                Required.Text(name, "rhythm-name-required", TextLimits.Number);
            }
        }

        if (Periods.Where(p => p.Name is not null).GroupBy(p => p.Name, StringComparer.CurrentCultureIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { Key: { } alike })
        {
            throw new RuleBrokenException("rhythm-names-alike", alike);
        }
    }
}
