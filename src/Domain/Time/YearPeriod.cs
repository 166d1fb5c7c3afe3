namespace Styrkedja.Domain.Time;

/// <summary>A follow-up's place in the calendar of its year, as the year's rhythm lays it.</summary>
/// <param name="Name">Its own; null for the product's word with its number.</param>
/// <param name="Start">The day after the cut-off before it; 1 January for the first.</param>
/// <param name="Cutoff">The day the state is measured.</param>
/// <param name="IsLast">Whether the year has none after it: then nothing is left to foresee.</param>
public sealed record YearPeriod(PeriodKey Tertial, string? Name, DateOnly Start, DateOnly Cutoff, bool IsLast)
{
    public int Year => Tertial.Year;

    public int Number => Tertial.Number;

    public PeriodName Called => new(Tertial, Name);

    /// <summary>
    /// Whether it can serve as the interim report: from the year's first day at least half of the year and at most two thirds
    /// (KL 11:16), counted in whole months.
    /// </summary>
    public bool CanBeInterim => Cutoff >= new DateOnly(Year, 6, 30) && Cutoff <= new DateOnly(Year, 8, 31);

    /// <summary>Last day to hand it to the council and the auditors: within two months of its end (KL 11:16); null where it cannot serve.</summary>
    public DateOnly? InterimBy => CanBeInterim ? Cutoff.AddMonths(2) : null;

    public bool Holds(DateOnly day) => day >= Start && day <= Cutoff;

    /// <summary>
    /// The day whose names and organisation are shown (R126): the cut-off once it has passed, before the year its first day, else today.
    /// </summary>
    public DateOnly DayToShow(DateOnly today)
    {
        var first = new DateOnly(Year, 1, 1);
        return today > Cutoff ? Cutoff : today < first ? first : today;
    }
}

/// <summary>What a follow-up is called.</summary>
/// <param name="Own">The municipality's own name; null for the product's word with the number.</param>
public readonly record struct PeriodName(PeriodKey Tertial, string? Own);
