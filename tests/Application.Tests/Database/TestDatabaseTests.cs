using Npgsql;
using Styrkedja.TestKit;

namespace Styrkedja.Application.Tests.Database;

public sealed class TestDatabaseTests
{
    private readonly string _template = $"test of the test database {Guid.NewGuid()}";

    [Fact]
    public async Task Clones_of_a_template_start_alike_and_do_not_see_each_other()
    {
        await using var one = await TestDatabase.CreateAsync(_template);
        await using var other = await TestDatabase.CreateAsync(_template);

        await ExecuteAsync(one, "CREATE TABLE only_here (id int)");

        (await ExecuteAsync(one, "SELECT to_regclass('only_here')::text")).ShouldBe("only_here");
        (await ExecuteAsync(other, "SELECT to_regclass('only_here')::text")).ShouldBe(DBNull.Value);
    }

    [Fact]
    public async Task A_disposed_clone_is_gone_when_the_ended_are_dropped_even_with_open_connections()
    {
        var clone = await TestDatabase.CreateAsync(_template);
        await using var open = new NpgsqlConnection(clone.ConnectionString);
        await open.OpenAsync(TestContext.Current.CancellationToken);

        await clone.DisposeAsync();
        await TestDatabase.DropEndedAsync();

        await using var witness = await TestDatabase.CreateAsync(_template);
        (await ExecuteAsync(witness, $"SELECT count(*) FROM pg_database WHERE datname = '{clone.Name}'")).ShouldBe(0L);
    }

    private static async Task<object?> ExecuteAsync(TestDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
