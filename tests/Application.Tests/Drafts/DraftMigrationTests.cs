using Npgsql;
using Styrkedja.Application.Database;
using Styrkedja.TestKit;

namespace Styrkedja.Application.Tests.Drafts;

public sealed class DraftMigrationTests
{
    [Fact]
    public async Task Drafts_of_activity_reports_move_over_to_the_forms_they_were_written_in()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        var migrator = new Migrator(database.ConnectionString);
        await migrator.MigrateAsync(28, TestContext.Current.CancellationToken);
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await AskAsync("""
            select set_config('styrkedja.verb', 'test', false), set_config('styrkedja.municipality', 'a0000000-0000-0000-0000-000000000001', false);
            insert into styrkedja.municipality (id, slug, name) values ('a0000000-0000-0000-0000-000000000001', 'prov', 'Prov');
            set session_replication_role = replica;
            insert into styrkedja.account (municipality_id, id, name, user_name, normalized_user_name, email, normalized_email)
            values ('a0000000-0000-0000-0000-000000000001', 'b0000000-0000-0000-0000-000000000001', 'Anna', 'a@b.example', 'A@B.EXAMPLE', 'a@b.example', 'A@B.EXAMPLE');
            insert into styrkedja.status_draft (municipality_id, account_id, activity_id, year, number, fields, saved_at) values
            ('a0000000-0000-0000-0000-000000000001', 'b0000000-0000-0000-0000-000000000001', 'c0000000-0000-0000-0000-000000000001', 2024, 2, '{"Comment": "Halva \"sträckan\"", "SeenRevision": "1"}', '2024-09-04 10:00Z'),
            ('a0000000-0000-0000-0000-000000000001', 'b0000000-0000-0000-0000-000000000001', 'c0000000-0000-0000-0000-000000000001', 2024, 3, '{}', '2024-09-04 10:00Z');
            """);

        await migrator.MigrateAsync(TestContext.Current.CancellationToken);

        (await AskAsync("select string_agg(concat_ws(' ', account_id, address, fields, saved_at at time zone 'UTC'), E'\\n' order by address) from styrkedja.form_draft")).ShouldBe(
            """
            b0000000-0000-0000-0000-000000000001 /aktiviteter/c0000000-0000-0000-0000-000000000001/rapportera/2024/2 {"Form.Comment": ["Halva \"sträckan\""], "Form.SeenRevision": ["1"]} 2024-09-04 10:00:00
            b0000000-0000-0000-0000-000000000001 /aktiviteter/c0000000-0000-0000-0000-000000000001/rapportera/2024/3 {} 2024-09-04 10:00:00
            """);
        (await AskAsync("select to_regclass('styrkedja.status_draft')::text")).ShouldBe(DBNull.Value);

        async Task<object?> AskAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
        }
    }
}
