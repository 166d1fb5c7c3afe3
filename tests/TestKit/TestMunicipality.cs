using Microsoft.EntityFrameworkCore;
using Npgsql;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;

namespace Styrkedja.TestKit;

/// <summary>A migrated database of its own with one municipality, and what one works on it with.</summary>
public sealed class TestMunicipality : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly NpgsqlDataSource _source;
    private readonly List<StyrkedjaDbContext> _contexts = [];

    private TestMunicipality(TestDatabase database, MunicipalityId id)
    {
        _database = database;
        Id = id;
        _source = NpgsqlDataSource.Create(database.ConnectionStringAs(DatabaseLocation.ApplicationRole));
    }

    public MunicipalityId Id { get; }

    public string OwnerConnectionString => _database.ConnectionString;

    public string ApplicationConnectionString => _database.ConnectionStringAs(DatabaseLocation.ApplicationRole);

    public static async Task<TestMunicipality> CreateAsync(string slug = "alvsala") => await CreateInAsync(await WithoutAnyAsync(), slug);

    /// <inheritdoc cref="TestDatabase.CreateOnAsync"/>
    public static async Task<TestMunicipality> CreateOnAsync(string server)
    {
        TestDatabase.Prepare = Migrate;
        return await CreateInAsync(await TestDatabase.CreateOnAsync(server), "alvsala");
    }

    private static async Task<TestMunicipality> CreateInAsync(TestDatabase database, string slug)
    {
        var test = new TestMunicipality(database, Ids.New<MunicipalityId>());
        var context = test.Context();
        context.Municipalities.Add(new Municipality(test.Id, slug, "Älvsala kommun"));
        await context.SaveAsync("municipality.created", null, CancellationToken.None);
        return test;
    }

    /// <summary>A migrated database that no municipality has been made in, for what makes one itself.</summary>
    public static Task<TestDatabase> WithoutAnyAsync()
    {
        TestDatabase.Prepare = Migrate;
        return TestDatabase.CreateAsync(Migrator.SchemaVersion);
    }

    private static Task Migrate(string connection) => new Migrator(connection).MigrateAsync();

    public Tenant Tenant(MunicipalityId? municipality = null, string actor = "test")
    {
        var tenant = new Tenant();
        tenant.Enter(municipality ?? Id);
        tenant.ActAs(null, actor);
        return tenant;
    }

    public DatabaseConnections Connections(Tenant? tenant = null) => new(_source, tenant ?? Tenant());

    /// <summary>The connection of a context made for it.</summary>
    public ContextConnection Connection(Tenant? tenant = null) => ContextAndConnection(tenant ?? Tenant()).Connection;

    public (StyrkedjaDbContext Context, ContextConnection Connection) ContextAndConnection(Tenant tenant)
    {
        var told = new TenantOnConnection(tenant);
        var context = Context(told);
        return (context, new ContextConnection(context, told));
    }

    public StyrkedjaDbContext Context(Tenant? tenant = null)
    {
        tenant ??= Tenant();
        return Context(new TenantOnConnection(tenant));
    }

    private StyrkedjaDbContext Context(TenantOnConnection told)
    {
        var context = new StyrkedjaDbContext(
            new DbContextOptionsBuilder<StyrkedjaDbContext>().UseStyrkedja(_source).Options, told);
        _contexts.Add(context);
        return context;
    }

    /// <summary>Signed in as whoever runs the machine: may do everything.</summary>
    public static CurrentUser Operator(StyrkedjaDbContext context, Tenant tenant)
    {
        var user = Nobody(context, tenant);
        user.ActAsOperator("test");
        return user;
    }

    /// <summary>Not signed in yet.</summary>
    public static CurrentUser Nobody(StyrkedjaDbContext context, Tenant tenant) => new(new(context), new(() => new ContextConnection(context, new TenantOnConnection(tenant))), tenant);

    /// <summary>Runs SQL as the owner of the server, who is above row-level security: what an intruder in the engine room could do.</summary>
    public async Task<object?> AsOwnerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(OwnerConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    public async Task<object?> AsApplicationAsync(string sql, Tenant? tenant = null)
    {
        await using var connection = await Connections(tenant).OpenAsync(CancellationToken.None);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var context in _contexts)
        {
            await context.DisposeAsync();
        }

        await _source.DisposeAsync();
        await _database.DisposeAsync();
    }
}
