using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Governance;

/// <summary>What follow-ups are called: the year's own names, else the product's word with the number.</summary>
public sealed class PeriodNames(PeriodCalendar calendar, Words words)
{
    public PeriodCalendar Calendar => calendar;

    /// <summary>"Tertial 1", "Delår": alone or first in a sentence, the year said beside it.</summary>
    public string Head(PeriodKey tertial) => words.PeriodHead(calendar.Called(tertial));

    /// <summary>"tertial 1", "delår": within a sentence, the year said beside it.</summary>
    public string InText(PeriodKey tertial) => words.PeriodInText(calendar.Called(tertial));

    /// <summary>"Tertial 1 2025".</summary>
    public string Full(PeriodKey tertial) => $"{Head(tertial)} {tertial.Year}";
}
