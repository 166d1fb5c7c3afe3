namespace Styrkedja.Domain.Goals;

/// <summary>A political goal. Its level, body and years say whose it is and for how long (R001, R002, R012).</summary>
public sealed class Goal
{
    private readonly List<SubGoal> _subGoals = [];
    private readonly List<GoalId> _parents = [];
    private readonly List<FocusAreaId> _focusAreas = [];
    private readonly List<string> _agenda = [];

    /// <param name="lastYear">Not before <paramref name="firstYear"/>.</param>
    public Goal(GoalId id, GoalKind kind, string title, int firstYear, int lastYear)
    {
        Id = id;
        Kind = kind;
        Title = "";
        Take(new GoalWording(title, null, null, null, null, null, false, firstYear, lastYear, []));
    }

    public GoalId Id { get; private set; }

    public GoalKind Kind { get; private set; }

    public GoalState State { get; private set; }

    /// <summary>The municipality's own number, e.g. "4.1" or "G1"; null when it has none.</summary>
    public string? Number { get; private set; }

    /// <summary>Order among the goals of its area (R036: order is stored, the number is only printed).</summary>
    public int Order { get; private set; }

    public string Title { get; private set; }

    public string? Description { get; private set; }

    /// <inheritdoc cref="GoalWording.Purpose"/>
    public string? Purpose { get; private set; }

    /// <inheritdoc cref="GoalWording.Baseline"/>
    public string? Baseline { get; private set; }

    /// <inheritdoc cref="GoalWording.TargetGroups"/>
    public string? TargetGroups { get; private set; }

    /// <inheritdoc cref="GoalWording.Frames"/>
    public string? Frames { get; private set; }

    /// <inheritdoc cref="GoalWording.OutsideControl"/>
    public bool OutsideControl { get; private set; }

    public int FirstYear { get; private set; }

    public int LastYear { get; private set; }

    public GoalAreaId? GoalAreaId { get; private set; }

    /// <summary>The body that decides it; null until someone has said which.</summary>
    public BodyId? BodyId { get; private set; }

    /// <summary>Where it was last decided, as printed: body, date and paragraph; null while it is only proposed.</summary>
    public string? Decision { get; private set; }

    /// <summary>Goals it leads to (many).</summary>
    public IReadOnlyList<GoalId> Parents => _parents;

    public IReadOnlyList<FocusAreaId> FocusAreas => _focusAreas;

    /// <summary>Goals and targets of Agenda 2030 that it adds to those of its focus areas (R005), by code.</summary>
    public IReadOnlyList<string> Agenda => _agenda;

    public IReadOnlyList<SubGoal> SubGoals => _subGoals;

    /// <summary>Whether nobody has said which body it belongs to, as a document may leave it; the council's own need none.</summary>
    public bool LacksBody => BodyId is null && Kind is GoalKind.Board or GoalKind.Unknown;

    /// <summary>Whether nobody has said which goal area it belongs to; the council's own need none.</summary>
    public bool LacksArea => GoalAreaId is null && Kind is GoalKind.Board or GoalKind.Unknown;

    /// <summary>Whether units plan activities directly under it (R066, R068).</summary>
    public bool TakesActivities => Kind is GoalKind.Board or GoalKind.FinancialManagement or GoalKind.Unknown;

    /// <summary>The wording as it is now.</summary>
    public GoalWording Wording => new(Title, Description, Purpose, Baseline, TargetGroups, Frames, OutsideControl, FirstYear, LastYear, [.. _subGoals]);

    public bool IsValidIn(int year) => FirstYear <= year && year <= LastYear;

    public void Place(string? number, int order, GoalAreaId? area, BodyId? body)
    {
        Number = Required.Optional(number, TextLimits.Number);
        Order = order;
        GoalAreaId = area;
        BodyId = body;
    }

    public void Describe(string? description) => Description = Required.Optional(description);

    public void Classify(GoalKind kind) => Kind = kind;

    /// <summary>Words it anew while it is not yet decided.</summary>
    /// <exception cref="RuleBrokenException"><c>goal-adopted-is-revised</c>, and those of the wording.</exception>
    public void Word(GoalWording wording)
    {
        if (State is GoalState.Adopted or GoalState.Closed && !wording.Checked().SaysTheSameAs(Wording))
        {
            throw new RuleBrokenException("goal-adopted-is-revised", Title);
        }

        Take(wording);
    }

    /// <summary>Ready for its body.</summary>
    /// <exception cref="RuleBrokenException"><c>goal-state</c> unless it is proposed.</exception>
    public void Prepare() => Step(GoalState.Prepared, GoalState.Proposed);

    /// <summary>Back to being a proposal.</summary>
    /// <exception cref="RuleBrokenException"><c>goal-state</c> unless it is prepared.</exception>
    public void TakeBack() => Step(GoalState.Proposed, GoalState.Prepared);

    /// <param name="decision">Body, date and paragraph as printed.</param>
    /// <returns>The first version of its wording.</returns>
    /// <exception cref="RuleBrokenException"><c>goal-state</c>, <c>goal-decision-required</c>.</exception>
    public GoalVersion Adopt(string? decision, Signature by)
    {
        var decided = Required.Text(decision, "goal-decision-required");
        Step(GoalState.Adopted, GoalState.Proposed, GoalState.Prepared);
        Decision = decided;
        return new GoalVersion(Guid.CreateVersion7(), Id, 1, Wording, decided, null, by);
    }

    /// <summary>Adopted by a document that does not say by which decision; nothing is known of its versions (O24).</summary>
    public void TakeAsAdopted() => Step(GoalState.Adopted, GoalState.Proposed, GoalState.Prepared, GoalState.Adopted);

    /// <param name="latest">Number of its latest version; 0 when it was taken in without one.</param>
    /// <returns>The next version.</returns>
    /// <exception cref="RuleBrokenException"><c>goal-state</c>, <c>goal-decision-required</c>, <c>goal-revision-reason-required</c>, <c>goal-revision-changes-nothing</c>.</exception>
    public GoalVersion Revise(GoalWording wording, string? decision, string? reason, int latest, Signature by)
    {
        var decided = Required.Text(decision, "goal-decision-required");
        var why = Required.Text(reason, "goal-revision-reason-required");
        if (wording.Checked().SaysTheSameAs(Wording))
        {
            throw new RuleBrokenException("goal-revision-changes-nothing", Title);
        }

        Step(GoalState.Adopted, GoalState.Adopted);
        Take(wording);
        Decision = decided;
        return new GoalVersion(Guid.CreateVersion7(), Id, latest + 1, Wording, decided, why, by);
    }

    /// <summary>Ends it with <paramref name="lastYear"/>, by decision; what has been done stays readable.</summary>
    /// <exception cref="RuleBrokenException"><c>goal-state</c>, <c>goal-decision-required</c>, <c>goal-years-out-of-order</c>.</exception>
    public void Close(int lastYear, string? decision)
    {
        var decided = Required.Text(decision, "goal-decision-required");
        if (lastYear < FirstYear)
        {
            throw new RuleBrokenException("goal-years-out-of-order", FirstYear, lastYear);
        }

        Step(GoalState.Closed, GoalState.Adopted);
        LastYear = Math.Min(LastYear, lastYear);
        Decision = decided;
    }

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

    /// <summary>Leads to these and no others.</summary>
    /// <param name="all">Every goal, to see that none leads back to itself by way of others.</param>
    /// <exception cref="RuleBrokenException"><c>goal-leads-to-itself</c>, <c>goals-in-a-circle</c>.</exception>
    public void LeadOnlyTo(IReadOnlyCollection<GoalId> parents, IReadOnlyCollection<Goal> all)
    {
        var known = all.ToDictionary(g => g.Id);
        var waiting = new Stack<GoalId>(parents);
        var seen = new HashSet<GoalId>();
        while (waiting.TryPop(out var above))
        {
            if (above == Id)
            {
                throw new RuleBrokenException(parents.Contains(Id) ? "goal-leads-to-itself" : "goals-in-a-circle", Title);
            }

            if (seen.Add(above) && known.TryGetValue(above, out var goal))
            {
                goal.Parents.ToList().ForEach(waiting.Push);
            }
        }

        _parents.Clear();
        LeadTo(parents);
    }

    public void BearOn(params IEnumerable<FocusAreaId> areas) => _focusAreas.AddRange(areas.Except(_focusAreas));

    /// <summary>Bears on these and no others.</summary>
    public void BearOnlyOn(IEnumerable<FocusAreaId> areas)
    {
        _focusAreas.Clear();
        BearOn(areas);
    }

    /// <summary>Adds these and no others to those of its focus areas.</summary>
    /// <exception cref="RuleBrokenException"><c>agenda-code-unknown</c></exception>
    public void LinkToAgenda(IEnumerable<string> codes)
    {
        var linked = Governance.Agenda2030.InOrder(codes);
        _agenda.Clear();
        _agenda.AddRange(linked);
    }

    public void SplitInto(IEnumerable<SubGoal> subGoals)
    {
        _subGoals.Clear();
        _subGoals.AddRange(subGoals);
    }

    private void Take(GoalWording wording)
    {
        var given = wording.Checked();
        Title = given.Title;
        Description = given.Description;
        Purpose = given.Purpose;
        Baseline = given.Baseline;
        TargetGroups = given.TargetGroups;
        Frames = given.Frames;
        OutsideControl = given.OutsideControl;
        FirstYear = given.FirstYear;
        LastYear = given.LastYear;
        SplitInto(given.SubGoals);
    }

    private void Step(GoalState to, params ReadOnlySpan<GoalState> from)
    {
        if (!from.Contains(State))
        {
            throw new RuleBrokenException("goal-state", Title, State);
        }

        State = to;
    }
}

/// <summary>A sub-goal (delmål); the figures are optional beside the text (R032, R034).</summary>
/// <param name="Unit">What is counted, as printed: "stycken", "bostäder".</param>
public sealed record SubGoal(string Text, decimal? Target, string? Unit, int? Year);
