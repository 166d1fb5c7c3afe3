using Npgsql;

namespace Styrkedja.Application.Database;

/// <summary>
/// Statements that wait for none of each other's answers and are sent together. What it says of whose data they may see holds for
/// them alone.
/// </summary>
public sealed class SentAtOnce : IAsyncDisposable
{
    private readonly HeldConnection _held;
    private readonly NpgsqlBatch _batch;

    internal SentAtOnce(HeldConnection held, NpgsqlBatchCommand telling)
    {
        _held = held;
        _batch = new NpgsqlBatch(held) { BatchCommands = { telling } };
    }

    public void Add(NpgsqlBatchCommand command) => _batch.BatchCommands.Add(command);

    /// <returns>At the answer to the first that was added; the caller disposes it.</returns>
    public async Task<NpgsqlDataReader> AskAsync(CancellationToken cancellation)
    {
        var rows = await _batch.ExecuteReaderAsync(cancellation);
        await rows.NextResultAsync(cancellation);
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await _batch.DisposeAsync();
        await _held.DisposeAsync();
    }
}
