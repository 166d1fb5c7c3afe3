using System.Globalization;
using Styrkedja.Domain;
using Styrkedja.Domain.Governance;

namespace Styrkedja.Application.Demo;

/// <summary>The vision in its versions, what its focus areas were built from, and what they lead to outside the municipality.</summary>
internal sealed class DemoVision
{
    private static readonly CultureInfo _swedish = CultureInfo.GetCultureInfo("sv-SE");

    private readonly Dictionary<string, FocusArea> _areas = [];
    private readonly List<object> _visions = [], _inputs = [];
    private readonly RegionalStrategy _strategy;

    public DemoVision(GovernanceContent content, DemoCalendar calendar)
    {
        _strategy = new RegionalStrategy(Ids.New<RegionalStrategyId>(), content.Region.Name, content.Region.FirstYear, content.Region.LastYear, content.Region.Entries);
        foreach (var area in content.FocusAreas)
        {
            var made = new FocusArea(Ids.New<FocusAreaId>());
            made.LinkToAgenda(area.Agenda2030);
            made.LinkToRegion([.. area.Region.Select(code => new RegionalLink(_strategy.Id, code, code == area.MainRegion))], [_strategy]);
            _areas.Add(area.Name, made);
            _inputs.AddRange(area.Inputs.Select(i => new AreaInput(Guid.CreateVersion7(), made.Id, new AreaInputDetails(i.Source, i.Text, i.Keywords, calendar.Day(i.Day, calendar.Terms.First()), i.Where))));
        }

        _visions.AddRange(content.Visions.Select(v => MakeVision(v, content.FocusAreas, calendar)));
    }

    public IEnumerable<IEnumerable<object>> Generations => [[_strategy], _areas.Values, _visions, _inputs];

    public FocusAreaId Area(string name) => _areas[name].Id;

    /// <summary>A decision as minutes print it, and its day.</summary>
    public static (string Printed, DateOnly Day) Decided(DecisionContent decision, DemoCalendar calendar, int? baseYear)
    {
        var day = DemoCalendar.MeetingDay(decision.Body, calendar.Day(decision.Day, baseYear));
        return (string.Create(_swedish, $"{decision.Body} {day:d MMMM yyyy}, § {decision.Paragraph}"), day);
    }

    private Vision MakeVision(VisionContent content, IReadOnlyList<FocusAreaContent> areas, DemoCalendar calendar)
    {
        var (printed, day) = Decided(content.Decision, calendar, calendar.Terms.First());
        var vision = new Vision(Ids.New<VisionId>(), new VisionWording(content.Text, day, null, [.. areas.Select(a =>
            content.Areas?.GetValueOrDefault(a.Name) is { } own ? new FocusAreaWording(Area(a.Name), own.Name, own.Text) : new FocusAreaWording(Area(a.Name), a.Name, a.Text))]));
        vision.Adopt(printed);
        return vision;
    }
}
