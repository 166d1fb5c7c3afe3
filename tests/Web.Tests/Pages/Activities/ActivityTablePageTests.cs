using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Styrkedja.Application.Activities.Bulk;
using Styrkedja.Documents.Excel;
using Styrkedja.Domain.People;

namespace Styrkedja.Web.Tests.Pages.Activities;

/// <summary>Many activities at once: out as Excel, in again by file or by pasting, looked at first.</summary>
public sealed class ActivityTablePageTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private HttpClient _client = null!;
    private SamplePlan _plan = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(new DateOnly(2024, 2, 5));
        _plan = new SamplePlan(_site.Municipality);
        await _plan.LayOutAsync();
        await _plan.AddAsync(3, null, "Aktivitet");
        _client = await _site.SignedInAsync((Role.Head, _plan.Unit));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task Excel_comes_out_and_the_same_file_in_again_changes_nothing()
    {
        using var file = await _client.GetAsync(new Uri("/aktiviteter/tabell?ar=2024&handler=Excel", UriKind.Relative), Cancellation);
        file.Content.Headers.ContentType!.MediaType.ShouldBe(Sheets.ContentType);
        var review = await UploadAsync(await file.Content.ReadAsByteArrayAsync(Cancellation), "aktiviteter.xlsx");
        review.Words("main").ShouldContain("Tabellen säger samma sak");
        review.QuerySelector("main form").ShouldBeNull();
    }

    [Fact]
    public async Task Pasted_rows_are_shown_before_anything_changes_and_the_right_ones_taken_when_chosen()
    {
        const string Rows = "Aktivitet\tAnsvarig enhet\tMål\tStartdatum\tSlutdatum\nVäga svinnet\tKost och lokalvård\t4.1\t2024-03-01\t2024-11-30\nFel\tKost och lokalvårdd\t4.1\t2024-03-01\t2024-11-30";
        var review = await PasteAsync(Rows);
        review.Words("#skillnader tbody th").ShouldBe("Rad 3");
        review.Words("#skillnader tbody td").ShouldBe("Ansvarig enhet");
        review.Words("#skillnader tbody td:last-child").ShouldBe("Enheten ”Kost och lokalvårdd” finns inte. Skriv namnet som i listan över enheter. Menar du ”Kost och lokalvård”?");
        (await _client.PageAsync(new Uri(review.Url).AbsolutePath + "?visa=borta")).QuerySelectorAll("#skillnader li").Length.ShouldBe(3);
        (await CountAsync()).ShouldBe(3L);

        review = await TakeAsync(review);
        review.Words(".errs").ShouldContain("En rad har fel");
        var waits = await TakeAsync(review, ("OnlyRight", "true"));
        waits.QuerySelector("progress").ShouldNotBeNull();
        using (var again = await _client.GetAsync(new Uri(waits.Url), Cancellation))
        {
            again.Headers.GetValues("Refresh").Single().ShouldBe($"2; url={new Uri(waits.Url).AbsolutePath}", "the page follows the job without script");
        }

        (await CountAsync()).ShouldBe(3L);
        await WorkAsync();
        var done = await _client.PageAsync(new Uri(waits.Url).AbsolutePath);
        done.Words(".note--ok").ShouldBe("En ny aktivitet, 0 ändrade och 0 oförändrade. En rad med fel lämnades utanför.");
        (await CountAsync()).ShouldBe(4L);
    }

    [Fact]
    public async Task A_bad_file_is_told_of_and_what_was_pasted_stays()
    {
        (await UploadAsync([], "tom.xlsx")).Words(".errs").ShouldContain("tom");
        (await UploadAsync([0x50, 0x4B, 3, 4, 9], "trasig.xlsx")).Words(".errs").ShouldContain("skadad");
        var page = await PasteAsync("Namn\tÅlder\nAnna\t3");
        page.Words(".errs").ShouldContain("har inte tabellens kolumner");
        page.QuerySelector<IHtmlTextAreaElement>("[name=Pasted]")!.Value.ShouldContain("Anna");
    }

    [Fact]
    public async Task A_file_that_is_far_too_large_is_said_to_be_so()
    {
        using var strategist = await _site.SignedInAsync((Role.Strategist, null));
        foreach (var address in new[] { "/aktiviteter/tabell", "/import" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_site.Address, address)) { Content = new ByteArrayContent(new byte[40 * 1024 * 1024]) };
            request.Headers.ExpectContinue = true;
            using var response = await strategist.SendAsync(request, Cancellation);
            response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge, address);
            (await response.DocumentAsync()).Words("main").ShouldContain("för stor");
        }
    }

    [Fact]
    public async Task The_table_takes_as_many_statements_for_many_activities_as_for_few_and_readers_hand_nothing_in()
    {
        await _client.PageAsync("/aktiviteter/tabell?ar=2024");
        var few = await _site.Statements.DuringAsync(() => _client.PageAsync("/aktiviteter/tabell?ar=2024"));
        await _plan.AddAsync(250, null, "Många");
        (await _site.Statements.DuringAsync(() => _client.PageAsync("/aktiviteter/tabell?ar=2024"))).ShouldBe(few);
        var page = await _client.PageAsync("/aktiviteter/tabell?ar=2024");
        page.QuerySelectorAll("tbody tr").Length.ShouldBe(200);
        (await _client.PageAsync(page.QuerySelector<IHtmlAnchorElement>("a[rel=next]")!.Href.Replace(_site.Address.ToString(), "/", StringComparison.Ordinal))).QuerySelectorAll("tbody tr").Length.ShouldBe(53);

        using var reader = await _site.SignedInAsync((Role.Reporter, _plan.Unit));
        (await reader.PageAsync("/aktiviteter/tabell?ar=2024")).QuerySelector("#lamna-in").ShouldBeNull();
        (await reader.PostAsync(new Uri(_site.Address, "/aktiviteter/tabell"), new FormUrlEncodedContent([]), Cancellation)).IsSuccessStatusCode.ShouldBeFalse();
    }

    [Fact]
    public async Task A_table_is_only_for_the_one_who_handed_it_in()
    {
        var review = await PasteAsync("Aktivitet\tAnsvarig enhet\tMål\tStartdatum\tSlutdatum\nVäga\tKost och lokalvård\t4.1\t2024-03-01\t2024-11-30");
        using var other = await _site.SignedInAsync((Role.Strategist, null));
        (await other.GetAsync(new Uri(review.Url), Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private Task<object?> CountAsync() => _site.Municipality.AsOwnerAsync("select count(*) from styrkedja.activity");

    /// <summary>Does what the job does.</summary>
    private Task WorkAsync() => _site.InScopeAsync(services => services.GetRequiredService<TakeInTables>().TakeNextAsync(Cancellation));

    private async Task<IHtmlDocument> TakeAsync(IHtmlDocument review, params (string, string)[] typed) => await (await _client.SendFormAsync(review, "form:has([name=Seen])", typed)).DocumentAsync();

    private Task<IHtmlDocument> PasteAsync(string rows) => SendAsync(new StringContent(rows), "Pasted", null);

    private Task<IHtmlDocument> UploadAsync(byte[] file, string name) => SendAsync(new ByteArrayContent(file), "Document", name);

    private async Task<IHtmlDocument> SendAsync(HttpContent given, string field, string? fileName)
    {
        var page = await _client.PageAsync("/aktiviteter/tabell?ar=2024");
        var form = page.QuerySelector<IHtmlFormElement>("form[enctype='multipart/form-data']")!;
        using var content = new MultipartFormDataContent();
        if (fileName is null)
        {
            content.Add(given, field);
        }
        else
        {
            given.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            content.Add(given, field, fileName);
        }

        foreach (var hidden in form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]"))
        {
            content.Add(new StringContent(hidden.Value), hidden.Name!);
        }

        using var response = await _client.PostAsync(new Uri(_site.Address, form.Action), content, Cancellation);
        return await response.DocumentAsync();
    }
}
