namespace Styrkedja.Domain.Goals;

/// <summary>A political goal. Its level, body and years say whose it is and for how long (R001, R002, R012).</summary>
public sealed class Goal
{
    private readonly List<SubGoal> _subGoals = [];
    private readonly List<GoalId> _parents = [];
    private readonly List<FocusAreaId> _focusAreas = [];

    /// <param name="lastYear">Not before <paramref name="firstYear"/>.</param>
    public Goal(GoalId id, GoalKind kind, string title, int firstYear, int lastYear)
    {
        if (lastYear < firstYear)
        {
            throw new RuleBrokenException("goal-years-out-of-order", firstYear, lastYear);
        }

        Id = id;
        Kind = kind;
        Title = Required.Text(title, "goal-title-required");
        FirstYear = firstYear;
        LastYear = lastYear;
    }

    public GoalId Id { get; private set; }

    public GoalKind Kind { get; private set; }

    /// <summary>The municipality's own number, e.g. "4.1" or "G1"; null when it has none.</summary>
    public string? Number { get; private set; }

    /// <summary>Order among the goals of its area (R036: order is stored, the number is only printed).</summary>
    public int Order { get; private set; }

    public string Title { get; private set; }

    public string? Description { get; private set; }

    public int FirstYear { get; private set; }

    public int LastYear { get; private set; }

    public GoalAreaId? GoalAreaId { get; private set; }

    /// <summary>The body that decides it; null until someone has said which.</summary>
    public BodyId? BodyId { get; private set; }

    /// <summary>Where it was adopted, as printed: body, date and paragraph; null while it is only proposed.</summary>
    public string? Decision { get; private set; }

    /// <summary>Goals it leads to (many).</summary>
    public IReadOnlyList<GoalId> Parents => _parents;

    public IReadOnlyList<FocusAreaId> FocusAreas => _focusAreas;

    public IReadOnlyList<SubGoal> SubGoals => _subGoals;

    /// <summary>Whether units plan activities directly under it (R066, R068).</summary>
    public bool TakesActivities => Kind is GoalKind.Board or GoalKind.FinancialManagement or GoalKind.Unknown;

    public bool IsValidIn(int year) => FirstYear <= year && year <= LastYear;

    public void Place(string? number, int order, GoalAreaId? area, BodyId? body)
    {
        Number = Required.Optional(number);
        Order = order;
        GoalAreaId = area;
        BodyId = body;
    }

    public void Describe(string? description) => Description = Required.Optional(description);

    public void Classify(GoalKind kind) => Kind = kind;

    /// <param name="decision">Body, date and paragraph as printed.</param>
    public void Adopt(string decision) => Decision = Required.Text(decision, "goal-decision-required");

    public void LeadTo(params IEnumerable<GoalId> parents)
    {
        foreach (var parent in parents)
        {
            if (parent == Id)
            {
                throw new RuleBrokenException("goal-leads-to-itself", Title);
            }

            if (!_parents.Contains(parent))
            {
                _parents.Add(parent);
            }
        }
    }

    public void BearOn(params IEnumerable<FocusAreaId> areas) => _focusAreas.AddRange(areas.Except(_focusAreas));

    public void SplitInto(IEnumerable<SubGoal> subGoals)
    {
        _subGoals.Clear();
        _subGoals.AddRange(subGoals);
    }
}

/// <summary>A sub-goal (delmål); the figures are optional beside the text (R032, R034).</summary>
/// <param name="Unit">What is counted, as printed: "stycken", "bostäder".</param>
public sealed record SubGoal(string Text, decimal? Target, string? Unit, int? Year);
