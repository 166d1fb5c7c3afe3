using Microsoft.EntityFrameworkCore;
using Npgsql;
using Styrkedja.Application.Database;
using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;
using Styrkedja.TestKit;

namespace Styrkedja.Application.Tests.Database;

/// <summary>What one municipality's session tries against another's rows, in raw SQL past every filter of the program.</summary>
public sealed class RowLevelSecurityTests : IAsyncLifetime
{
    private TestMunicipality _alvsala = null!;
    private Tenant _other = null!;

    public async ValueTask InitializeAsync()
    {
        _alvsala = await TestMunicipality.CreateAsync();
        var context = _alvsala.Context();
        context.Units.Add(new Unit(Ids.New<UnitId>(), "Räddningstjänsten", null, "Enhet", new DateOnly(2024, 1, 1)));
        await context.SaveAsync("unit.created", null, TestContext.Current.CancellationToken);

        _other = _alvsala.Tenant(Ids.New<MunicipalityId>());
        var others = _alvsala.Context(_other);
        others.Municipalities.Add(new Municipality(_other.Municipality!.Value, "norrby", "Norrby kommun"));
        await others.SaveAsync("municipality.created", null, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _alvsala.DisposeAsync();

    [Fact]
    public async Task A_municipality_sees_its_own_rows_and_no_others()
    {
        (await _alvsala.AsApplicationAsync("select count(*) from styrkedja.unit")).ShouldBe(1L);
        (await _alvsala.AsApplicationAsync("select count(*) from styrkedja.unit", _other)).ShouldBe(0L);
        (await _alvsala.AsApplicationAsync("select count(*) from styrkedja.event", new Tenant())).ShouldBe(0L);
    }

    [Fact]
    public async Task Two_municipalities_in_one_process_each_get_their_own_by_the_query_filter_alone()
    {
        var sql = _alvsala.Context().Units.ToQueryString();
        sql.ShouldContain("municipality_id");
        (await _alvsala.Context().Units.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
        (await _alvsala.Context(_other).Units.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
        _alvsala.Context(_other).Units.ToQueryString().ShouldContain(_other.Municipality!.Value.Value.ToString());
    }

    [Fact]
    public async Task A_connection_that_is_held_is_told_anew_when_the_work_becomes_anothers()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var tenant = _alvsala.Tenant();
        var (context, connection) = _alvsala.ContextAndConnection(tenant);
        await using var held = await connection.OpenAsync(cancellation);
        (await SeenAsync()).ShouldBe((1, 1));
        tenant.Enter(_other.Municipality!.Value);
        (await SeenAsync()).ShouldBe((0, 0));

        await using (await context.Database.BeginTransactionAsync(cancellation))
        {
            tenant.Enter(_alvsala.Id);
            (await SeenAsync()).ShouldBe((1, 1), "told within the transaction");
            tenant.Enter(_other.Municipality!.Value);
            (await SeenAsync()).ShouldBe((0, 0), "and again");
        }

        tenant.Enter(_alvsala.Id);
        (await SeenAsync()).ShouldBe((1, 1));
        await using (await context.Database.BeginTransactionAsync(cancellation))
        {
            tenant.Enter(_other.Municipality!.Value);
            (await SeenAsync()).ShouldBe((0, 0));
        }

        (await SeenAsync()).ShouldBe((0, 0), "the transaction took back what was told within it");

        async Task<(int ByContext, int BySql)> SeenAsync()
        {
            await using var own = await connection.OpenAsync(cancellation);
            await using var count = new NpgsqlCommand("select count(*)::int from styrkedja.unit", own);
            return (await context.Database.SqlQueryRaw<int>("select count(*)::int as \"Value\" from styrkedja.unit").SingleAsync(cancellation), (int)(await count.ExecuteScalarAsync(cancellation))!);
        }
    }

    [Fact]
    public async Task Another_municipalitys_rows_cannot_be_changed_or_removed()
    {
        (await _alvsala.AsApplicationAsync("with x as (update styrkedja.unit set name = 'Bytt' returning 1) select count(*) from x", _other)).ShouldBe(0L);
        (await _alvsala.AsApplicationAsync("with x as (delete from styrkedja.unit returning 1) select count(*) from x", _other)).ShouldBe(0L);
    }

    [Fact]
    public async Task A_row_cannot_be_written_into_another_municipality()
    {
        var refusal = await Should.ThrowAsync<PostgresException>(() => _alvsala.AsApplicationAsync(
            $"insert into styrkedja.unit (municipality_id, id, name, level, valid_from) values ('{_alvsala.Id.Value}', gen_random_uuid(), 'Insmugglad', 'Enhet', now())", _other));
        refusal.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task A_row_cannot_point_at_another_municipalitys_row()
    {
        var unit = await _alvsala.AsApplicationAsync("select id from styrkedja.unit");
        var refusal = await Should.ThrowAsync<PostgresException>(() => _alvsala.AsApplicationAsync(
            $"begin; set local styrkedja.verb = 'test'; insert into styrkedja.unit (id, name, level, valid_from, parent_id) values (gen_random_uuid(), 'Barn', 'Enhet', now(), '{unit}'); commit", _other));
        refusal.SqlState.ShouldBe(PostgresErrorCodes.ForeignKeyViolation);
    }

    [Theory]
    [InlineData("set role postgres")]
    [InlineData("set session authorization postgres")]
    [InlineData("alter table styrkedja.unit disable row level security")]
    [InlineData("alter table styrkedja.unit no force row level security")]
    [InlineData("drop policy municipality on styrkedja.unit")]
    [InlineData("create policy all_of_it on styrkedja.unit using (true)")]
    [InlineData("alter role styrkedja_app bypassrls")]
    [InlineData("alter table styrkedja.unit disable trigger all")]
    [InlineData("set session_replication_role = replica")]
    [InlineData("truncate styrkedja.event")]
    [InlineData("delete from styrkedja.event")]
    [InlineData("update styrkedja.event set actor = 'någon annan'")]
    [InlineData("update styrkedja.seal set events = 0")]
    [InlineData("create function styrkedja.mine() returns int language sql as 'select 1'")]
    [InlineData("copy styrkedja.unit to program 'cat'")]
    public async Task The_applications_role_cannot_lift_the_guard(string attempt)
    {
        var refusal = await Should.ThrowAsync<PostgresException>(() => _alvsala.AsApplicationAsync(attempt));
        refusal.SqlState.ShouldBeOneOf(PostgresErrorCodes.InsufficientPrivilege, "42501");
    }

    [Fact]
    public async Task Every_table_with_a_municipality_stands_under_the_guard()
    {
        (await _alvsala.AsOwnerAsync(
            """
            select string_agg(c.relname, ', ') from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'municipality_id'
            where c.relnamespace = 'styrkedja'::regnamespace and c.relkind = 'r'
              and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))
            """)).ShouldBe(DBNull.Value);
    }

    [Fact]
    public async Task The_applications_role_is_neither_superuser_nor_above_row_level_security() =>
        (await _alvsala.AsOwnerAsync("select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb from pg_roles where rolname = 'styrkedja_app'")).ShouldBe(false);
}
