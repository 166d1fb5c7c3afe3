using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Styrkedja.Application.FollowUp;
using Styrkedja.Bench.Figures;
using Styrkedja.Bench.Pages;
using Styrkedja.Domain.Time;

namespace Styrkedja.Bench.Activities;

/// <summary>
/// A status saved by the form, from the request to the answer, beside <c>pgbench</c> that sends the same statements to the same
/// server. As many at once on both sides, and each of an activity of its own.
/// </summary>
internal static class SavingStatus
{
    /// <summary>Of a round, by all clients together.</summary>
    private const int Whole = 1_000;

    private const int WarmUp = 10, Rounds = 7;

    /// <summary>Above the first, which is saved once to see what is sent.</summary>
    private static int _next = 1;

    /// <param name="clients">At once, each with its own activities: sixteen keep the machine busy, four wait for the disk now and then.</param>
    public static async Task<Figure> MeasureAsync(int clients)
    {
        await using var site = await LargeSite.StartAsync(goals: 10, activities: 100);
        var saves = await PrepareAsync(site);
        var script = await ScriptAsync(site, saves);
        try
        {
            return Figure.Of($"A status saved over HTTP, {clients} at a time", 2, await Pairs.MeasureAsync(WarmUp, Rounds, () => BareAsync(site, script, clients), () => saves.RunAsync(clients)));
        }
        finally
        {
            File.Delete(script);
        }
    }

    /// <summary>The same saves with one municipality in the database, and with many that have reported for years.</summary>
    public static async Task<Figure> MeasureAmongManyAsync()
    {
        await using var one = await LargeSite.StartAsync(goals: 10, activities: 100);
        await using var many = await LargeSite.StartAsync(goals: 10, activities: 100);
        await ManyMunicipalities.FillAsync(many);
        var (alone, among) = (await PrepareAsync(one), await PrepareAsync(many));
        return Figure.Of($"A status saved, one of {ManyMunicipalities.Count} municipalities beside the only one", 1.2, await Pairs.MeasureAsync(WarmUp, Rounds, () => alone.RunAsync(4), () => among.RunAsync(4)));
    }

    private static async Task<Saves> PrepareAsync(LargeSite site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Styrkedja.Application.Database.Tenant>().Enter(site.Plan.Municipality);
        var period = (await scope.ServiceProvider.GetRequiredService<Periods>().CurrentAsync(CancellationToken.None))!;
        await using var owner = NpgsqlDataSource.Create(site.Owner);
        await using var add = owner.CreateCommand("""
            set session_replication_role = replica;
            insert into styrkedja.activity (municipality_id, id, owner_unit_id, title, planned_start, planned_end, original_start, original_end)
            select a.municipality_id, ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, a.owner_unit_id, 'Att rapportera ' || n, a.planned_start, a.planned_end, a.planned_start, a.planned_end
            from (select a.* from styrkedja.activity a where a.municipality_id = $1 and $3 between a.planned_start and a.planned_end and a.replaced_on is null order by a.planned_end desc limit 1) a, generate_series(0, $2) n;
            insert into styrkedja.activity_goal (municipality_id, activity_id, goal_id, position)
            select g.municipality_id, ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, g.id, 0
            from (select g.* from styrkedja.goal g where g.municipality_id = $1 and g.kind = 'Board' and g.last_year < 2035 order by g.sort_order limit 1) g, generate_series(0, $2) n;
            set session_replication_role = default;
            analyze;
            """.Replace("$1", SentStatements.LiteralOf(site.Plan.Municipality.Value), StringComparison.Ordinal)
            .Replace("$3", string.Create(CultureInfo.InvariantCulture, $"'{period.Cutoff:yyyy-MM-dd}'::date"), StringComparison.Ordinal)
            .Replace("$2", $"{Whole * (WarmUp + Rounds) * 2}", StringComparison.Ordinal));
        add.CommandTimeout = 0;
        await add.ExecuteNonQueryAsync();
        var client = await SignedInClient.AtAsync(site.Address);
        return new Saves(client, period.Tertial, await client.TokenAsync(Form(0, period.Tertial)));
    }

    // Of one save that is noted; what differs from one to the next is counted up.
    private static async Task<string> ScriptAsync(LargeSite site, Saves saves)
    {
        IReadOnlyList<string> statements;
        await using (var beside = await site.NotedAsync())
        {
            var noted = beside.Sent;
            using var client = await SignedInClient.AtAsync(beside.Address);
            var token = await client.TokenAsync(Form(0, saves.Tertial));
            noted.Notes = true;
            await client.SendAsync(Form(0, saves.Tertial), Saves.Fields(token));
            noted.Notes = false;
            await using var owner = NpgsqlDataSource.Create(site.Owner);
            await using var made = owner.CreateCommand($"select id from styrkedja.status_report where activity_id = {SentStatements.LiteralOf(IdOf(0))}");
            var report = (Guid)(await made.ExecuteScalarAsync())!;
            statements = noted.With(new Dictionary<string, string>
            {
                [SentStatements.LiteralOf(IdOf(0))] = "('00000000-0000-7000-8000-' || lpad((:n)::int::text, 12, '0'))::uuid",
                [SentStatements.LiteralOf(report)] = "gen_random_uuid()",
            });
        }

        if (!statements.Any(s => s.Contains("gen_random_uuid()", StringComparison.Ordinal)) || !statements.Any(s => s.Contains("(:n)", StringComparison.Ordinal)))
        {
            throw new InvalidOperationException("The save was not noted whole.");
        }

        Console.Error.WriteLine($"One save is {statements.Count(s => s is not ("begin" or "commit"))} statements.");
        var file = Path.GetTempFileName();
        await File.WriteAllLinesAsync(file, ["\\set i :i + 1", "\\set n :start + :client_id * :each + :i", .. statements.Select(s => s + ";")]);
        return file;
    }

    private static async Task<TimeSpan> BareAsync(LargeSite site, string script, int clients)
    {
        var location = new NpgsqlConnectionStringBuilder(site.Application);
        var (each, start) = (Whole / clients, Interlocked.Add(ref _next, Whole) - Whole);
        string[] arguments =
        [
            "-n", "-M", "prepared", "-c", $"{clients}", "-j", $"{Math.Min(clients, Environment.ProcessorCount)}", "-t", $"{each}", "-f", script,
            "-D", "i=-1", "-D", $"start={start}", "-D", $"each={each}", "-h", location.Host!, "-p", $"{location.Port}", "-U", location.Username!, location.Database!,
        ];
        using var bench = Process.Start(new ProcessStartInfo("pgbench", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = bench.StandardError.ReadToEndAsync();
        var told = await bench.StandardOutput.ReadToEndAsync();
        await bench.WaitForExitAsync();
        var rate = told.Split('\n').FirstOrDefault(l => l.StartsWith("tps = ", StringComparison.Ordinal))?.Split(' ')[2];
        if (bench.ExitCode != 0 || rate is null || !told.Contains($"{clients * each}/{clients * each}", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"pgbench: {await errors}\n{told}");
        }

        // Without the time it takes to connect, which the site has done long ago.
        return TimeSpan.FromSeconds(1 / double.Parse(rate, CultureInfo.InvariantCulture));
    }

    private static Guid IdOf(int number) => Guid.Parse($"00000000-0000-7000-8000-{number:D12}");

    private static string Form(int number, PeriodKey tertial) => string.Create(CultureInfo.InvariantCulture, $"/aktiviteter/{IdOf(number)}/rapportera/{tertial.Year}/{tertial.Number}");

    private sealed record Saves(SignedInClient Client, PeriodKey Tertial, string Token)
    {
        public static Dictionary<string, string> Fields(string token) => new()
        {
            ["Form.Phase"] = "ongoing", ["Form.AsPlanned"] = "yes", ["Form.Comment"] = "Arbetet går enligt planen och blir klart i tid.", ["Form.EndKind"] = "plan", ["Form.SeenRevision"] = "0", ["__RequestVerificationToken"] = token,
        };

        /// <returns>The time of one save, with the others going on beside it: the whole by how many they were.</returns>
        public async Task<TimeSpan> RunAsync(int clients)
        {
            var (each, start) = (Whole / clients, Interlocked.Add(ref _next, Whole) - Whole);
            var whole = await Pairs.TimeAsync(() => Task.WhenAll(Enumerable.Range(0, clients).Select(async client =>
            {
                for (var i = 0; i < each; i++)
                {
                    await Client.SendAsync(Form(start + (client * each) + i, Tertial), Fields(Token));
                }
            })));
            return whole / (clients * each);
        }
    }
}
