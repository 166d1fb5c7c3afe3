using Styrkedja.Application.FollowUp;
using Styrkedja.Domain;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.Reminders;

/// <summary>Which units have not reported, and who reports for them.</summary>
public sealed class UnitsBehind(Everyone everyone)
{
    /// <param name="units">Null for every unit.</param>
    /// <returns>By name; units that are done are left out.</returns>
    public IReadOnlyList<UnitBehind> Of(IReadOnlySet<UnitId>? units) => everyone.Overview is not { } overview ? [] :
    [
        .. from activity in overview.Activities
           where units is null || units.Contains(activity.HeldNow)
           group activity by activity.HeldNow into held
           let left = held.Count(a => !a.IsReportedFor(overview.Tertial))
           let unit = everyone.Units.Find(held.Key)
           where left > 0 && unit is not null
           orderby unit.Name
           select new UnitBehind(unit.Id.Value, unit.Name, left, held.Count(), [.. ReportersOf(unit.Id).Select(p => p.Account.Name)]),
    ];

    /// <summary>Those who report for a unit: its reporters; where it has none, its heads; where it has neither, those of the unit above, and so on.</summary>
    public IReadOnlyList<PersonsDuties> ReportersOf(UnitId unit)
    {
        foreach (var above in everyone.Units.PathTo(unit).Reverse())
        {
            foreach (var role in new[] { Role.Reporter, Role.Head })
            {
                var people = everyone.People.Where(p => p.Person.Roles.Any(r => r.Role == role && r.UnitId == above.Id)).ToList();
                if (people.Count > 0)
                {
                    return people;
                }
            }
        }

        return [];
    }
}
