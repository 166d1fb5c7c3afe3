namespace Styrkedja.Domain.People;

/// <summary>
/// One who does what another has to do while that one is away. For those days, and no others, the substitute has the roles
/// over units that the absent one has on the day itself: never more, and none that were themselves lent.
/// </summary>
public sealed class Substitution
{
    /// <summary>The most days at once; a longer absence is a role of one's own.</summary>
    public const int MostDays = 366;

    /// <param name="first">First day, included; before today for an absence that has begun.</param>
    /// <param name="last">Last day, included; not before the day it is written.</param>
    /// <exception cref="RuleBrokenException"><c>substitute-oneself</c>, <c>substitute-ends-before-it-starts</c>, <c>substitute-last-day-passed</c>, <c>substitute-too-long</c>.</exception>
    public Substitution(Guid id, (AccountId Id, string Name) absent, (AccountId Id, string Name) substitute, DateOnly first, DateOnly last, Signature by)
    {
        if (absent.Id == substitute.Id)
        {
            throw new RuleBrokenException("substitute-oneself", absent.Name);
        }

        if (last < first)
        {
            throw new RuleBrokenException("substitute-ends-before-it-starts", first, last);
        }

        if (last < Time.SwedishTime.DayOf(by.At))
        {
            throw new RuleBrokenException("substitute-last-day-passed", last);
        }

        if (last.DayNumber - first.DayNumber >= MostDays)
        {
            throw new RuleBrokenException("substitute-too-long", MostDays);
        }

        Id = id;
        (AbsentId, AbsentName) = absent;
        (SubstituteId, SubstituteName) = substitute;
        FirstDay = first;
        LastDay = last;
        (NamedBy, NamedByName, NamedAt) = (by.By, by.Name, by.At);
    }

    private Substitution()
    {
        AbsentName = SubstituteName = NamedByName = "";
    }

    public Guid Id { get; private set; }

    public AccountId AbsentId { get; private set; }

    /// <summary>As it was then.</summary>
    public string AbsentName { get; private set; }

    public AccountId SubstituteId { get; private set; }

    /// <summary>As it was then.</summary>
    public string SubstituteName { get; private set; }

    public DateOnly FirstDay { get; private set; }

    /// <summary>Included; it then ends by itself.</summary>
    public DateOnly LastDay { get; private set; }

    public AccountId? NamedBy { get; private set; }

    public string NamedByName { get; private set; }

    public DateTimeOffset NamedAt { get; private set; }

    /// <summary>When somebody ended it before its last day; null when nobody has.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public string? EndedByName { get; private set; }

    public bool HoldsOn(DateOnly day) => EndedAt is null && FirstDay <= day && day <= LastDay;

    /// <summary>Whether it holds, or is still to come.</summary>
    public bool IsAheadOn(DateOnly day) => EndedAt is null && day <= LastDay;

    /// <summary>Ends it at once; a second time changes nothing.</summary>
    public void End(Signature by)
    {
        EndedByName ??= by.Name;
        EndedAt ??= by.At;
    }

    /// <summary>What a person may do on a day: their own roles, and for each one they stand in for that one's roles over units.</summary>
    /// <param name="stored">Everybody's roles by whose they are, those lent never among them; at least those of the person and of the ones they stand in for.</param>
    /// <param name="all">Substitutions, whoever stands in.</param>
    public static IReadOnlyList<RoleAssignment> RolesOn(DateOnly day, AccountId person, ILookup<AccountId, RoleAssignment> stored, IEnumerable<Substitution> all) =>
    [
        .. stored[person].Where(r => r.IsValidOn(day)),
        .. from substitution in all
           where substitution.SubstituteId == person && substitution.HoldsOn(day)
           from role in stored[substitution.AbsentId]
           where role.UnitId is not null && role.IsValidOn(day)
           select role.LendThrough(substitution),
    ];
}
