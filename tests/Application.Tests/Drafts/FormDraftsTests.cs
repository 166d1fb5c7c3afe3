using Npgsql;
using Styrkedja.Application.Database;
using Styrkedja.Application.Drafts;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;
using Styrkedja.TestKit;

namespace Styrkedja.Application.Tests.Drafts;

public sealed class FormDraftsTests : IAsyncLifetime
{
    private const string Address = "/aktiviteter/ny";
    private static readonly DateTimeOffset _noon = new(2024, 9, 4, 10, 0, 0, TimeSpan.Zero);

    private readonly Hand _hand = new(_noon);
    private TestMunicipality _test = null!;
    private FormDrafts _annas = null!;
    private FormDrafts _bos = null!;
    private Tenant _anna = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _test = await TestMunicipality.CreateAsync();
        (_annas, _anna) = await PersonAsync("Anna", _test.Id);
        (_bos, _) = await PersonAsync("Bo", _test.Id);
    }

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    [Fact]
    public async Task What_is_typed_is_found_again_by_its_writer_and_by_nobody_else()
    {
        (await _annas.SaveAsync(Address, Fields(("Form.Title", ["Skriv \"så\" här 😀\nrad två"]), ("Form.Goals", ["a", "b"])), null, Cancellation)).ShouldBe(_noon);

        var draft = (await _annas.OnAsync(Address, Cancellation)).ShouldHaveSingleItem();
        (draft.Address, draft.SavedAt, draft.ThrownAt).ShouldBe((Address, _noon, (DateTimeOffset?)null));
        draft.Value("Form.Title").ShouldBe("Skriv \"så\" här 😀\nrad två");
        draft.Fields["Form.Goals"].ShouldBe(["a", "b"]);
        (await _bos.OnAsync(Address, Cancellation)).ShouldBeEmpty();
        (await _annas.OnAsync("/aktiviteter", Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_database_itself_keeps_persons_and_municipalities_apart()
    {
        await _annas.SaveAsync(Address, Fields(("Form.Title", ["Hemligt"])), null, Cancellation);
        await _bos.SaveAsync(Address, Fields(("Form.Title", ["Bos"])), null, Cancellation);
        var other = _test.Tenant(Ids.New<MunicipalityId>());
        var context = _test.Context(other);
        context.Municipalities.Add(new Municipality(other.Municipality!.Value, "norrby", "Norrby kommun"));
        await context.SaveAsync("municipality.created", null, Cancellation);

        const string all = "select count(*) from styrkedja.form_draft";
        (await _test.AsApplicationAsync(all, _anna)).ShouldBe(1L);
        (await _test.AsApplicationAsync(all, other)).ShouldBe(0L);
        (await _test.AsApplicationAsync(all, new Tenant())).ShouldBe(0L);
        (await _test.AsApplicationAsync("with x as (delete from styrkedja.form_draft returning 1) select count(*) from x", _anna)).ShouldBe(1L);
        (await _bos.OnAsync(Address, Cancellation)).ShouldHaveSingleItem();
        var refusal = await Should.ThrowAsync<PostgresException>(() => _test.AsApplicationAsync("insert into styrkedja.form_draft (account_id, address, fields, saved_at) select id, '/x', '{}', now() from styrkedja.account where name = 'Bo'", _anna));
        refusal.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);

        // Whoever runs the machine backs all of them up.
        (await _test.AsApplicationAsync(all)).ShouldBe(1L);
    }

    [Fact]
    public async Task Secrets_and_what_a_form_carries_for_itself_are_never_kept()
    {
        await _annas.SaveAsync(Address, Fields(("Title", ["A\0B"]), ("NewPassword", ["hemligt"]), ("form.password", ["hemligt"]), ("__RequestVerificationToken", ["x"])), null, Cancellation);

        var draft = (await _annas.OnAsync(Address, Cancellation)).ShouldHaveSingleItem();
        draft.Fields.Keys.ShouldBe(["Title"]);
        draft.Value("Title").ShouldBe("AB");
    }

    [Fact]
    public async Task What_is_too_large_or_has_no_address_is_not_kept_and_leaves_what_was_kept_before()
    {
        await _annas.SaveAsync(Address, Fields(("Title", ["Före"])), null, Cancellation);
        (await _annas.SaveAsync(Address, Fields(("Title", [new string('å', FormDrafts.Largest / 2)])), null, Cancellation)).ShouldBeNull();
        foreach (var address in new[] { "", "/", "//ond.example/", "/\\ond", "https://ond.example", "/a\nb", "/" + new string('a', FormDraft.LongestAddress) })
        {
            (await _annas.SaveAsync(address, Fields(("Title", ["x"])), null, Cancellation)).ShouldBeNull(address);
        }

        (await _annas.OnAsync(Address, Cancellation)).ShouldHaveSingleItem().Value("Title").ShouldBe("Före");
        (await _test.AsOwnerAsync("select count(*) from styrkedja.form_draft")).ShouldBe(1L);

        (await _annas.SaveAsync(Address, Fields(("Title", [new string('å', (FormDrafts.Largest / 2) - 10)])), null, Cancellation)).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_oldest_give_way_to_the_fifty_first_and_those_half_a_year_old_to_any()
    {
        await _bos.SaveAsync("/bo", Fields(("a", ["b"])), null, Cancellation);
        for (var i = 0; i <= FormDrafts.Most; i++)
        {
            _hand.Now = _noon.AddMinutes(i);
            await _annas.SaveAsync($"/sida/{i}", Fields(("a", ["b"])), null, Cancellation);
        }

        (await _test.AsOwnerAsync("select count(*) from styrkedja.form_draft where address like '/sida/%'")).ShouldBe((long)FormDrafts.Most);
        (await _annas.OnAsync("/sida/0", Cancellation)).ShouldBeEmpty();
        (await _annas.OnAsync("/sida/1", Cancellation)).ShouldHaveSingleItem();
        (await _bos.OnAsync("/bo", Cancellation)).ShouldHaveSingleItem();

        _hand.Now = _noon.AddDays(181);
        (await _annas.OnAsync("/sida/1", Cancellation)).ShouldBeEmpty();
        await _annas.SaveAsync(Address, Fields(("a", ["b"])), null, Cancellation);
        (await _test.AsOwnerAsync("select count(*) from styrkedja.form_draft")).ShouldBe(2L);
    }

    [Fact]
    public async Task What_a_page_sent_late_never_replaces_what_it_sent_after()
    {
        await SaveAsync("först", "flik 1", 1);
        await SaveAsync("sist", "flik 1", 3);
        await SaveAsync("försenat", "flik 1", 2);
        (await _annas.OnAsync(Address, Cancellation)).ShouldHaveSingleItem().Value("a").ShouldBe("sist");

        await SaveAsync("annan enhet", "flik 2", 1);
        (await _annas.OnAsync(Address, Cancellation)).ShouldHaveSingleItem().Value("a").ShouldBe("annan enhet");

        Task SaveAsync(string text, string page, int number) => _annas.SaveAsync(Address, Fields(("a", [text])), new DraftTurn(page, number), Cancellation);
    }

    [Fact]
    public async Task What_is_thrown_away_can_be_taken_back_within_the_hour_and_what_is_sent_cannot()
    {
        await _annas.SaveAsync(Address, Fields(("a", ["b"])), null, Cancellation);
        await _bos.ThrowAsync(Address, Cancellation);
        (await _annas.OnAsync(Address, Cancellation)).ShouldHaveSingleItem().ThrownAt.ShouldBeNull();

        await _annas.ThrowAsync(Address, Cancellation);
        (await _annas.OnAsync(Address, Cancellation)).ShouldHaveSingleItem().ThrownAt.ShouldBe(_noon);
        await _annas.TakeBackAsync(Address, Cancellation);
        (await _annas.OnAsync(Address, Cancellation)).ShouldHaveSingleItem().ThrownAt.ShouldBeNull();

        await _annas.ThrowAsync(Address, Cancellation);
        _hand.Now = _noon.AddMinutes(61);
        (await _annas.OnAsync(Address, Cancellation)).ShouldBeEmpty();
        await _annas.SaveAsync("/annat", Fields(("a", ["b"])), null, Cancellation);
        (await _test.AsOwnerAsync("select string_agg(address, ' ') from styrkedja.form_draft")).ShouldBe("/annat");

        await _annas.DiscardAsync(["/annat"], Cancellation);
        (await _test.AsOwnerAsync("select count(*) from styrkedja.form_draft")).ShouldBe(0L);
    }

    private static Dictionary<string, string[]> Fields(params (string Name, string[] Values)[] fields) => fields.ToDictionary(f => f.Name, f => f.Values);

    private async Task<(FormDrafts Drafts, Tenant Tenant)> PersonAsync(string name, MunicipalityId municipality)
    {
        var tenant = _test.Tenant(municipality);
        var context = _test.Context(tenant);
        var email = $"{name}@exempel.example";
        var account = new Account { Name = name, UserName = email, NormalizedUserName = email, Email = email, NormalizedEmail = email };
        context.Users.Add(account);
        await context.SaveAsync("account.invited", null, Cancellation);
        var user = TestMunicipality.Nobody(context, tenant);
        await user.SignInAsync(account.AccountId, name, new DateOnly(2024, 9, 4), Cancellation);
        return (new FormDrafts(_test.Connection(tenant), user, _hand), tenant);
    }

    private sealed class Hand(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
