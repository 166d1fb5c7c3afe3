using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Measures;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Demo;

/// <summary>The red thread from vision to the year's goals and their measures.</summary>
internal sealed class DemoGoals
{
    private const string Council = "Kommunfullmäktige", Board = "Kommunstyrelsen";

    private readonly DemoCalendar _calendar;
    private readonly DemoOrganisation _organisation;
    private readonly List<object> _frame = [];
    private readonly List<GoalVersion> _versions = [];
    private readonly List<Measure> _measures = [];
    private readonly DemoVision _vision;
    private readonly Dictionary<string, GoalArea> _goalAreas = [];
    private readonly Dictionary<(string Title, int Term), Goal> _termGoals = [];
    private readonly Dictionary<(string Number, int Year), Goal> _goals = [];

    public DemoGoals(DemoContent content, DemoOrganisation organisation, DemoCalendar calendar)
    {
        _calendar = calendar;
        _organisation = organisation;
        _vision = new DemoVision(content.Governance, calendar);
        MakeGovernance(content.Governance);
        foreach (var term in calendar.Terms)
        {
            MakeTermGoals(content.Governance, term);
        }

        var order = 0;
        foreach (var goal in content.Goals)
        {
            order++;
            foreach (var version in goal.Versions)
            {
                MakeGoal(goal, version, content.Governance, order);
            }
        }
    }

    /// <summary>The goal with this number in a year; null where the year had none.</summary>
    public Goal? Find(string number, int year) => _goals.GetValueOrDefault((number, year));

    public FocusAreaId FocusArea(string name) => _vision.Area(name);

    public IEnumerable<Measure> MeasuresOf(Goal goal) => _measures.Where(m => m.GoalId == goal.Id).OrderBy(m => m.Order);

    /// <summary>A decision as minutes print it, its day, and whose hand it was.</summary>
    public (string Printed, DateOnly Day, Signature By) Decided(DecisionContent decision, int? baseYear = null)
    {
        var (printed, day) = DemoVision.Decided(decision, _calendar, baseYear);
        return (printed, day, new Signature(null, decision.Body, new DateTimeOffset(day.ToDateTime(new TimeOnly(14, 0)), TimeSpan.Zero)));
    }

    /// <summary>This year a second person confirms each assessment.</summary>
    public GovernanceRules RulesOf(int year) => GovernanceRules.Default with { RollUp = RollUp.Weighing, AssessmentsAreConfirmed = year >= _calendar.ThisYear };

    public IEnumerable<IEnumerable<object>> Generations => [.. _vision.Generations, _frame, _termGoals.Values.Concat(_goals.Values).Distinct(), _versions, _measures];

    private void MakeGovernance(GovernanceContent content)
    {
        foreach (var area in content.GoalAreas)
        {
            _goalAreas.Add(area, new GoalArea(Ids.New<GoalAreaId>(), area, _goalAreas.Count + 1));
        }

        _frame.AddRange(_goalAreas.Values);
        _frame.AddRange(content.Models.Select(m => new GovernanceModel(Guid.CreateVersion7(), _calendar.Year(m.Key), _calendar.Text(m.Value), RulesOf(_calendar.Year(m.Key)))));
    }

    private void MakeTermGoals(GovernanceContent content, int term)
    {
        foreach (var goal in content.TermGoals)
        {
            var made = new Goal(Ids.New<GoalId>(), goal.Kind, goal.Title, term, DemoCalendar.LastYearOf(term));
            made.Describe(goal.Description);
            made.Place(goal.Number, _termGoals.Count + 1, null, _organisation.Body(Council));
            Adopt(made, content.TermDecision, term);
            made.BearOn(goal.FocusAreas.Select(_vision.Area));
            _termGoals.Add((goal.Title, term), made);
        }
    }

    private void MakeGoal(GoalContent content, GoalYearsContent version, GovernanceContent governance, int order)
    {
        var (from, to) = (_calendar.Year(version.From), _calendar.Year(version.To));
        var goal = new Goal(Ids.New<GoalId>(), content.Kind, _calendar.Text(version.Title), from, to);
        goal.Describe(_calendar.Text(version.Description));
        goal.Place(content.Number, order, content.Area is null ? null : _goalAreas[content.Area].Id, _organisation.Body(content.Kind == GoalKind.Board ? Board : Council));
        goal.BearOn(content.FocusAreas.Select(_vision.Area));
        goal.LeadTo(_termGoals.Where(g => content.Council.Contains(g.Key.Title) && g.Value.FirstYear <= to && g.Value.LastYear >= from).Select(g => g.Value.Id));
        goal.SplitInto((version.SubGoals ?? []).Select(s => new SubGoal(_calendar.Text(s.Text), s.Target, s.Unit, _calendar.Year(s.Year))));
        if (content.Kind == GoalKind.Board)
        {
            Adopt(goal, governance.Plans[version.From], null);
        }
        else
        {
            Adopt(goal, governance.TermDecision, from);
        }

        _measures.AddRange(content.Measures.Select((measure, i) => MakeMeasure(goal, measure, i + 1)));
        for (var year = from; year <= to; year++)
        {
            _goals.Add((content.Number, year), goal);
        }
    }

    private Measure MakeMeasure(Goal goal, MeasureContent content, int order)
    {
        var measure = new Measure(Ids.New<MeasureId>(), goal.Id, _calendar.Text(content.Text), order);
        measure.Describe(content.Description, content.Source);
        if (content.Unit is null)
        {
            return measure;
        }

        var lastYear = Math.Min(goal.LastYear, _calendar.ThisYear);
        measure.Quantify(content.Unit, content.Direction, content.Targets?.Where(t => _calendar.Year(t.Key) == lastYear).Select(t => (decimal?)t.Value).FirstOrDefault());
        measure.AnswerFor(content.AnsweredBy is { } unit ? _organisation.Unit(unit) : null, content.Unit == "personer");
        foreach (var (key, values) in content.Values ?? new Dictionary<string, IReadOnlyList<decimal?>>())
        {
            for (var number = 1; number <= values.Count; number++)
            {
                var tertial = _calendar.TertialOf($"{key}.T{number}");
                var known = content.Late ? tertial < _calendar.Open : tertial <= _calendar.Open;
                if (known && tertial.Year <= goal.LastYear && values[number - 1] is { } value)
                {
                    measure.Note(PeriodCalendar.Default[tertial].Cutoff, value);
                    if (content.Forecasts?.GetValueOrDefault(key)?[number - 1] is { } forecast)
                    {
                        measure.Note(PeriodCalendar.Default[tertial], measure.ValueOf(PeriodCalendar.Default[tertial]), new MeasurePeriod(tertial.Year, number, false, null, forecast, null));
                    }
                }
            }
        }

        return measure;
    }

    private void Adopt(Goal goal, DecisionContent decision, int? baseYear)
    {
        var (printed, _, by) = Decided(decision, baseYear);
        _versions.Add(goal.Adopt(printed, by));
    }
}
