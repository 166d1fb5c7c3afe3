using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Activities;

/// <summary>A form as typed, field by field, also what cannot be understood yet: nothing typed is ever lost.</summary>
public sealed record StatusDraft(IReadOnlyDictionary<string, string> Fields, DateTimeOffset SavedAt);

/// <summary>Keeps what someone has begun to write for an activity, on the server, so that another device finds it too.</summary>
public sealed class StatusDrafts(ContextConnection database, CurrentUser user)
{
    public async Task<StatusDraft?> FindAsync(ActivityId activity, PeriodKey tertial, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = Command(connection, "select fields::text, saved_at from styrkedja.status_draft where account_id = $1 and activity_id = $2 and year = $3 and number = $4", activity, tertial);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new StatusDraft(JsonSerializer.Deserialize<Dictionary<string, string>>(reader.GetString(0))!, reader.GetFieldValue<DateTimeOffset>(1))
            : null;
    }

    public async Task SaveAsync(ActivityId activity, PeriodKey tertial, IReadOnlyDictionary<string, string> fields, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = Command(
            connection,
            """
            insert into styrkedja.status_draft (account_id, activity_id, year, number, fields) values ($1, $2, $3, $4, $5)
            on conflict (municipality_id, account_id, activity_id, year, number) do update set fields = excluded.fields, saved_at = now()
            """,
            activity,
            tertial);
        command.Parameters.Add(new() { Value = JsonSerializer.Serialize(fields), NpgsqlDbType = NpgsqlDbType.Jsonb });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public async Task DiscardAsync(ActivityId activity, PeriodKey tertial, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = Command(connection, "delete from styrkedja.status_draft where account_id = $1 and activity_id = $2 and year = $3 and number = $4", activity, tertial);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private NpgsqlCommand Command(NpgsqlConnection connection, string sql, ActivityId activity, PeriodKey tertial) => new(sql, connection)
    {
        Parameters =
        {
            new() { Value = user.Id?.Value ?? Guid.Empty }, new() { Value = activity.Value }, new() { Value = tertial.Year }, new() { Value = tertial.Number },
        },
    };
}
