using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Styrkedja.Domain.People;

namespace Styrkedja.Web.Tests.Pages.Import;

/// <summary>What an activity waits for, from the file through the person's correction into what is stored (R062).</summary>
public sealed class WaitingTests
{
    private const string Report =
        """
         1 Redovisning av arbete för de politiska målen

        Rapporten gäller 2024.

        1.1 Fler bostäder ska byggas.

        Verksamhetens aktiviteter Startdatum Slutdatum

        Fastighetsbilda tomter 2024-01-01 2024-09-02

        Tomterna ska kunna säljas.

         Vänteläge

        Läget är oförändrat.

        Väntar på: Lantmäteriets beslut.

        1.2 Avgränsning

        Projekt redovisas inte.
        """;

    [Fact]
    public async Task It_can_be_seen_corrected_and_is_stored()
    {
        await using var site = await TestSite.StartAsync(new DateOnly(2024, 9, 20));
        using var client = await site.SignedInAsync((Role.Strategist, null));

        var review = await UploadAsync(client);
        review.Words("main").ShouldContain("Väntar på: Lantmäteriets beslut.");
        var correct = await client.PageAsync(review.QuerySelector<IHtmlAnchorElement>("a[href*='/aktivitet/']")!.PathName);
        correct.QuerySelector<IHtmlTextAreaElement>("[name=WaitingFor]")!.Value.ShouldBe("Lantmäteriets beslut.");

        var corrected = await client.SendFormAsync(correct, "form:has([name=WaitingFor])", ("WaitingFor", "Lantmäteriets förrättning."), ("Status", "on-hold"));
        await client.SendFormAsync(await corrected.DocumentAsync(), "form:has([name=Chosen])");
        var stored = await site.Municipality.Context().StatusReports.SingleAsync(TestContext.Current.CancellationToken);
        (stored.WaitingFor, stored.Comment).ShouldBe(("Lantmäteriets förrättning.", "Läget är oförändrat."));
    }

    private static async Task<IHtmlDocument> UploadAsync(HttpClient client)
    {
        var page = await client.PageAsync("/import");
        var form = page.QuerySelector<IHtmlFormElement>("form[enctype='multipart/form-data']")!;
        var file = form.QuerySelector<IHtmlInputElement>("input[type=file]")!;
        using var content = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(Report)), file.Name!, "rapport.txt" }, { new StringContent("auto"), "Kind" } };
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>())
        {
            content.Add(new StringContent(hidden.Value), hidden.Name!);
        }

        using var response = await client.PostAsync(new Uri(client.BaseAddress!, form.Action), content, TestContext.Current.CancellationToken);
        return await response.DocumentAsync();
    }
}
