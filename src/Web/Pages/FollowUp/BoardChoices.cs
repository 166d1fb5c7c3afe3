using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Organisation;

namespace Styrkedja.Web.Pages.FollowUp;

/// <summary>What the board can be filtered by, under the names of the day shown.</summary>
public sealed record BoardChoices(IReadOnlyList<Unit> Units, IReadOnlyList<Body> Bodies, IReadOnlyList<GoalArea> Areas)
{
    public IEnumerable<Unit> UnitsByName => Units.OrderBy(u => u.Name, StringComparer.CurrentCulture);

    /// <summary>Those that answer for goals: the council and its boards and committees.</summary>
    public IEnumerable<Body> BodiesByName => Bodies.OrderBy(b => b.Name, StringComparer.CurrentCulture);
}
