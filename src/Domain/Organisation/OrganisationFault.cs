namespace Styrkedja.Domain.Organisation;

public enum OrganisationFaultKind
{
    /// <summary>Lies below itself by way of others.</summary>
    Ring,

    /// <summary>Lies below one that does not exist that day.</summary>
    ParentMissing,

    /// <summary>Two of the same name lie below the same one that day.</summary>
    NameTwice,
}

/// <summary>Something that cannot be, on the first day that it would be.</summary>
/// <param name="Subject">Name of the unit or body that day.</param>
/// <param name="Other">Name of the other one it concerns; empty when none.</param>
public sealed record OrganisationFault(OrganisationFaultKind Kind, Guid Id, string Subject, string Other, DateOnly Day)
{
    /// <summary>What would be wrong on any day, past or coming. Each fault once, on its first day.</summary>
    public static IReadOnlyList<OrganisationFault> Of(IEnumerable<IOrganised> all) => Find([.. all.Select(o => new Member(o.Key, o.ValidFrom, o.ValidTo, o.Places))]);

    /// <summary>Refuses the first fault that was not there before: what is old and wrong stops nobody from changing something else.</summary>
    /// <param name="prefix"><c>unit</c> or <c>body</c>.</param>
    /// <exception cref="RuleBrokenException"><c>unit-ring</c>, <c>unit-parent-missing</c>, <c>unit-name-twice</c>; of bodies <c>body-…</c>.</exception>
    public static void RefuseNew(IReadOnlyList<OrganisationFault> before, IReadOnlyList<OrganisationFault> after, string prefix)
    {
        if (after.FirstOrDefault(a => !before.Any(b => (b.Kind, b.Id) == (a.Kind, a.Id))) is { } fault)
        {
            var rule = fault.Kind switch
            {
                OrganisationFaultKind.Ring => "ring",
                OrganisationFaultKind.ParentMissing => "parent-missing",
                _ => "name-twice",
            };
            throw new RuleBrokenException($"{prefix}-{rule}", fault.Subject, fault.Day, fault.Other);
        }
    }

    private static List<OrganisationFault> Find(IReadOnlyList<Member> members)
    {
        var days = members.SelectMany(m => m.Places.Select(p => p.FirstDay).Append(m.From).Concat(m.To is { } last && last < DateOnly.MaxValue ? [last.AddDays(1)] : [])).Distinct().Order();
        var found = new Dictionary<(OrganisationFaultKind, Guid), OrganisationFault>();
        foreach (var fault in days.SelectMany(day => FindOn(day, members)))
        {
            found.TryAdd((fault.Kind, fault.Id), fault);
        }

        return [.. found.Values];
    }

    private static IEnumerable<OrganisationFault> FindOn(DateOnly day, IReadOnlyList<Member> members)
    {
        var living = members.Where(m => m.From <= day && (m.To is not { } last || day <= last)).ToDictionary(m => m.Id, m => m.On(day));
        var names = members.ToDictionary(m => m.Id, m => m.On(day).Name);
        foreach (var (id, place) in living)
        {
            if (place.Above is { } parent && !living.ContainsKey(parent))
            {
                yield return new OrganisationFault(OrganisationFaultKind.ParentMissing, id, place.Name, names.GetValueOrDefault(parent, ""), day);
            }

            if (ReturnsTo(id, living))
            {
                yield return new OrganisationFault(OrganisationFaultKind.Ring, id, place.Name, names.GetValueOrDefault(place.Above ?? default, ""), day);
            }
        }

        foreach (var twin in living.GroupBy(p => (p.Value.Above, p.Value.Name.ToUpperInvariant())).SelectMany(same => same.Skip(1)))
        {
            yield return new OrganisationFault(OrganisationFaultKind.NameTwice, twin.Key, twin.Value.Name, names.GetValueOrDefault(twin.Value.Above ?? default, ""), day);
        }
    }

    private static bool ReturnsTo(Guid id, Dictionary<Guid, Placed> living)
    {
        var seen = new HashSet<Guid>();
        for (var above = living[id].Above; above is { } next && seen.Add(next) && living.TryGetValue(next, out var place); above = place.Above)
        {
            if (next == id)
            {
                return true;
            }
        }

        return false;
    }

    private sealed record Member(Guid Id, DateOnly From, DateOnly? To, IReadOnlyList<Placed> Places)
    {
        public Placed On(DateOnly day) => Places.Where(p => p.FirstDay <= day).MaxBy(p => p.FirstDay) ?? Places[0];
    }
}
