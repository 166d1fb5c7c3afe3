namespace Styrkedja.Domain.Time;

/// <summary>Every year's follow-ups, where years may have different rhythms.</summary>
/// <param name="rhythms">From which year each holds, in any order; before the first the product's own holds.</param>
public sealed class PeriodCalendar(IEnumerable<(int FromYear, Rhythm Rhythm)> rhythms)
{
    private readonly List<(int FromYear, Rhythm Rhythm)> _rhythms = [.. rhythms.OrderByDescending(r => r.FromYear)];

    public static PeriodCalendar Default { get; } = new([]);

    /// <exception cref="RuleBrokenException"><c>period-unknown</c></exception>
    public YearPeriod this[PeriodKey tertial] => RhythmOf(tertial.Year).Of(tertial);

    /// <summary>The identity of one that somebody has asked for by its number.</summary>
    /// <exception cref="RuleBrokenException"><c>period-unknown</c></exception>
    public PeriodKey KeyOf(int year, int number) =>
        RhythmOf(year).Periods.Count is var count && number >= 1 && number <= count ? new(year, number) : throw new RuleBrokenException("period-unknown", year, number, count);

    public Rhythm RhythmOf(int year) => _rhythms.Find(r => r.FromYear <= year).Rhythm ?? Rhythm.Tertials;

    public IReadOnlyList<YearPeriod> Of(int year) => RhythmOf(year).Of(year);

    public YearPeriod First(int year) => Of(year)[0];

    public YearPeriod Last(int year) => Of(year)[^1];

    /// <summary>What it is called; one that the year does not have has no name of its own.</summary>
    public PeriodName Called(PeriodKey tertial) => new(tertial, RhythmOf(tertial.Year).Periods.ElementAtOrDefault(tertial.Number - 1)?.Name);

    /// <summary>The one a day lies in; after the year's last cut-off still the last.</summary>
    public YearPeriod On(DateOnly day) => Of(day.Year) is var year && year.FirstOrDefault(p => day <= p.Cutoff) is { } found ? found : year[^1];

    /// <summary>The last of the year before for the year's first, however many that year had.</summary>
    public YearPeriod Before(PeriodKey tertial) => tertial.Number == 1 ? Last(tertial.Year - 1) : this[new PeriodKey(tertial.Year, tertial.Number - 1)];

    public YearPeriod After(PeriodKey tertial) => this[tertial].IsLast ? First(tertial.Year + 1) : this[new PeriodKey(tertial.Year, tertial.Number + 1)];

    /// <summary>The one of the year before that is measured on the same day of the year; null where that year has none.</summary>
    public YearPeriod? YearBefore(YearPeriod period) => Of(period.Year - 1).FirstOrDefault(p => p.Cutoff == period.Cutoff.AddYears(-1) || p.Cutoff.AddYears(1) == period.Cutoff);
}
