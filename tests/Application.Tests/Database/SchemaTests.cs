using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using Styrkedja.Application.Database;
using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;
using Styrkedja.TestKit;

namespace Styrkedja.Application.Tests.Database;

public sealed class SchemaTests : IAsyncLifetime
{
    private TestMunicipality _test = null!;

    public async ValueTask InitializeAsync() => _test = await TestMunicipality.CreateAsync();

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    [Fact]
    public async Task The_model_reads_from_columns_that_the_migrations_made()
    {
        var columns = await ColumnsAsync();
        var missing = new List<string>();
        foreach (var entity in _test.Context().Model.GetEntityTypes().Where(e => e.GetTableName() is not null && !e.IsMappedToJson()))
        {
            var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
            missing.AddRange(entity.GetProperties()
                .Select(p => (Property: p, Column: p.GetColumnName(table)))
                .Where(p => p.Column is not null and not "xmin")
                .Where(p => !columns.TryGetValue((table.Name, p.Column!), out var nullable) || (p.Property.IsNullable && !nullable && !p.Property.IsPrimaryKey()))
                .Select(p => $"{table.Name}.{p.Column}"));
        }

        missing.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_kind_of_row_can_be_read()
    {
        var context = _test.Context();
        var read = typeof(SchemaTests).GetMethod(nameof(ReadOne), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!;
        foreach (var entity in context.Model.GetEntityTypes().Where(e => !e.IsOwned()))
        {
            await (Task)read.MakeGenericMethod(entity.ClrType).Invoke(null, [context])!;
        }
    }

    [Fact]
    public async Task Migrating_twice_does_nothing_the_second_time() =>
        (await new Migrator(_test.OwnerConnectionString).MigrateAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();

    [Fact]
    public async Task Units_and_bodies_of_an_older_database_get_their_first_standing()
    {
        var database = _test.Context();
        var top = new Unit(Ids.New<UnitId>(), "Förvaltningen", null, "Förvaltning", new DateOnly(2020, 1, 1));
        database.Units.AddRange(top, new Unit(Ids.New<UnitId>(), "Kost", top.Id, "Enhet", new DateOnly(2022, 1, 1)));
        database.Bodies.Add(new Body(Ids.New<BodyId>(), "Kommunstyrelsen", BodyKind.Board, null, new DateOnly(2019, 1, 1)));
        await database.SaveAsync("test", null, TestContext.Current.CancellationToken);
        await _test.AsOwnerAsync("""
            drop function styrkedja.units_on; drop function styrkedja.held_on;
            drop table styrkedja.handover, styrkedja.reorganisation, styrkedja.unit_standing, styrkedja.body_standing;
            alter table styrkedja.unit drop column standing_since; alter table styrkedja.body drop column standing_since;
            delete from styrkedja.schema_migration where number = 14
            """);

        await new Migrator(_test.OwnerConnectionString).MigrateAsync(TestContext.Current.CancellationToken);

        var unit = await _test.Context().Units.SingleAsync(u => u.Name == "Kost", TestContext.Current.CancellationToken);
        unit.Standings.Select(s => (s.FirstDay, s.Name, s.ParentId)).ShouldBe([(new DateOnly(2022, 1, 1), "Kost", (UnitId?)top.Id)]);
        unit.StandingSince.ShouldBe(new DateOnly(2022, 1, 1));
        (await _test.Context().Bodies.SingleAsync(TestContext.Current.CancellationToken)).Standings.Single().FirstDay.ShouldBe(new DateOnly(2019, 1, 1));
    }

    [Fact]
    public async Task An_edited_migration_is_refused()
    {
        await _test.AsOwnerAsync("update styrkedja.schema_migration set checksum = 'x' where number = 1");
        var refusal = await Should.ThrowAsync<MigrationException>(() => new Migrator(_test.OwnerConnectionString).MigrateAsync());
        refusal.Problem.ShouldBe("edited");
    }

    [Fact]
    public async Task A_database_newer_than_the_program_is_refused()
    {
        await _test.AsOwnerAsync("insert into styrkedja.schema_migration values (9999, 'från framtiden', 'x')");
        var refusal = await Should.ThrowAsync<MigrationException>(() => new Migrator(_test.OwnerConnectionString).MigrateAsync());
        refusal.Problem.ShouldBe("newer");
    }

    private static async Task ReadOne<T>(DbContext context)
        where T : class => await context.Set<T>().IgnoreQueryFilters().FirstOrDefaultAsync();

    private async Task<Dictionary<(string Table, string Column), bool>> ColumnsAsync()
    {
        await using var connection = new NpgsqlConnection(_test.OwnerConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select table_name, column_name, is_nullable = 'YES' from information_schema.columns where table_schema = 'styrkedja'", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var columns = new Dictionary<(string, string), bool>();
        while (await reader.ReadAsync())
        {
            columns[(reader.GetString(0), reader.GetString(1))] = reader.GetBoolean(2);
        }

        return columns;
    }
}
