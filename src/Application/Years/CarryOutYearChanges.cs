using System.Runtime.ExceptionServices;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;
using Styrkedja.Domain.Years;

namespace Styrkedja.Application.Years;

/// <summary>
/// Carries out the changes of year that people have asked for, each in one transaction and with the rights of the person
/// who asked. Whatever ends the program in the middle leaves the old year as it was, and the change is begun anew.
/// </summary>
public sealed class CarryOutYearChanges(StyrkedjaDbContext database, DatabaseConnections connections, YearPreviews previews, YearSteps steps, CurrentUser user, TimeProvider clock)
{
    /// <returns>False when nothing waited.</returns>
    public async Task<bool> CarryOutNextAsync(CancellationToken cancellation)
    {
        if (await ClaimAsync(cancellation) is not { } id)
        {
            return false;
        }

        ExceptionDispatchInfo? fault = null;
        try
        {
            await CarryOutAsync(id, cancellation);
        }
        catch (RuleBrokenException refusal)
        {
            await RefuseAsync(id, Words.Swedish.Refusal(refusal), failed: false, cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            await RefuseAsync(id, Words.Swedish["rule.year-change-seen-other"], failed: false, cancellation);
        }
        catch (Exception e) when (e is not (OperationCanceledException or NpgsqlException { IsTransient: true }))
        {
            // Kept as failed before it is told on, or the same change would be tried for ever.
            await RefuseAsync(id, null, failed: true, cancellation);
            fault = ExceptionDispatchInfo.Capture(e);
        }

        fault?.Throw();
        return true;
    }

    private async Task CarryOutAsync(Guid id, CancellationToken cancellation)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        await database.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended(styrkedja.current_municipality()::text, 19))", cancellation);
        var change = await database.YearChanges.FirstAsync(c => c.Id == id, cancellation);
        if (change.State != YearChangeState.Working)
        {
            return;
        }

        await EnterAsync(change, cancellation);
        var before = await LatestEventAsync(cancellation);
        var preview = await previews.OfAsync(change.FromYear, change.ToYear, cancellation);
        if (preview.Fingerprint() != change.Seen)
        {
            throw new RuleBrokenException("year-change-seen-other");
        }

        var outcome = await steps.TakeAsync(preview, change.Choices, (done, total) => TellAsync(id, done, total, cancellation), cancellation);
        await KeepRowsAsync(id, before, cancellation);
        change.Finish(outcome, clock.GetUtcNow());
        await database.SaveAsync("year-change.done", null, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>What the trail says of this very transaction is what the change did: kept, so that it can be taken back.</summary>
    private Task<int> KeepRowsAsync(Guid id, long before, CancellationToken cancellation) => database.Database.ExecuteSqlAsync(
        $"""
        insert into styrkedja.year_change_row (year_change_id, position, table_name, before, after)
        select {id}, id, subject_table, before, after from styrkedja.event where id > {before} and transaction = pg_current_xact_id()
        """,
        cancellation);

    private async Task<long> LatestEventAsync(CancellationToken cancellation) =>
        await database.Database.SqlQuery<long>($"""select coalesce(max(id), 0) as "Value" from styrkedja.event""").SingleAsync(cancellation);

    private async Task EnterAsync(YearChange change, CancellationToken cancellation)
    {
        if (change.MadeBy is { } account)
        {
            await user.SignInAsync(account, change.MadeByName, SwedishTime.DayOf(clock.GetUtcNow()), cancellation);
            await database.Database.ExecuteSqlAsync($"select set_config('styrkedja.actor_id', {account.Value.ToString()}, true), set_config('styrkedja.actor', {change.MadeByName}, true)", cancellation);
        }
        else
        {
            user.ActAsOperator(change.MadeByName);
        }

        user.Require(Permission.ManageGovernance);
    }

    /// <summary>The next that waits, or that a node which is no longer alive had begun. Nobody else gets it meanwhile.</summary>
    private async Task<Guid?> ClaimAsync(CancellationToken cancellation)
    {
        await using var connection = await connections.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(
            """
            update styrkedja.year_change set state = 'Working', alive_at = now() where id = (
                select id from styrkedja.year_change
                where state = 'Waiting' or (state = 'Working' and alive_at < now() - interval '1 minute')
                order by made_at limit 1 for update skip locked)
            returning id
            """,
            connection);
        return (Guid?)await command.ExecuteScalarAsync(cancellation);
    }

    /// <summary>Tells how far it has come, outside the transaction, where any node's page can read it.</summary>
    private async Task TellAsync(Guid id, int done, int total, CancellationToken cancellation)
    {
        await using var connection = await connections.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand("update styrkedja.year_change set done = $2, total = $3, alive_at = now() where id = $1", connection)
        {
            Parameters = { new() { Value = id }, new() { Value = done }, new() { Value = total } },
        };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private async Task RefuseAsync(Guid id, string? why, bool failed, CancellationToken cancellation)
    {
        database.ChangeTracker.Clear();
        var change = await database.YearChanges.FirstAsync(c => c.Id == id, cancellation);
        change.Refuse(why, failed);
        await database.SaveAsync("year-change.refused", why, cancellation);
    }
}
