using System.Runtime.ExceptionServices;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Application.Years;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Activities.Bulk;

/// <summary>
/// Stores the tables that people have said yes to, one at a time, each in one transaction and with the rights of the
/// person who asked. What is stored is just what they saw: if anything has changed since, nothing is.
/// </summary>
public sealed class TakeInTables(StyrkedjaDbContext database, ActivityTables tables, CurrentUser user, TimeProvider clock)
{
    /// <summary>Rows stored between two tellings of how far it has come.</summary>
    private const int Batch = 250;

    /// <returns>False when nothing waited.</returns>
    public async Task<bool> TakeNextAsync(CancellationToken cancellation)
    {
        if (await tables.ClaimAsync(cancellation) is not { } table)
        {
            return false;
        }

        ExceptionDispatchInfo? fault = null;
        try
        {
            await TakeAsync(table, cancellation);
        }
        catch (RuleBrokenException refusal)
        {
            await tables.RefuseAsync(table.Id, TableState.Refused, Words.Swedish.Refusal(refusal), cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            await tables.RefuseAsync(table.Id, TableState.Refused, null, cancellation);
        }
        catch (Exception e) when (e is not (OperationCanceledException or NpgsqlException { IsTransient: true }))
        {
            // Kept as failed before it is told on, or the same table would be tried for ever.
            await tables.RefuseAsync(table.Id, TableState.Failed, null, cancellation);
            fault = ExceptionDispatchInfo.Capture(e);
        }

        fault?.Throw();
        return true;
    }

    private async Task TakeAsync(HandedInTable table, CancellationToken cancellation)
    {
        await EnterAsync(table, cancellation);
        await database.RequireOpenAsync(table.Year, cancellation);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        // Two tables at once would each make the activities the other is making.
        await database.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended(styrkedja.current_municipality()::text, 18))", cancellation);
        var stored = await tables.StoredAsync(table.Rows, table.Year, table.Unit, tracked: true, cancellation);
        var comparison = TableComparison.Of(table.Rows, stored, Words.Swedish);
        if (comparison.Fingerprint() != table.Seen)
        {
            await transaction.RollbackAsync(cancellation);
            await tables.RefuseAsync(table.Id, TableState.Refused, null, cancellation);
            return;
        }

        await StoreAsync(table, comparison, cancellation);
        await database.SayWhyAsync("activity.table-taken", table.FileName, cancellation);
        await database.Database.ExecuteSqlAsync(
            $"update styrkedja.activity_table set state = 'Done', added = {comparison.New.Count}, changed = {comparison.Changed.Count}, unchanged = {comparison.Unchanged}, left_out = {comparison.FaultyRows} where id = {table.Id}",
            cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private async Task StoreAsync(HandedInTable table, TableComparison comparison, CancellationToken cancellation)
    {
        var order = await database.Activities.MaxAsync(a => (int?)a.Order, cancellation) ?? 0;
        var total = comparison.New.Count + comparison.Changed.Count;
        var done = 0;
        var groups = comparison.New.Select(row => (Row: row, Verb: "activity.planned"))
            .Concat(comparison.Changed.Select(row => (Row: row, Verb: "activity.changed")))
            .GroupBy(x => (x.Verb, Reason: x.Row.Reason ?? table.FileName));
        foreach (var group in groups)
        {
            foreach (var batch in group.Chunk(Batch))
            {
                foreach (var (row, _) in batch)
                {
                    Write(row, ref order);
                }

                // What the trail is told holds for the rest of the transaction, and so for just this batch.
                await database.SayWhyAsync(group.Key.Verb, group.Key.Reason, cancellation);
                await database.SaveChangesAsync(cancellation);
                done += batch.Length;
                await tables.TellAsync(table.Id, done, total, cancellation);
            }
        }
    }

    private void Write(ComparedRow row, ref int order)
    {
        var given = row.Given;
        var activity = row.Stored;
        if (activity is null)
        {
            activity = new Activity(Ids.New<ActivityId>(), given.Owner, given.Title ?? "", given.Plan, given.Goals);
            activity.PlaceAt(++order);
            database.Activities.Add(activity);
        }
        else
        {
            activity.Replan(given.Plan, row.Reason);
            activity.MoveTo(given.Owner);
            activity.LinkOnlyTo(given.Goals);
        }

        activity.Describe(given.Title ?? "", given.Description, given.Funding);
        activity.Detail(given.Details);
        if (!activity.TakingPart.SequenceEqual(given.TakingPart))
        {
            activity.Involve(given.TakingPart);
        }
    }

    private async Task EnterAsync(HandedInTable table, CancellationToken cancellation)
    {
        if (table.By is { } account)
        {
            await user.SignInAsync(account, table.ByName, SwedishTime.DayOf(clock.GetUtcNow()), cancellation);
        }
        else
        {
            user.ActAsOperator(table.ByName);
        }

        user.Require(Domain.People.Permission.PlanActivities);
    }
}
