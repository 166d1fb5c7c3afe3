using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Reminders;
using Styrkedja.TestKit;

namespace Styrkedja.Web.Tests.Pages.Reminders;

/// <summary>Where reminders are chosen, declined and asked for.</summary>
public sealed class ReminderPagesTests : IAsyncLifetime
{
    private const string Settings = "/installningar/paminnelser";

    private Reminded _reminded = null!;

    public async ValueTask InitializeAsync() => _reminded = await Reminded.StartAsync(new DateOnly(2024, 9, 3));

    public ValueTask DisposeAsync() => _reminded.DisposeAsync();

    [Fact]
    public async Task An_administrator_chooses_and_what_is_wrong_is_said_and_stays()
    {
        using var administrator = await _reminded.Site.SignedInAsync((Role.Administrator, null));
        var page = await DocumentAsync(administrator.SendFormAsync(await administrator.PageAsync(Settings), "form:has([name=SiteAddress])", ("SiteAddress", "mal.exempel.se/x"), ("FromName", "Älvsala målstyrning")));
        page.Words(".errs").ShouldContain("är ingen webbadress utan sökväg");
        page.QuerySelector<IHtmlInputElement>("[name=SiteAddress]")!.Value.ShouldBe("mal.exempel.se/x");
        page.QuerySelector<IHtmlInputElement>("[name=FromName]")!.Value.ShouldBe("Älvsala målstyrning");

        page = await DocumentAsync(administrator.SendFormAsync(page, "form:has([name=SiteAddress])", ("SiteAddress", "https://mal.alvsala.se"), ("Hour", "9")));
        page.Words(".note--ok").ShouldContain("är sparade");
        page.QuerySelector<IHtmlSelectElement>("[name=Hour]")!.Value.ShouldBe("9");

        page = await DocumentAsync(administrator.SendFormAsync(page, "form[action*=Try]"));
        page.Words(".note--ok").ShouldContain("Ett prov är på väg till");
        await Reminded.SendAllAsync(_reminded.Site);
        var letter = (await _reminded.Server.LettersAsync()).ShouldHaveSingleItem();
        letter.Subject.ShouldBe("Prov av påminnelser – Älvsala kommun");
        letter.From.ShouldContain("Älvsala målstyrning");
        letter.Text.ShouldContain("https://mal.alvsala.se/");
    }

    [Fact]
    public async Task The_second_of_two_who_choose_sees_both()
    {
        using var first = await _reminded.Site.SignedInAsync((Role.Administrator, null));
        using var second = await _reminded.Site.SignedInAsync((Role.Administrator, null));
        var (hers, his) = (await first.PageAsync(Settings), await second.PageAsync(Settings));
        using var saved = await first.SendFormAsync(hers, "form:has([name=SiteAddress])", ("Hour", "6"));
        var page = await DocumentAsync(second.SendFormAsync(his, "form:has([name=SiteAddress])", ("Hour", "10")));
        page.Words(".meanwhile tbody").ShouldBe("Skickas från klockan 6 10");
    }

    [Fact]
    public async Task Without_a_server_the_page_says_so_and_offers_no_trial()
    {
        await using var without = await _reminded.Site.BesideAsync();
        using var administrator = await without.SignedInAsync((Role.Administrator, null));
        var page = await administrator.PageAsync(Settings);
        page.Words(".note--warn").ShouldContain("Ingen e-postserver är angiven");
        page.Words("section:has(#fel)").ShouldContain("Inga brev skickas, för ingen e-postserver är angiven.");
        page.QuerySelector("form[action*=Try]").ShouldBeNull();
    }

    [Fact]
    public async Task Each_person_declines_extras_on_their_own_page()
    {
        using var reporter = await _reminded.Site.SignedInAsync((Role.Reporter, _reminded.Plan.Unit));
        var page = await reporter.PageAsync("/konto");
        page.QuerySelector<IHtmlInputElement>("[name=extras]")!.IsChecked.ShouldBeTrue();
        page.QuerySelector<IHtmlInputElement>("[name=extras]")!.IsChecked = false;
        page = await DocumentAsync(reporter.SendFormAsync(page, "form[action*=Letters]"));
        page.QuerySelector<IHtmlInputElement>("[name=extras]")!.IsChecked.ShouldBeFalse();
    }

    [Fact]
    public async Task A_strategist_reminds_those_who_have_not_reported_once_a_day()
    {
        await _reminded.Plan.AddAsync(1, null, "Köksavfall");
        await _reminded.Plan.AddAsync(1, ActivityStatus.OngoingAsPlanned);
        var elin = await _reminded.PersonAsync("Elin Dahl", Role.Reporter);
        await _reminded.PersonAsync("Maria Sundqvist", Role.Head);
        using var strategist = await _reminded.Site.SignedInAsync((Role.Strategist, null));
        var page = await DocumentAsync(strategist.SendFormAsync(await strategist.PageAsync("/uppfoljning/2024/2"), "form[action*=Remind]"));
        page.Words(".note--ok").ShouldContain("En person får en påminnelse: Elin Dahl.");
        await Reminded.SendAllAsync(_reminded.Site);
        var letter = (await _reminded.Server.LettersAsync()).ShouldHaveSingleItem();
        letter.To.ShouldBe(elin.Email);
        letter.Subject.ShouldBe("Anna Prov påminner om en aktivitet att rapportera");
        letter.Text.ShouldContain("- Köksavfall");

        page = await DocumentAsync(strategist.SendFormAsync(page, "form[action*=Remind]"));
        page.Words(".note--ok").ShouldContain("En person har redan blivit påmind i dag: Elin Dahl.");
        await Reminded.SendAllAsync(_reminded.Site);
        (await _reminded.Server.LettersAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_reminds_others_units_or_where_reminders_are_off()
    {
        await _reminded.Plan.AddAsync(1, null);
        using var reporter = await _reminded.Site.SignedInAsync((Role.Reporter, _reminded.Plan.Unit));
        (await reporter.PageAsync("/uppfoljning/2024/2")).QuerySelector("form[action*=Remind]").ShouldBeNull();
        using var strategist = await _reminded.Site.SignedInAsync((Role.Strategist, null));
        var page = await strategist.PageAsync("/uppfoljning/2024/2");
        await _reminded.ChooseAsync(ReminderSetting.Default with { SiteAddress = Reminded.SiteAddress });
        (await DocumentAsync(strategist.SendFormAsync(page, "form[action*=Remind]"))).Words(".errs").ShouldContain("Påminnelser med e-post är inte påslagna");
    }

    [Fact]
    public async Task The_last_day_to_report_is_in_the_persons_calendar_and_cancelled_when_all_is_reported()
    {
        await _reminded.Plan.AddAsync(1, null);
        using var reporter = await _reminded.Site.SignedInAsync((Role.Reporter, _reminded.Plan.Unit));
        var made = await DocumentAsync(reporter.SendFormAsync(await reporter.PageAsync("/arshjul/kalender"), "form[action*=Make]"));
        var address = new Uri(System.Text.RegularExpressions.Regex.Match(made.Body!.InnerHtml, "http[^\"<]+/arshjul/kalender/[0-9a-f]+\\.ics").Value);
        var first = await EventAsync(reporter, address);
        (first["DTSTART;VALUE=DATE"], CalendarReading.Text(first["SUMMARY"]), first["STATUS"]).ShouldBe(("20240906", "Sista dag att rapportera tertial 2 2024", "CONFIRMED"));

        var form = await reporter.PageAsync($"/aktiviteter/{_reminded.Plan.Activities[0].Value}/rapportera/2024/2");
        using var sent = await reporter.SendFormAsync(form, "form[data-draft]", ("Form.Phase", "ongoing"), ("Form.AsPlanned", "yes"));
        var second = await EventAsync(reporter, address);
        (second["UID"], second["STATUS"]).ShouldBe((first["UID"], "CANCELLED"));
        int.Parse(second["SEQUENCE"], System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(int.Parse(first["SEQUENCE"], System.Globalization.CultureInfo.InvariantCulture));
    }

    private static async Task<CalendarPart> EventAsync(HttpClient client, Uri address) =>
        CalendarReading.Read(await client.GetStringAsync(address)).Events.ShouldHaveSingleItem();

    private static async Task<IHtmlDocument> DocumentAsync(Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        return await response.DocumentAsync();
    }
}
