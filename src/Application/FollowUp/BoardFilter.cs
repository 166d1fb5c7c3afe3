using Styrkedja.Application.Activities;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Organisation;

namespace Styrkedja.Application.FollowUp;

/// <summary>What of a year to show; everything where nothing is chosen.</summary>
/// <param name="Unit">With everything below it.</param>
/// <param name="Body">Whose goals; a goal that nobody has said whose it is is the board's (R127).</param>
/// <param name="Status">A status' code, or <see cref="Unreported"/>.</param>
public sealed record BoardFilter(UnitId? Unit = null, BodyId? Body = null, GoalAreaId? Area = null, string? Status = null)
{
    public const string Unreported = "unreported";

    public bool IsEmpty => this == new BoardFilter();

    /// <summary>The goals by body and area; null for all.</summary>
    /// <param name="bodies">As they were on the day shown.</param>
    public HashSet<GoalId>? GoalsOf(IEnumerable<Goal> goals, IReadOnlyList<Body> bodies) => this is { Body: null, Area: null } ? null : [.. goals.Where(g =>
        (Area is null || g.GoalAreaId == Area) && (Body is null || bodies.Any(b => b.Id == Body && IsOf(g, b)))).Select(g => g.Id)];

    /// <summary>Whether it is one of the body's goals.</summary>
    public static bool IsOf(Goal goal, Body body) => goal.BodyId == body.Id || (goal.LacksBody && body.Kind == BodyKind.Board);
}

/// <summary>A year at a follow-up as a filter leaves it.</summary>
/// <param name="bodies">As they were on the day shown.</param>
public sealed class FilteredOverview(YearOverview overview, IReadOnlyList<Body> bodies, BoardFilter filter)
{
    private readonly IReadOnlySet<UnitId>? _reach = filter.Unit is { } unit ? overview.Units.SelfAndBelow(unit) : null;

    private readonly HashSet<GoalId>? _goals = filter.GoalsOf(overview.Goals, bodies);

    public YearOverview Overview => overview;

    public BoardFilter Filter => filter;

    /// <summary>Those that are reported and that the filter keeps.</summary>
    public IEnumerable<ActivityRow> Activities => overview.Activities.Where(Keeps);

    /// <summary>Those of the year, also one that is first expected in the next follow-up.</summary>
    public IEnumerable<ActivityRow> OfYear => overview.Planned.Where(a => !a.LeftOutOfReports && Keeps(a));

    public bool Keeps(UnitId unit) => _reach is null || _reach.Contains(unit);

    /// <summary>By body and area alone; whether any unit works with it is another question.</summary>
    public bool Keeps(GoalId goal) => _goals is null || _goals.Contains(goal);

    public bool Keeps(ActivityRow activity) => Keeps(activity.Owner) && (_goals is null || activity.Goals.Any(_goals.Contains)) && KeepsStatus(activity);

    private bool KeepsStatus(ActivityRow activity) => filter.Status switch
    {
        null => true,
        BoardFilter.Unreported => activity.IsExpected && !activity.IsReportedFor(overview.Tertial),
        var code => activity.Latest?.Status.Code == code,
    };
}
