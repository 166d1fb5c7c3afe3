using Styrkedja.Application.Cycle;
using Styrkedja.Domain;
using Styrkedja.Domain.Cycle;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Demo;

/// <summary>The annual cycle of last year and this one, as it is suggested.</summary>
internal sealed class DemoCycle(DemoOrganisation organisation, DemoFollowUp followUp, DemoCalendar calendar)
{
    public IEnumerable<IEnumerable<object>> Generations => [calendar.Years.Skip(1).SelectMany(Steps)];

    private IEnumerable<CycleStep> Steps(int year) =>
        SuggestedSteps.Of(
                year,
                calendar.Tertials.Where(t => t.Year == year || t == new PeriodKey(year - 1, 3)).Select(t => followUp[t]),
                organisation.Body("Kommunfullmäktige"),
                organisation.Body("Kommunstyrelsen"))
            .Select(s => new CycleStep(Ids.New<CycleStepId>(), s.Details, s.Key, DemoCalendar.AtWork(new DateOnly(year - 1, 12, 1), 5)));
}
