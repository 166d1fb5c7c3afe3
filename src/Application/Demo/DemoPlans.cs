using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Budgets;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Plans;

namespace Styrkedja.Application.Demo;

/// <summary>The board's plan for each year as it was adopted, those of past years closed, and a draft for the next.</summary>
internal sealed class DemoPlans
{
    private const decimal YearlyGrowth = 0.03m;

    private readonly DemoContent _content;
    private readonly DemoOrganisation _organisation;
    private readonly DemoGoals _goals;
    private readonly DemoActivities _activities;
    private readonly DemoCalendar _calendar;
    private readonly List<OperationalPlan> _plans = [];
    private readonly List<PlanVersion> _versions = [];
    private readonly List<BudgetLine> _lines = [];

    public DemoPlans(DemoContent content, DemoOrganisation organisation, DemoGoals goals, DemoActivities activities, DemoCalendar calendar)
    {
        (_content, _organisation, _goals, _activities, _calendar) = (content, organisation, goals, activities, calendar);
        foreach (var (key, decision) in content.Governance.Plans)
        {
            Adopt(Draft(calendar.Year(key), decision.Body), decision);
        }

        Draft(calendar.ThisYear + 1, content.Governance.Plans.Values.Last().Body);
    }

    public IEnumerable<IEnumerable<object>> Generations => [_plans, [.. _versions, .. _lines]];

    /// <summary>Those with a version.</summary>
    public IEnumerable<OperationalPlan> Adopted => _plans.Where(p => p.LatestVersion > 0);

    public UnitFrame FrameOf(PlanId plan, UnitId unit) => UnitFrame.Of(unit, [.. _lines.Where(l => l.PlanId == plan && l.UnitId == unit).Select(l => (l.AccountGroup, l.Amount))]);

    /// <summary>The latest version of what is adopted for this year, with one activity as it is now.</summary>
    public void Amend(Activity activity, string decision, DateOnly day, Signature by)
    {
        var plan = _plans.First(p => p.Year == _calendar.ThisYear);
        var content = _versions.Last(v => v.PlanId == plan.Id).Content;
        _versions.Add(plan.Amend(decision, day, content.With(content.Activities.First(a => a.Id == activity.Id) with { Priority = activity.Details.Priority }), by));
    }

    private OperationalPlan Draft(int year, string body)
    {
        var offset = year - _calendar.ThisYear;
        var name = _content.Plans.Name.Replace("{år}", year.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var plan = new OperationalPlan(Ids.New<PlanId>(), _organisation.Body(body), year, name);
        _plans.Add(plan);
        var order = 0;
        foreach (var unit in _content.Plans.Budget)
        {
            var groups = unit.Groups.Select(g => (Group: g.Key, Amount: Math.Round(g.Value * (1 + (YearlyGrowth * offset)) / 100) * 100)).ToList();
            Add(null, groups.Sum(g => g.Amount));
            groups.ForEach(g => Add(g.Group, g.Amount));

            void Add(string? group, decimal amount) => _lines.Add(new BudgetLine(Guid.CreateVersion7(), plan.Id, _organisation.Unit(unit.Unit), group, amount, ++order));
        }

        return plan;
    }

    private void Adopt(OperationalPlan plan, DecisionContent decision)
    {
        var (printed, day, by) = _goals.Decided(decision);
        plan.Propose();
        _versions.Add(plan.Adopt(printed, day, null, null, ContentOf(plan), by));
        if (plan.Year < _calendar.ThisYear)
        {
            plan.Close();
        }
    }

    private PlanContent ContentOf(OperationalPlan plan)
    {
        var goals = _content.Goals.Select(g => (g.Area, Goal: _goals.Find(g.Number, plan.Year))).Where(g => g.Goal is not null).OrderBy(g => g.Goal!.Kind == GoalKind.FinancialManagement).ToList();
        var ids = goals.Select(g => g.Goal!.Id).ToHashSet();
        return new PlanContent(
            [.. goals.Select(g => new GoalInPlan(g.Goal!.Id, g.Goal.Number, g.Goal.Title, g.Goal.Kind, g.Area, [.. g.Goal.SubGoals.Select(s => s.Text)], [.. _goals.MeasuresOf(g.Goal).Select(m => m.Text)]))],
            [.. goals.SelectMany(g => _activities.Under(g.Goal!, plan.Year)).Distinct().Select(a => new ActivityInPlan(a.Id, a.Title, _organisation.NameOf(a.OwnerUnitId, plan.Year), a.Plan.Start, a.Plan.End, a.Description, [.. a.Goals.Where(ids.Contains)]) { Priority = a.Details.Priority })],
            [.. _lines.Where(l => l.PlanId == plan.Id).Select(l => new BudgetInPlan(_organisation.NameOf(l.UnitId, plan.Year), l.AccountGroup, l.Amount) { UnitId = l.UnitId })]);
    }
}
