using Npgsql;
using Styrkedja.Application.Database;
using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.People;

/// <summary>A person as stored now, whom a sign-in says that it is for.</summary>
/// <param name="Title">What the person is called at work; null for nothing.</param>
/// <param name="SecurityStamp">Another than the sign-in's where the password has been changed since.</param>
/// <param name="Roles">Valid today, those lent too.</param>
public sealed record SignedIn(Municipality Municipality, AccountId Id, string Name, string? Title, string? Email, string? SecurityStamp, bool IsDisabled, IReadOnlyList<RoleAssignment> Roles);

/// <summary>Reads what a sign-in is held against. Asked at every request, so all of it is sent at once, on one connection.</summary>
public sealed class SignedInReading(NpgsqlDataSource source)
{
    private const string PersonSql = """
        select m.slug, m.name, m.host, a.name, a.title, a.email, a.security_stamp, a.disabled_at is not null
        from styrkedja.account a join styrkedja.municipality m on m.id = a.municipality_id
        where a.id = $1
        """;

    /// <returns>Null when the municipality has no such account.</returns>
    public async Task<SignedIn?> FindAsync(MunicipalityId municipality, AccountId id, DateOnly today, CancellationToken cancellation)
    {
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(TenantOnConnection.Telling(municipality));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(PersonSql) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = id.Value } } });
        batch.BatchCommands.Add(HeldRoles.Asked(id, today));
        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        await rows.NextResultAsync(cancellation);
        if (!await rows.ReadAsync(cancellation))
        {
            return null;
        }

        var home = new Municipality(municipality, rows.GetString(0), rows.GetString(1));
        home.AnswerOn(TextIn(rows, 2));
        var (name, title, email, stamp, isDisabled) = (rows.GetString(3), TextIn(rows, 4), TextIn(rows, 5), TextIn(rows, 6), rows.GetBoolean(7));
        await rows.NextResultAsync(cancellation);
        return new SignedIn(home, id, name, title, email, stamp, isDisabled, await HeldRoles.ReadAsync(rows, id, today, cancellation));
    }

    private static string? TextIn(NpgsqlDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.GetString(column);
}
