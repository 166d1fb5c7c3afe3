using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Npgsql;
using Styrkedja.Application.Audit;
using Styrkedja.Application.Database;
using Styrkedja.Application.Database.Backups;
using Styrkedja.Application.Tests.Demo;
using Styrkedja.Domain;
using Styrkedja.TestKit;

namespace Styrkedja.Application.Tests.Database;

public sealed class BackupTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_whole_municipality_comes_back_row_for_row_and_its_trail_is_whole()
    {
        await using var demo = await LoadedDemo.OnAsync(new DateOnly(2026, 9, 10), Cancellation);
        var id = (Guid)(await AskAsync(demo.OwnerConnectionString, "select id from styrkedja.municipality"))!;
        await using var source = NpgsqlDataSource.Create(demo.ApplicationConnectionString);
        var connections = new DatabaseConnections(source, TenantOf(id));
        var sealedEvents = await new TrailSealing(connections).SealAsync(Cancellation);
        await AskAsync(demo.OwnerConnectionString, """
            select set_config('styrkedja.verb', 'test', false);
            update styrkedja.goal set title = E'Rad ett\nrad två, "citat"; åäö 😀' where id = (select min(id::text)::uuid from styrkedja.goal);
            insert into styrkedja.form_draft (municipality_id, account_id, address, fields, saved_at) select municipality_id, id, '/mal/ny', '{"Form.Title": ["Påbörjat"]}', now() from styrkedja.account
            """);

        await using var target = await TestDatabase.CreateEmptyAsync();
        using var file = await BackUpAsync(connections, id);
        await RestoreAsync(target, file);

        foreach (var table in await TablesAsync(demo.OwnerConnectionString))
        {
            // Transactions have other numbers on another server.
            var digest = $"select count(*) || ' ' || md5(string_agg((to_jsonb(t) - 'transaction' - 'snapshot')::text, '' order by t::text)) from styrkedja.{table} t";
            (await AskAsync(target.ConnectionString, digest)).ShouldBe(await AskAsync(demo.OwnerConnectionString, digest), table);
        }

        await using var restored = NpgsqlDataSource.Create(target.ConnectionStringAs(DatabaseLocation.ApplicationRole));
        var verdict = await new TrailVerification(new DatabaseConnections(restored, TenantOf(id)), TenantOf(id)).VerifyAsync(Cancellation);
        verdict.Break.ShouldBeNull();
        verdict.Sealed.ShouldBe(sealedEvents);
        verdict.Unsealed.ShouldBe(1);
    }

    [Fact]
    public async Task After_a_restore_the_guard_stands_and_the_trail_goes_on()
    {
        await using var test = await TestMunicipality.CreateAsync();
        await using var target = await TestDatabase.CreateEmptyAsync();
        using var file = await BackUpAsync(test.Connections(), test.Id.Value);
        await RestoreAsync(target, file);

        const string newArea = "insert into styrkedja.goal_area (id, name, sort_order) values (gen_random_uuid(), 'Klimat', 1)";
        await using var source = NpgsqlDataSource.Create(target.ConnectionStringAs(DatabaseLocation.ApplicationRole));
        await using var connection = await new DatabaseConnections(source, TenantOf(test.Id.Value)).OpenAsync(Cancellation);
        (await Should.ThrowAsync<PostgresException>(() => AskAsync(connection, newArea))).SqlState.ShouldBe("ST001");
        await AskAsync(connection, "select set_config('styrkedja.verb', 'goal-area.created', false);" + newArea);
        (await AskAsync(connection, "select count(*) from styrkedja.event")).ShouldBe(2L);
        (await AskAsync(target.ConnectionString, "select count(*) from pg_class where relnamespace = 'styrkedja'::regnamespace and relrowsecurity and not relforcerowsecurity")).ShouldBe(0L);
    }

    [Fact]
    public async Task A_database_with_a_municipality_in_it_is_not_restored_into()
    {
        await using var test = await TestMunicipality.CreateAsync();
        using var file = await BackUpAsync(test.Connections(), test.Id.Value);
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        var refusal = await Should.ThrowAsync<RuleBrokenException>(() => Restore.HandleAsync(test.OwnerConnectionString, zip, null, Cancellation));
        refusal.Rule.ShouldBe("restore-needs-empty");
    }

    [Theory]
    [InlineData("tables/event.csv", "municipality.created", "municipality.deleted")]
    [InlineData("tables/municipality.csv", "alvsala", "alvsala\"")]
    [InlineData("backup.json", "\"schemaStep\"", "schemaStep")]
    public async Task A_damaged_file_is_refused_and_leaves_the_database_empty(string part, string text, string other)
    {
        await using var test = await TestMunicipality.CreateAsync();
        await using var target = await TestDatabase.CreateEmptyAsync();
        using var file = await BackUpAsync(test.Connections(), test.Id.Value);
        Change(file, part, content => content.Replace(text, other, StringComparison.Ordinal));
        var refusal = await Should.ThrowAsync<BackupUnreadableException>(() => RestoreAsync(target, file));
        refusal.Problem.ShouldBe("damaged");
        refusal.Where.ShouldBe(part);
        await new Migrator(target.ConnectionString).MigrateAsync(Cancellation);
        (await AskAsync(target.ConnectionString, "select count(*) from styrkedja.municipality")).ShouldBe(0L);
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_refused()
    {
        await using var test = await TestMunicipality.CreateAsync();
        await using var target = await TestDatabase.CreateEmptyAsync();
        using var file = await BackUpAsync(test.Connections(), test.Id.Value);
        Change(file, BackupManifest.EntryName, content => With(content, "schemaStep", 9999));
        (await Should.ThrowAsync<BackupUnreadableException>(() => RestoreAsync(target, file))).Problem.ShouldBe("newer");
    }

    [Fact]
    public async Task A_backup_of_an_earlier_schema_is_read_by_that_schema_and_then_brought_up_to_date()
    {
        const int earlier = 6;
        var id = Guid.CreateVersion7();
        await using var target = await TestDatabase.CreateEmptyAsync();
        await using var old = await TestDatabase.CreateEmptyAsync();
        await new Migrator(old.ConnectionString).MigrateAsync(earlier, Cancellation);
        await AskAsync(old.ConnectionString, $"insert into styrkedja.municipality (id, slug, name) values ('{id}', 'alvsala', 'Älvsala kommun')");
        await using var source = NpgsqlDataSource.Create(old.ConnectionString);
        using var file = await BackUpAsync(new DatabaseConnections(source, TenantOf(id)), id);
        Change(file, BackupManifest.EntryName, content => With(content, "schemaStep", earlier));
        await RestoreAsync(target, file);
        (await AskAsync(target.ConnectionString, "select name from styrkedja.municipality")).ShouldBe("Älvsala kommun");
        (await new Migrator(target.ConnectionString).StateAsync(Cancellation)).ShouldAllBe(s => s.AppliedAt != null);
    }

    private static Tenant TenantOf(Guid municipality)
    {
        var tenant = new Tenant();
        tenant.Enter(new MunicipalityId(municipality));
        tenant.ActAs(null, "test");
        return tenant;
    }

    private static async Task<MemoryStream> BackUpAsync(DatabaseConnections connections, Guid municipality)
    {
        var file = new MemoryStream();
        await new BackUp(connections, TenantOf(municipality), TimeProvider.System).HandleAsync(file, null, Cancellation);
        return file;
    }

    private static async Task RestoreAsync(TestDatabase target, MemoryStream file)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        await Restore.HandleAsync(target.ConnectionString, zip, null, Cancellation);
    }

    private static void Change(MemoryStream file, string part, Func<string, string> change)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true);
        string content;
        using (var reader = new StreamReader(zip.GetEntry(part)!.Open()))
        {
            content = reader.ReadToEnd();
        }

        zip.GetEntry(part)!.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(part).Open(), new UTF8Encoding(false));
        writer.Write(change(content));
    }

    private static string With(string json, string property, int value)
    {
        var node = JsonNode.Parse(json)!.AsObject();
        node[property] = value;
        return node.ToJsonString();
    }

    private static async Task<List<string>> TablesAsync(string connectionString) => [.. ((string)(await AskAsync(
        connectionString,
        "select string_agg(distinct table_name, ',') from information_schema.columns where table_schema = 'styrkedja' and (column_name = 'municipality_id' or table_name = 'municipality')"))!).Split(',')];

    private static async Task<object?> AskAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Cancellation);
        return await AskAsync(connection, sql);
    }

    private static async Task<object?> AskAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancellation);
    }
}
