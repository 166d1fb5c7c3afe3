using Styrkedja.Domain.Governance;

namespace Styrkedja.Web.Components;

/// <summary>Goals and targets of Agenda 2030 to show.</summary>
/// <param name="Codes">In the agenda's order.</param>
/// <param name="Titles">Of the targets, by code; those that have been taken in.</param>
public sealed record AgendaCodes(IReadOnlyList<string> Codes, IReadOnlyDictionary<string, string> Titles)
{
    public IEnumerable<int> Goals => Codes.Select(Agenda2030.GoalOf).Distinct();

    public IEnumerable<string> Targets => Codes.Where(Agenda2030.IsTarget);
}
