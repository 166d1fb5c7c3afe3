using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Styrkedja.Application.Database;

namespace Styrkedja.Application.Audit;

/// <summary>What is wrong at the first broken place of the trail.</summary>
public enum TrailFault
{
    /// <summary>The event does not say what it said when it was sealed.</summary>
    Changed,

    /// <summary>Events of a sealed batch are missing.</summary>
    Removed,

    /// <summary>An event stands in a sealed batch, or among what had been sealed, that was not there then.</summary>
    Inserted,

    /// <summary>An event stands in another place than where it was sealed.</summary>
    Moved,
}

/// <param name="Event">Id of the first event that does not fit; null where a whole batch is gone.</param>
public sealed record TrailBreak(TrailFault Fault, long? Event, long Batch);

/// <param name="Sealed">Events under a seal.</param>
/// <param name="Unsealed">Events that the next seal will take.</param>
/// <param name="Link">The chain's last value, hexadecimal; noted elsewhere it proves that the end was not cut off.</param>
public sealed record TrailVerdict(long Sealed, long Unsealed, int Batches, string? Link, TrailBreak? Break);

/// <summary>
/// Walks the sealed trail and computes the chain anew, without calling the database's own functions for it: who can
/// change the rows can change those too.
/// </summary>
public sealed class TrailVerification(DatabaseConnections database, Tenant tenant)
{
    private sealed record Seal(long Batch, long First, long Last, int Events, byte[] Link);

    public async Task<TrailVerdict> VerifyAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var seals = await SealsAsync(connection, cancellation);
        var chain = SHA256.HashData(Encoding.UTF8.GetBytes(tenant.Municipality!.Value.Value.ToString()));
        var verified = 0L;
        TrailBreak? fault = null;
        for (var i = 0; i < seals.Count && fault is null; i++)
        {
            if (seals[i].Batch != i + 1)
            {
                fault = new TrailBreak(TrailFault.Removed, null, i + 1);
                break;
            }

            (chain, fault) = await WalkAsync(connection, seals[i], chain, cancellation);
            verified += fault is null ? seals[i].Events : 0;
        }

        fault ??= await StrayAsync(connection, seals, cancellation);
        var unsealed = await CountAsync(connection, cancellation);
        return new TrailVerdict(verified, unsealed, seals.Count, seals.Count == 0 ? null : Convert.ToHexStringLower(chain), fault);
    }

    private static async Task<(byte[] Chain, TrailBreak? Fault)> WalkAsync(NpgsqlConnection connection, Seal seal, byte[] chain, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            select id, municipality_id::text, (extract(epoch from at) * 1000000)::bigint, coalesce(actor_id::text, ''), actor, verb,
                coalesce(reason, ''), subject_table, subject_id, coalesce(before::text, ''), coalesce(after::text, ''), batch, link
            from styrkedja.event where batch = $1 order by id
            """,
            connection)
        {
            Parameters = { new() { Value = seal.Batch } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var seen = 0;
        TrailBreak? fault = null;
        while (await reader.ReadAsync(cancellation))
        {
            seen++;
            chain = SHA256.HashData([.. chain, .. Encoding.UTF8.GetBytes(Text(reader))]);
            if (fault is null && (reader.IsDBNull(12) || !chain.AsSpan().SequenceEqual(reader.GetFieldValue<byte[]>(12))))
            {
                fault = new TrailBreak(TrailFault.Changed, reader.GetInt64(0), seal.Batch);
            }
        }

        // The number of events tells an edit from one that came or went: from that place on, every link differs.
        return fault switch
        {
            null when seen < seal.Events => (chain, new TrailBreak(TrailFault.Removed, null, seal.Batch)),
            not null when seen < seal.Events => (chain, fault with { Fault = TrailFault.Removed }),
            not null when seen > seal.Events => (chain, fault with { Fault = TrailFault.Inserted }),
            null when !chain.AsSpan().SequenceEqual(seal.Link) => (chain, new TrailBreak(TrailFault.Moved, seal.Last, seal.Batch)),
            _ => (chain, fault),
        };
    }

    private static string Text(NpgsqlDataReader reader)
    {
        var text = new StringBuilder();
        for (var column = 0; column < 12; column++)
        {
            text.Append(column == 0 ? "" : "\x1f").Append(Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    /// <summary>An unsealed event of a transaction that the last seal had seen committed was put in afterwards.</summary>
    private static async Task<TrailBreak?> StrayAsync(NpgsqlConnection connection, List<Seal> seals, CancellationToken cancellation)
    {
        if (seals.Count == 0)
        {
            return null;
        }

        await using var command = new NpgsqlCommand(
            """
            select min(id) from styrkedja.event
            where (batch is null and pg_visible_in_snapshot(transaction, (select snapshot from styrkedja.seal where snapshot is not null order by batch desc limit 1)))
                or batch > $1 or (batch is null) <> (link is null)
            """,
            connection)
        {
            Parameters = { new() { Value = seals[^1].Batch } },
        };
        return await command.ExecuteScalarAsync(cancellation) is long id ? new TrailBreak(TrailFault.Inserted, id, seals[^1].Batch) : null;
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select count(*) from styrkedja.event where batch is null", connection);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task<List<Seal>> SealsAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select batch, first_event, last_event, events, link from styrkedja.seal order by batch", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var seals = new List<Seal>();
        while (await reader.ReadAsync(cancellation))
        {
            seals.Add(new Seal(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt32(3), reader.GetFieldValue<byte[]>(4)));
        }

        return seals;
    }
}
