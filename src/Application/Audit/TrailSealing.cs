using Npgsql;
using Styrkedja.Application.Database;

namespace Styrkedja.Application.Audit;

/// <summary>Seals the municipality's unsealed events; see migration 0002.</summary>
public sealed class TrailSealing(DatabaseConnections database)
{
    /// <returns>How many events were sealed.</returns>
    public async Task<int> SealAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand("select styrkedja.seal_events()", connection);
        var total = 0;
        int sealedNow;
        do
        {
            sealedNow = (int)(await command.ExecuteScalarAsync(cancellation))!;
            total += sealedNow;
        }
        while (sealedNow > 0);
        return total;
    }
}
