using Styrkedja.Application.Database;
using Styrkedja.Domain.Governance;
using Styrkedja.TestKit;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Styrkedja.Application.Tests.Database;

public sealed class VisionMigrationTests
{
    [Fact]
    public async Task What_the_focus_areas_said_moves_into_each_version_of_the_vision()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        var migrator = new Migrator(database.ConnectionString);
        await migrator.MigrateAsync(12, TestContext.Current.CancellationToken);
        await using (var connection = new NpgsqlConnection(database.ConnectionString))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = new NpgsqlCommand(
                """
                select set_config('styrkedja.verb', 'test', false), set_config('styrkedja.municipality', 'a0000000-0000-0000-0000-000000000001', false);
                insert into styrkedja.municipality (id, slug, name) values ('a0000000-0000-0000-0000-000000000001', 'prov', 'Prov');
                insert into styrkedja.focus_area (id, name, text, sort_order, agenda_2030) values ('b0000000-0000-0000-0000-000000000002', 'Vatten', 'Rent.', 2, '{6,13}'), ('b0000000-0000-0000-0000-000000000001', 'Unga', null, 1, '{}');
                insert into styrkedja.vision (id, text, valid_from, decision) values ('c0000000-0000-0000-0000-000000000001', 'Det är nära.', '2022-01-01', 'KF § 1');
                """,
                connection);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await migrator.MigrateAsync(TestContext.Current.CancellationToken);
        var tenant = new Tenant();
        tenant.Enter(new Domain.MunicipalityId(Guid.Parse("a0000000-0000-0000-0000-000000000001")));
        await using var source = NpgsqlDataSource.Create(database.ConnectionStringAs(DatabaseLocation.ApplicationRole));
        await using var context = new StyrkedjaDbContext(new DbContextOptionsBuilder<StyrkedjaDbContext>().UseStyrkedja(source).Options, new TenantOnConnection(tenant));
        var vision = await context.Visions.SingleAsync(TestContext.Current.CancellationToken);
        vision.State.ShouldBe(VisionState.Adopted);
        vision.Areas.Select(a => (a.Name, a.Text)).ShouldBe([("Unga", null), ("Vatten", "Rent.")]);
        (await context.FocusAreas.SingleAsync(a => a.Id == vision.Areas[1].Id, TestContext.Current.CancellationToken)).Agenda.ShouldBe(["6", "13"]);
    }
}
