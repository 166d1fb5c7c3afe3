namespace Styrkedja.Domain.Priorities;

/// <summary>
/// A term of office (mandatperiod): the four years that the council is elected for, from the year after an election (R026;
/// valperiod, kommunallagen 5 kap. 5 §). Priorities are revised with it.
/// </summary>
public readonly record struct TermOfOffice
{
    private const int Years = 4;

    /// <summary>2023 was the first year of one.</summary>
    private const int AFirstYear = 2023;

    private TermOfOffice(int firstYear) => FirstYear = firstYear;

    public int FirstYear { get; }

    public int LastYear => FirstYear + Years - 1;

    public static TermOfOffice Of(int year) => new(year - ((((year - AFirstYear) % Years) + Years) % Years));

    public override string ToString() => $"{FirstYear}–{LastYear}";
}
