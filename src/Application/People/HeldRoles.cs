using Npgsql;
using NpgsqlTypes;
using Styrkedja.Domain;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.People;

/// <summary>
/// What a person may do on a day: own roles and those lent by the ones they stand in for. Plain SQL, as it is asked at every
/// request and together with other things.
/// </summary>
internal static class HeldRoles
{
    private const string Sql = """
        select r.id, r.account_id, r.role, r.unit_id, r.body_id, r.valid_from, r.valid_to,
            s.id, s.absent_name, s.substitute_name, s.first_day, s.last_day, s.named_by, s.named_by_name, s.named_at
        from styrkedja.role_assignment r
        left join styrkedja.substitution s on s.absent_id = r.account_id and s.substitute_id = $1 and s.ended_at is null and $2 between s.first_day and s.last_day
        where (r.account_id = $1 or s.id is not null) and r.valid_from <= $2 and (r.valid_to is null or r.valid_to >= $2)
        """;

    public static NpgsqlBatchCommand Asked(AccountId person, DateOnly day) => new(Sql)
    {
        Parameters = { new NpgsqlParameter<Guid> { TypedValue = person.Value }, new NpgsqlParameter<DateOnly> { TypedValue = day, NpgsqlDbType = NpgsqlDbType.Date } },
    };

    /// <param name="rows">At the answer to <see cref="Asked"/>.</param>
    public static async Task<IReadOnlyList<RoleAssignment>> ReadAsync(NpgsqlDataReader rows, AccountId person, DateOnly day, CancellationToken cancellation)
    {
        var roles = new Dictionary<Guid, RoleAssignment>();
        var substitutions = new Dictionary<Guid, Substitution>();
        while (await rows.ReadAsync(cancellation))
        {
            var holder = new AccountId(rows.GetGuid(1));
            roles.TryAdd(rows.GetGuid(0), new RoleAssignment(
                rows.GetGuid(0),
                holder,
                Enum.Parse<Role>(rows.GetString(2)),
                rows.IsDBNull(3) ? null : new UnitId(rows.GetGuid(3)),
                rows.IsDBNull(4) ? null : new BodyId(rows.GetGuid(4)),
                rows.GetFieldValue<DateOnly>(5),
                rows.IsDBNull(6) ? null : rows.GetFieldValue<DateOnly>(6)));
            if (!rows.IsDBNull(7))
            {
                var named = new Signature(rows.IsDBNull(12) ? null : new AccountId(rows.GetGuid(12)), rows.GetString(13), rows.GetFieldValue<DateTimeOffset>(14));
                substitutions.TryAdd(rows.GetGuid(7), new Substitution(rows.GetGuid(7), (holder, rows.GetString(8)), (person, rows.GetString(9)), rows.GetFieldValue<DateOnly>(10), rows.GetFieldValue<DateOnly>(11), named));
            }
        }

        return Substitution.RolesOn(day, person, roles.Values.ToLookup(r => r.AccountId), substitutions.Values);
    }
}
