using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Styrkedja.Application.Database;

/// <summary>Has each context tell its connection whose data it may see, before the statements that need it. One for all contexts, which need no options of their own then.</summary>
internal sealed class TenantBeforeStatements : DbCommandInterceptor, IDbConnectionInterceptor, IDbTransactionInterceptor
{
    private TenantBeforeStatements()
    {
    }

    public static TenantBeforeStatements Instance { get; } = new();

    public Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        TenantOf(eventData).Forget();
        return Task.CompletedTask;
    }

    public void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => TenantOf(eventData).Forget();

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        await TellAsync(command, eventData, cancellationToken);
        return result;
    }

    public override async ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        await TellAsync(command, eventData, cancellationToken);
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await TellAsync(command, eventData, cancellationToken);
        return result;
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Tell(command, eventData);
        return result;
    }

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result)
    {
        Tell(command, eventData);
        return result;
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Tell(command, eventData);
        return result;
    }

    public void RolledBackToSavepoint(DbTransaction transaction, TransactionEventData eventData) => TenantOf(eventData).Forget();

    public Task RolledBackToSavepointAsync(DbTransaction transaction, TransactionEventData eventData, CancellationToken cancellationToken = default)
    {
        TenantOf(eventData).Forget();
        return Task.CompletedTask;
    }

    private static Task TellAsync(DbCommand command, DbContextEventData of, CancellationToken cancellation) => TenantOf(of).TellAsync((NpgsqlConnection)command.Connection!, command.Transaction, cancellation);

    private static void Tell(DbCommand command, DbContextEventData of) => TenantOf(of).Tell((NpgsqlConnection)command.Connection!, command.Transaction);

    private static TenantOnConnection TenantOf(DbContextEventData data) => ((StyrkedjaDbContext)data.Context!).OnConnection;
}
