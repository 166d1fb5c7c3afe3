using Microsoft.EntityFrameworkCore;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.People;

namespace Styrkedja.Web.Tests.Pages.Activities;

/// <summary>A unit's reports out of the document it used to write: read, matched, looked at and stored.</summary>
public sealed class ReportInTextTests : IAsyncLifetime
{
    private const string Paste = "form[enctype]";
    private const string Text = """
        1 Redovisning av arbete för de politiska målen

        1.1 Matsvinnet ska minska

        Verksamhetens aktiviteter Startdatum Slutdatum

        Väg svinnet i alla kök 2024-02-01 2024-11-30

        Pågående enligt plan

        Tre av fyra kök väger nu varje dag.

        Beräknat klart: oktober

        Utbilda kökspersonal 2024-02-01 2024-11-30

        Pågående med avvikelse

        Första kursen är hållen.

        Avvikelse: Kursledaren slutade i maj.

        Laga gropar i vägen 2024-01-01 2024-12-31

        Avslutad enligt plan

        Alla gropar är lagade.
        """;

    private TestSite _site = null!;
    private HttpClient _client = null!;
    private SamplePlan _plan = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(new DateOnly(2024, 9, 4));
        _plan = new SamplePlan(_site.Municipality);
        await _plan.LayOutAsync();
        await _plan.AddAsync(1, null, "Väg svinnet i alla kök");
        await _plan.AddAsync(1, null, "Utbilda all kökspersonal");
        _client = await _site.SignedInAsync((Role.Reporter, _plan.Unit));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task What_the_text_says_is_matched_looked_at_and_stored_as_any_report()
    {
        using var read = await _client.SendFormAsync(await _client.PageAsync("/aktiviteter/text"), Paste, ("Pasted", Text));
        var match = await read.DocumentAsync();
        match.Words(".lead").ShouldContain("3 aktiviteter, varav 1 har samma namn");
        match.QuerySelectorAll("select").Select(s => s.QuerySelector("option[selected]")?.TextContent).ShouldBe(["Väg svinnet i alla kök", "Utbilda all kökspersonal", null]);
        match.Words("main").ShouldContain("Namnen liknar varandra");

        using var crafted = await _client.SendFormAsync(match, "main form", ("Match[abc]", "ingen"));
        (await crafted.DocumentAsync()).Words(".errs li").ShouldBe("”abc” går inte att förstå här. Välj eller skriv något annat.");
        using var unsaid = await _client.SendFormAsync(match, "main form");
        var again = await unsaid.DocumentAsync();
        again.Words(".errs").ShouldContain("Välj vilken aktivitet ”Laga gropar i vägen” är");
        var left = again.QuerySelectorAll("select")[^1].GetAttribute("name")!;
        using var twice = await _client.SendFormAsync(again, "main form", (left, _plan.Activities[0].Value.ToString()));
        (await twice.DocumentAsync()).Words(".errs").ShouldContain("redan är vald för ett annat stycke");

        using var matched = await _client.SendFormAsync(again, "main form", (left, "ingen"));
        var review = await matched.DocumentAsync();
        review.Words("main").ShouldContain("Tre av fyra kök väger nu varje dag.");
        review.Words("main").ShouldContain("Kursledaren slutade i maj.");
        review.QuerySelectorAll("#fel").ShouldBeEmpty();
        using var stored = await _client.SendFormAsync(review, "form:has([name=Seen])");
        var receipt = await stored.DocumentAsync();
        receipt.Words("h1").ShouldBe("2 rapporter är sparade");
        receipt.Words("main").ShouldContain("Inklistrad text är läst och sparad");
        receipt.QuerySelector("main a[href^='/aktiviteter/excel']").ShouldBeNull("the way on is to another text");
        using var same = await _client.SendFormAsync(review, "form:has([name=Seen])");
        (await same.DocumentAsync()).Words("main").ShouldNotContain("inget är sparat");

        var reports = await _site.Municipality.Context().StatusReports.OrderBy(r => r.Deviation).ToListAsync(TestContext.Current.CancellationToken);
        reports.Select(r => (r.ActivityId, r.Status.Code, r.Comment, r.DeviationText)).ShouldBe(
        [
            (_plan.Activities[0], ActivityStatus.OngoingAsPlanned.Code, "Tre av fyra kök väger nu varje dag.\nBeräknat klart: oktober", null),
            (_plan.Activities[1], ActivityStatus.OngoingWithDeviation.Code, "Första kursen är hållen.", "Kursledaren slutade i maj."),
        ]);
        (await _site.Municipality.AsOwnerAsync("select string_agg(distinct reason, ';') from styrkedja.event where verb = 'activity.reported'")).ShouldBe("ur text: Inklistrad text");
    }

    [Fact]
    public async Task What_is_reported_already_is_shown_beside_and_not_chosen()
    {
        var database = _site.Municipality.Context();
        database.StatusReports.Add(StatusReport.TakeOver(_plan.Activities[0], SamplePlan.Tertial, new StatusGiven(ActivityStatus.OnHold, null, null, "Beslut"), 1, SamplePlan.By()));
        await database.SaveAsync("plan.laid-out", null, CancellationToken.None);
        using var read = await _client.SendFormAsync(await _client.PageAsync("/aktiviteter/text"), Paste, ("Pasted", Text));
        var match = await read.DocumentAsync();
        using var matched = await _client.SendFormAsync(match, "main form", (match.QuerySelectorAll("select")[^1].GetAttribute("name")!, "ingen"));
        var review = await matched.DocumentAsync();
        review.QuerySelectorAll("[name=Chosen]").Select(c => c.HasAttribute("checked")).ShouldBe([false, true]);
        review.Words("main").ShouldContain("Maria Prov rapporterade");
        review.QuerySelector("a[href^='/aktiviteter/text/']").ShouldNotBeNull("the way back to what was matched");
    }

    [Fact]
    public async Task A_text_that_is_no_report_stays_where_it_was_written_and_others_forms_are_not_there()
    {
        using var sent = await _client.SendFormAsync(await _client.PageAsync("/aktiviteter/text"), Paste, ("Pasted", "Hej! Här kommer en hälsning."));
        var again = await sent.DocumentAsync();
        again.Words(".errs").ShouldContain("I texten hittades inga mål.");
        using var large = await _client.SendFormAsync(again, Paste, ("Pasted", string.Concat(Enumerable.Repeat("Hej! Här kommer en hälsning.\n", 500))));
        (await large.DocumentAsync()).Words(".errs").ShouldNotContain("får ha högst");
        again.QuerySelector("textarea")!.TextContent.Trim().ShouldBe("Hej! Här kommer en hälsning.");
        using var empty = await _client.SendFormAsync(again, Paste, ("Pasted", " "));
        (await empty.DocumentAsync()).Words(".errs").ShouldContain("Klistra in texten, eller välj filen");

        using var read = await _client.SendFormAsync(again, Paste, ("Pasted", Text));
        using var other = await _site.SignedInAsync((Role.Reporter, _plan.Unit));
        using var seen = await other.GetAsync(read.RequestMessage!.RequestUri, TestContext.Current.CancellationToken);
        seen.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }
}
