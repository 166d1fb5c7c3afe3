using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Reminders;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Reminders;

namespace Styrkedja.Web.Tests.Pages.Reminders;

/// <summary>Each letter once, whatever nodes and servers do.</summary>
public sealed class OutboxTests : IAsyncLifetime
{
    private const int People = 12;

    private static readonly DateOnly _day = new(2024, 8, 30);
    private Reminded _reminded = null!;

    public async ValueTask InitializeAsync()
    {
        _reminded = await Reminded.StartAsync(_day);
        await _reminded.Plan.AddAsync(1, null);
        _reminded.Site.Clock.Now = new DateTimeOffset(_day, new TimeOnly(8, 0), TimeSpan.FromHours(2));
    }

    public ValueTask DisposeAsync() => _reminded.DisposeAsync();

    [Fact]
    public async Task Two_nodes_of_which_one_is_started_anew_in_the_middle_send_each_letter_once()
    {
        var emails = new List<string>();
        for (var i = 0; i < People; i++)
        {
            emails.Add((await _reminded.PersonAsync($"Person {i}", Role.Reporter)).Email!);
        }

        var second = await _reminded.Site.BesideAsync(_reminded.Server);
        var written = await Task.WhenAll(Reminded.WriteAsync(_reminded.Site), Reminded.WriteAsync(second), Reminded.WriteAsync(_reminded.Site));
        written.Order().ShouldBe([0, 0, People]);

        await Task.WhenAll(Reminded.SendAsync(second), Reminded.SendAsync(_reminded.Site), Reminded.SendAsync(second), Reminded.SendAsync(_reminded.Site));
        await second.DisposeAsync();
        (await _reminded.Server.LettersAsync()).Count.ShouldBe(4);

        await using var anew = await _reminded.Site.BesideAsync(_reminded.Server);
        (await Reminded.WriteAsync(anew)).ShouldBe(0, "written by the node before");
        await Task.WhenAll(Reminded.SendAllAsync(anew), Reminded.SendAllAsync(_reminded.Site));

        (await _reminded.Server.LettersAsync()).Select(l => l.To).ShouldBe(emails, ignoreOrder: true);
        (await _reminded.Server.LettersAsync()).Select(l => l["Message-ID"]).Distinct().Count().ShouldBe(People);
    }

    [Fact]
    public async Task A_letter_that_a_node_died_with_is_not_sent_again_and_is_told_of()
    {
        await _reminded.PersonAsync("Elin Dahl", Role.Reporter);
        await Reminded.WriteAsync(_reminded.Site);
        (await new Outbox(_reminded.Site.Municipality.Context(), _reminded.Site.Municipality.Connections(), _reminded.Site.Clock).ClaimAsync(TestContext.Current.CancellationToken)).ShouldNotBeNull();

        (await Reminded.SendAsync(_reminded.Site)).ShouldBeFalse();
        _reminded.Site.Clock.Now += TimeSpan.FromMinutes(11);
        await Reminded.SendAllAsync(_reminded.Site);
        (await _reminded.Server.LettersAsync()).ShouldBeEmpty();
        (await LetterAsync()).State.ShouldBe(MailState.Unknown);

        using var administrator = await _reminded.Site.SignedInAsync((Role.Administrator, null));
        (await administrator.PageAsync("/installningar/paminnelser")).Words("tbody").ShouldContain("Elin Dahl");
    }

    [Fact]
    public async Task A_server_that_says_later_is_asked_again_with_longer_waits_and_given_up_after_a_day()
    {
        await _reminded.PersonAsync("Elin Dahl", Role.Reporter);
        await _reminded.Server.AnswerAsync("later");
        await Reminded.WriteAsync(_reminded.Site);
        await Reminded.SendAllAsync(_reminded.Site);
        var letter = await LetterAsync();
        (letter.State, letter.Attempts).ShouldBe((MailState.Waiting, 1));
        letter.Answer.ShouldNotBeNull().ShouldContain("4.3.0 try later");
        (await Reminded.SendAsync(_reminded.Site)).ShouldBeFalse("asked again at once");

        var tries = 1;
        for (var minutes = 0; minutes < 25 * 60; minutes++)
        {
            _reminded.Site.Clock.Now += TimeSpan.FromMinutes(1);
            if (_reminded.Site.Clock.Now >= letter.NextAt && letter.State == MailState.Waiting)
            {
                await Reminded.SendAllAsync(_reminded.Site);
                letter = await LetterAsync();
                tries++;
            }
        }

        (letter.State, tries).ShouldBe((MailState.Failed, 11));
        (await _reminded.Server.LettersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_waited_for_the_server_is_sent_when_it_takes_letters_again()
    {
        await _reminded.PersonAsync("Elin Dahl", Role.Reporter);
        await _reminded.Server.AnswerAsync("later");
        await Reminded.WriteAsync(_reminded.Site);
        await Reminded.SendAllAsync(_reminded.Site);
        await _reminded.Server.AnswerAsync("take");
        _reminded.Site.Clock.Now += TimeSpan.FromMinutes(2);
        await Reminded.SendAllAsync(_reminded.Site);
        (await _reminded.Server.LettersAsync()).ShouldHaveSingleItem();
        (await LetterAsync()).State.ShouldBe(MailState.Sent);
    }

    [Fact]
    public async Task An_address_that_is_refused_is_given_up_at_once_and_holds_nobody_up()
    {
        await _reminded.PersonAsync("Elin Dahl", Role.Reporter);
        await _reminded.Server.AnswerAsync("refuse");
        await Reminded.WriteAsync(_reminded.Site);
        await Reminded.SendAllAsync(_reminded.Site);
        var letter = await LetterAsync();
        letter.State.ShouldBe(MailState.Failed);
        letter.Answer.ShouldNotBeNull().ShouldContain("5.1.1 no such mailbox");
    }

    [Fact]
    public async Task Nothing_is_sent_to_an_account_that_was_disabled_meanwhile()
    {
        var elin = await _reminded.PersonAsync("Elin Dahl", Role.Reporter);
        await Reminded.WriteAsync(_reminded.Site);
        var database = _reminded.Site.Municipality.Context();
        (await database.Users.SingleAsync(a => a.Id == elin.Id, TestContext.Current.CancellationToken)).DisabledAt = _reminded.Site.Clock.Now;
        await database.SaveAsync("account.disabled", null, CancellationToken.None);
        await Reminded.SendAllAsync(_reminded.Site);
        (await _reminded.Server.LettersAsync()).ShouldBeEmpty();
        (await LetterAsync()).State.ShouldBe(MailState.Dropped);
    }

    private Task<MailMessage> LetterAsync() => _reminded.Site.Municipality.Context().MailMessages.SingleAsync();
}
