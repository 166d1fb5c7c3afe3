using Npgsql;
using Styrkedja.Application.Database;

namespace Styrkedja.Application.People;

/// <summary>
/// Who can sign in, for the one who starts the program. Plain SQL: the start need not wait for the mapping of all tables.
/// </summary>
public sealed class SignIns(DatabaseConnections database)
{
    /// <summary>Every account of the municipality.</summary>
    public async Task<IReadOnlyList<(string Email, string Title)>> AllAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand("select email, coalesce(title, '') from styrkedja.account order by email", connection);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var all = new List<(string, string)>();
        while (await rows.ReadAsync(cancellation))
        {
            all.Add((rows.GetString(0), rows.GetString(1)));
        }

        return all;
    }
}
