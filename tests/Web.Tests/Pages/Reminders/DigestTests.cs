using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Styrkedja.Application.People;
using Styrkedja.Application.Reminders;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Measures;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Reminders;
using Styrkedja.TestKit;

namespace Styrkedja.Web.Tests.Pages.Reminders;

/// <summary>Who gets which letter on which day, as it came to the mail server.</summary>
public sealed class DigestTests : IAsyncLifetime
{
    private static readonly DateOnly _weekBefore = new(2024, 8, 30);
    private Reminded _reminded = null!;

    public async ValueTask InitializeAsync() => _reminded = await Reminded.StartAsync(_weekBefore);

    public ValueTask DisposeAsync() => _reminded.DisposeAsync();

    [Fact]
    public async Task A_week_before_the_last_day_a_reporter_gets_one_letter_about_what_is_theirs()
    {
        await _reminded.Plan.AddAsync(1, null, "Måltider för äldre <öga>");
        await _reminded.Plan.AddAsync(1, null, "Köksavfall");
        await _reminded.Plan.AddAsync(1, ActivityStatus.OngoingAsPlanned, "Redan rapporterad");
        var elin = await _reminded.PersonAsync("Elin Åström", Role.Reporter);

        var letter = (await _reminded.OnAsync(_weekBefore)).ShouldHaveSingleItem();
        letter.To.ShouldBe(elin.Email);
        letter.Subject.ShouldBe("2 saker väntar på dig – Älvsala kommun");
        letter.From.ShouldContain("Älvsala kommun");
        letter.From.ShouldContain("<styrkedja@exempel.example>");
        letter["Auto-Submitted"].ShouldBe("auto-generated");
        letter["List-Id"].ShouldBe("<styrkedja.mal.exempel.se>");
        letter["Date"].ShouldNotBeEmpty();
        letter["Content-Type"].ShouldStartWith("multipart/alternative");
        letter.Parts.Select(p => p.Type).ShouldBe(["text/plain", "text/html"]);
        letter.Text.ShouldContain("Hej Elin Åström!");
        letter.Text.ShouldContain("Aktiviteter att rapportera för tertial 2 2024, senast fredag 6 september");
        letter.Text.ShouldContain($"- Måltider för äldre <öga>\n  {Reminded.SiteAddress}/aktiviteter/{_reminded.Plan.Activities[0].Value}/rapportera/2024/2".ReplaceLineEndings("\r\n"));
        letter.Text.ShouldContain("- Köksavfall");
        letter.Text.ShouldNotContain("Redan rapporterad");
        letter.Html.ShouldContain("Måltider för äldre &lt;öga&gt;</a>");
        letter.Html.ShouldContain($"href=\"{Reminded.SiteAddress}/konto#brev\"");
        letter.Html.ShouldNotContain("<img");

        var stored = await _reminded.Site.Municipality.Context().MailMessages.SingleAsync(TestContext.Current.CancellationToken);
        letter["Message-ID"].ShouldBe($"<{stored.Id:N}@mal.exempel.se>");
        stored.State.ShouldBe(MailState.Sent);
        (await _reminded.OnAsync(_weekBefore, 16)).ShouldBeEmpty("a second letter the same day");
        (await _reminded.OnAsync(_weekBefore.AddDays(3))).ShouldBeEmpty("no day to remind on");
        (await _reminded.OnAsync(new DateOnly(2024, 9, 5))).Count.ShouldBe(1, "the day before the last");
    }

    [Fact]
    public async Task Nothing_is_sent_before_the_hour_or_at_a_weekend_and_what_falls_then_comes_on_the_next_weekday()
    {
        await _reminded.Plan.AddAsync(1, null);
        await _reminded.PersonAsync("Elin", Role.Reporter);
        (await _reminded.OnAsync(new DateOnly(2024, 8, 17))).ShouldBeEmpty("the period opens on a Saturday");
        (await _reminded.OnAsync(new DateOnly(2024, 8, 19), 6)).ShouldBeEmpty("before seven");
        (await _reminded.OnAsync(new DateOnly(2024, 8, 19), 7)).Count.ShouldBe(1);
        (await _reminded.OnAsync(new DateOnly(2024, 8, 20))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_role_is_told_of_its_own_and_the_head_of_who_is_late()
    {
        await _reminded.Plan.AddAsync(2, null);
        var reporter = await _reminded.PersonAsync("Elin Dahl", Role.Reporter);
        var head = await _reminded.PersonAsync("Maria Sundqvist", Role.Head);
        var strategist = await _reminded.PersonAsync("Johan Ekvall", Role.Strategist, "en");
        foreach (var role in new[] { Role.Secretary, Role.Member, Role.Auditor, Role.Administrator })
        {
            await _reminded.PersonAsync(role.ToString(), role);
        }

        // Three days after the last day: a Monday.
        var letters = (await _reminded.OnAsync(new DateOnly(2024, 9, 9))).ToDictionary(l => l.To);
        letters.Keys.ShouldBe([reporter.Email!, head.Email!], ignoreOrder: true);
        letters[reporter.Email!].Text.ShouldNotContain("inte har rapporterat klart");
        letters[head.Email!].Text.ShouldContain("Enheter som inte har rapporterat klart för tertial 2 2024. Sista dag var fredag 6 september");
        letters[head.Email!].Text.ShouldContain("Kost och lokalvård: 2 aktiviteter av 2 återstår");
        letters[head.Email!].Text.ShouldContain("Rapporterar: Elin Dahl");

        // The day before the last one to assess.
        var letter = (await _reminded.OnAsync(new DateOnly(2024, 9, 10))).ShouldHaveSingleItem();
        letter.To.ShouldBe(strategist.Email);
        letter.Subject.ShouldBe("One thing is waiting for you – Älvsala kommun");
        letter.Text.ShouldContain("One goal remains to assess");
    }

    [Fact]
    public async Task Extras_can_be_declined_and_duties_cannot()
    {
        await _reminded.Plan.AddAsync(1, null);
        var head = await _reminded.PersonAsync("Maria", Role.Head);
        var monday = new DateOnly(2024, 9, 2);
        (await _reminded.OnAsync(monday)).ShouldHaveSingleItem().Text.ShouldContain("Så långt har dina enheter kommit med tertial 2 2024");

        await DeclineAsync(head);
        await ForgetAsync();
        (await _reminded.OnAsync(monday)).ShouldBeEmpty();
        (await _reminded.OnAsync(new DateOnly(2024, 9, 5))).ShouldHaveSingleItem().Text.ShouldContain("- Aktivitet");
    }

    [Fact]
    public async Task Without_a_server_or_turned_off_nothing_is_written()
    {
        await _reminded.Plan.AddAsync(1, null);
        await _reminded.PersonAsync("Elin", Role.Reporter);
        await using var without = await _reminded.Site.BesideAsync();
        _reminded.Site.Clock.Now = new DateTimeOffset(_weekBefore, new TimeOnly(8, 0), TimeSpan.FromHours(2));
        (await Reminded.WriteAsync(without)).ShouldBe(0);

        await _reminded.ChooseAsync(ReminderSetting.Default with { SiteAddress = Reminded.SiteAddress });
        (await _reminded.OnAsync(_weekBefore)).ShouldBeEmpty();
        (await _reminded.Site.Municipality.Context().MailMessages.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
    }

    [Fact]
    public async Task A_letter_for_many_costs_no_more_statements_than_for_a_few()
    {
        await _reminded.Plan.AddAsync(3, null);
        await PeopleAsync(3);
        _reminded.Site.Clock.Now = new DateTimeOffset(_weekBefore, new TimeOnly(8, 0), TimeSpan.FromHours(2));
        // What a node asks once when it is new.
        await Reminded.WriteAsync(_reminded.Site);
        await ForgetAsync();
        var few = await _reminded.Site.Statements.DuringAsync(() => Reminded.WriteAsync(_reminded.Site));
        (await _reminded.Site.Municipality.Context().MailMessages.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(3);

        await ForgetAsync();
        await PeopleAsync(27);
        (await _reminded.Site.Statements.DuringAsync(() => Reminded.WriteAsync(_reminded.Site))).ShouldBe(few);
        (await _reminded.Site.Municipality.Context().MailMessages.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(30);
    }

    [Fact]
    public async Task The_letter_and_the_start_page_are_cut_out_of_the_same()
    {
        await _reminded.Plan.AddAsync(2, null);
        await _reminded.Plan.AddAsync(1, ActivityStatus.OngoingAsPlanned);
        foreach (var role in Enum.GetValues<Role>())
        {
            await _reminded.PersonAsync(role.ToString(), role);
        }

        var day = new DateOnly(2024, 11, 4);
        _reminded.Site.Clock.Now = new DateTimeOffset(day, new TimeOnly(8, 0), TimeSpan.FromHours(1));
        IReadOnlyList<PersonsDuties> everyone = [];
        await _reminded.Site.InScopeAsync(async services => everyone = (await services.GetRequiredService<EveryonesDuties>().LoadAsync(CancellationToken.None)).People);
        foreach (var person in everyone)
        {
            await _reminded.Site.InScopeAsync(async services =>
            {
                await services.GetRequiredService<CurrentUser>().SignInAsync(person.Account.AccountId, person.Account.Name, day, CancellationToken.None);
                (await services.GetRequiredService<MyDuties>().LoadAsync(CancellationToken.None)).On(day).ShouldBe(person.Duties.On(day), person.Account.Name);
            });
        }

        everyone.Sum(p => p.Duties.On(day).Count).ShouldBe(6, "two activities for reporter and head; assessing and the change of year for the strategist");
    }

    [Fact]
    public async Task A_measure_that_ones_unit_answers_for_is_in_the_letter_until_it_is_noted_and_no_other_is()
    {
        var database = _reminded.Site.Municipality.Context();
        foreach (var (text, unit, expected) in new (string, UnitId?, DateOnly?)[] { ("Matsvinn per portion", _reminded.Plan.Unit, null), ("Ingens", null, null), ("Publiceras i november", _reminded.Plan.Unit, new DateOnly(2024, 11, 1)) })
        {
            var measure = new Measure(Ids.New<MeasureId>(), _reminded.Plan.Goal, text, 1);
            measure.AnswerFor(unit, countsPersons: false);
            measure.Expect(expected, byGender: false);
            database.Measures.Add(measure);
        }

        await database.SaveAsync("measure.added", null, CancellationToken.None);
        await _reminded.PersonAsync("Elin", Role.Reporter);

        var letter = (await _reminded.OnAsync(_weekBefore)).ShouldHaveSingleItem();
        letter.Text.ShouldContain($"- Matsvinn per portion\n  4.1 Matsvinnet ska minska. Senast fredag 6 september\n  {Reminded.SiteAddress}/mal/{_reminded.Plan.Goal.Value}/varden/2024/2".ReplaceLineEndings("\r\n"));
        letter.Text.ShouldNotContain("Ingens");
        letter.Text.ShouldNotContain("november");

        var noted = await database.Measures.SingleAsync(m => m.Text == "Matsvinn per portion", TestContext.Current.CancellationToken);
        noted.Note(new DateOnly(2024, 8, 31), 40);
        await database.SaveAsync("measure.noted", null, CancellationToken.None);
        (await _reminded.OnAsync(new DateOnly(2024, 9, 5))).ShouldBeEmpty();
    }

    private async Task PeopleAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await _reminded.PersonAsync($"Person {i}", i % 3 == 0 ? Role.Head : Role.Reporter);
        }
    }

    private async Task DeclineAsync(Account account)
    {
        var database = _reminded.Site.Municipality.Context();
        (await database.Users.SingleAsync(a => a.Id == account.Id)).WantsExtras = false;
        await database.SaveAsync("account.changed", null, CancellationToken.None);
    }

    /// <summary>As if no letters had been written yet.</summary>
    private async Task ForgetAsync()
    {
        var database = _reminded.Site.Municipality.Context();
        await database.MailMessages.ExecuteDeleteAsync();
        await database.ReminderSettings.ExecuteUpdateAsync(s => s.SetProperty(x => x.WrittenOn, (DateOnly?)null));
    }
}
