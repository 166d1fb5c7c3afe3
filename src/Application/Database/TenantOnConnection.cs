using System.Data.Common;
using Npgsql;
using Styrkedja.Domain;

namespace Styrkedja.Application.Database;

/// <summary>
/// Tells each connection whose data it may see: before the first statement when it has been taken out of the pool, and again when
/// the piece of work has come to be somebody else's. The pool resets the session when the connection goes back, so nothing
/// of it reaches the next one.
/// </summary>
public sealed class TenantOnConnection(Tenant tenant)
{
    private Told? _told;

    /// <summary>What is told within a transaction is gone if that is taken back, so it holds only there; null where there was none.</summary>
    private DbTransaction? _toldIn;

    private Told Now => new(tenant.Municipality?.Value.ToString() ?? "", tenant.Actor?.Value.ToString() ?? "", tenant.ActorName);

    /// <summary>The municipality at hand; the empty id for none.</summary>
    internal Guid Municipality => tenant.Municipality?.Value ?? Guid.Empty;

    /// <summary>Nothing has been told: the connection was just taken out of the pool, or what was told has been taken back.</summary>
    internal void Forget() => _told = null;

    /// <summary>Tells the context's connection what it does not know already.</summary>
    /// <param name="transaction">The context's; null where it has none.</param>
    internal async Task TellAsync(NpgsqlConnection connection, DbTransaction? transaction, CancellationToken cancellation)
    {
        if (!Knows(transaction))
        {
            await TellAsync(connection, cancellation);
            (_told, _toldIn) = (Now, transaction);
        }
    }

    /// <summary>For a connection that is not the context's.</summary>
    internal async Task TellAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = Command(connection, Now);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Said first of what is sent at once, which is one transaction, and only there; answers a row of its own.</summary>
    internal NpgsqlBatchCommand Telling() => Telling(Now);

    /// <inheritdoc cref="Telling()"/>
    /// <param name="verb">What is done, as area and past tense, for the trail.</param>
    /// <param name="reason">Why, for the trail; null for none.</param>
    internal NpgsqlBatchCommand Telling(string verb, string? reason)
    {
        var telling = Telling(Now);
        telling.CommandText += ", set_config('styrkedja.verb', $4, true), set_config('styrkedja.reason', $5, true)";
        telling.Parameters.Add(Text(verb));
        telling.Parameters.Add(Text(reason ?? ""));
        return telling;
    }

    /// <inheritdoc cref="Telling()"/>
    /// <summary>For what is read in nobody's name.</summary>
    internal static NpgsqlBatchCommand Telling(MunicipalityId municipality) => Telling(new Told(municipality.Value.ToString(), "", ""));

    private static NpgsqlBatchCommand Telling(Told told) => new(
        "select set_config('styrkedja.municipality', $1, true), set_config('styrkedja.actor_id', $2, true), set_config('styrkedja.actor', $3, true)")
    {
        Parameters = { Text(told.Municipality), Text(told.ActorId), Text(told.Actor) },
    };

    private static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value };

    /// <inheritdoc cref="TellAsync(NpgsqlConnection, DbTransaction?, CancellationToken)"/>
    internal void Tell(NpgsqlConnection connection, DbTransaction? transaction)
    {
        if (!Knows(transaction))
        {
            using var command = Command(connection, Now);
            command.ExecuteNonQuery();
            (_told, _toldIn) = (Now, transaction);
        }
    }

    private bool Knows(DbTransaction? transaction) => _told == Now && (_toldIn is null || ReferenceEquals(_toldIn, transaction));

    private static NpgsqlCommand Command(NpgsqlConnection connection, Told told) =>
        new("select set_config('styrkedja.municipality', $1, false), set_config('styrkedja.actor_id', $2, false), set_config('styrkedja.actor', $3, false)", connection)
        {
            Parameters = { new() { Value = told.Municipality }, new() { Value = told.ActorId }, new() { Value = told.Actor } },
        };

    private sealed record Told(string Municipality, string ActorId, string Actor);
}
