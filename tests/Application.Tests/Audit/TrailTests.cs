using Npgsql;
using Styrkedja.Application.Audit;
using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;
using Styrkedja.TestKit;

namespace Styrkedja.Application.Tests.Audit;

public sealed class TrailTests : IAsyncLifetime
{
    private TestMunicipality _test = null!;

    public async ValueTask InitializeAsync()
    {
        _test = await TestMunicipality.CreateAsync();
        foreach (var name in (string[])["Kost", "Lokalvård", "Räddningstjänst"])
        {
            await AddUnitAsync(name);
        }
    }

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    [Fact]
    public async Task A_change_is_told_with_who_what_before_and_after()
    {
        (await _test.AsOwnerAsync("select actor || ' ' || verb || ' ' || (after ->> 'name') from styrkedja.event where subject_table = 'unit' order by id limit 1"))
            .ShouldBe("test unit.created Kost");
    }

    [Fact]
    public async Task A_write_without_a_verb_is_refused_and_undone()
    {
        var refusal = await Should.ThrowAsync<PostgresException>(() => _test.AsApplicationAsync("delete from styrkedja.unit"));
        refusal.SqlState.ShouldBe("ST001");
        (await _test.AsApplicationAsync("select count(*) from styrkedja.unit")).ShouldBe(3L);
    }

    [Fact]
    public async Task An_untouched_trail_is_whole()
    {
        await SealAsync();
        await AddUnitAsync("Förskola");
        await SealAsync();
        await AddUnitAsync("Gata");
        var verdict = await VerifyAsync();
        verdict.Break.ShouldBeNull();
        verdict.Batches.ShouldBe(2);
        verdict.Sealed.ShouldBe(9, "the municipality, and for each of four units itself and how it stood");
        verdict.Unsealed.ShouldBe(2);
    }

    [Fact]
    public async Task Sealing_with_nothing_new_seals_nothing()
    {
        await SealAsync();
        (await SealAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("update styrkedja.event set actor = 'någon annan' where id = (select id from styrkedja.event order by id offset 1 limit 1)", TrailFault.Changed)]
    [InlineData("update styrkedja.event set after = after || '{\"name\": \"Bytt\"}' where id = (select id from styrkedja.event order by id offset 2 limit 1)", TrailFault.Changed)]
    [InlineData("delete from styrkedja.event where id = (select id from styrkedja.event order by id offset 1 limit 1)", TrailFault.Removed)]
    [InlineData("delete from styrkedja.event where id = (select max(id) from styrkedja.event where batch is not null)", TrailFault.Removed)]
    [InlineData("delete from styrkedja.event where batch = 1; delete from styrkedja.seal where batch = 1", TrailFault.Removed)]
    [InlineData("insert into styrkedja.event (municipality_id, actor, verb, subject_table, subject_id, batch, link) select municipality_id, actor, verb, subject_table, subject_id, batch, link from styrkedja.event order by id limit 1", TrailFault.Inserted)]
    [InlineData("insert into styrkedja.event (municipality_id, actor, verb, subject_table, subject_id, transaction) select municipality_id, actor, verb, subject_table, subject_id, transaction from styrkedja.event order by id limit 1", TrailFault.Inserted)]
    [InlineData("update styrkedja.event set batch = 2 where id = (select id from styrkedja.event where batch = 1 order by id limit 1)", TrailFault.Removed)]
    [InlineData("with two as (select id, row_number() over (order by id) n from styrkedja.event where batch = 1 order by id limit 2) update styrkedja.event e set verb = o.verb, after = o.after, link = o.link, subject_id = o.subject_id from two t, two u, styrkedja.event o where e.id = t.id and u.n = 3 - t.n and o.id = u.id", TrailFault.Changed)]
    public async Task Verification_finds_what_an_intruder_did(string deed, TrailFault fault)
    {
        await SealAsync();
        await AddUnitAsync("Förskola");
        await SealAsync();
        await _test.AsOwnerAsync($"begin; set local session_replication_role = replica; {deed}; commit");
        var verdict = await VerifyAsync();
        verdict.Break.ShouldNotBeNull().Fault.ShouldBe(fault);
    }

    [Fact]
    public async Task Even_the_owner_cannot_edit_an_event_with_the_guard_on()
    {
        await SealAsync();
        await Should.ThrowAsync<PostgresException>(() => _test.AsOwnerAsync("update styrkedja.event set actor = 'x'"));
        await Should.ThrowAsync<PostgresException>(() => _test.AsOwnerAsync("delete from styrkedja.event"));
    }

    private async Task AddUnitAsync(string name)
    {
        var context = _test.Context();
        context.Units.Add(new Unit(Ids.New<UnitId>(), name, null, "Enhet", new DateOnly(2024, 1, 1)));
        await context.SaveAsync("unit.created", null, TestContext.Current.CancellationToken);
    }

    private Task<int> SealAsync() => new TrailSealing(_test.Connections()).SealAsync(TestContext.Current.CancellationToken);

    private Task<TrailVerdict> VerifyAsync() => new TrailVerification(_test.Connections(), _test.Tenant()).VerifyAsync(TestContext.Current.CancellationToken);
}
