using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Styrkedja.Domain;
using Styrkedja.Domain.People;

namespace Styrkedja.Web.Tests.Pages.Plans;

public sealed class BudgetPageTests : IAsyncLifetime
{
    private const string Form = "main form";

    private TestSite _site = null!;
    private SampleBoardPlan _sample = null!;
    private HttpClient _strategist = null!;
    private PlanId _plan;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(new DateOnly(2026, 10, 5));
        _sample = new SampleBoardPlan(_site.Municipality);
        await _sample.LayOutAsync();
        _plan = await _sample.DraftAsync();
        _strategist = await _site.SignedInAsync((Role.Strategist, null));
    }

    public async ValueTask DisposeAsync()
    {
        _strategist.Dispose();
        await _site.DisposeAsync();
    }

    private string Address => $"/planer/{_plan.Value}/budget";

    [Fact]
    public async Task Pasted_rows_come_into_the_table_when_all_can_be_read_and_are_stored_only_then()
    {
        var page = await _strategist.PageAsync(Address);
        const string pasted = "Enhet\tKontogrupp\tTkr\nKost\t\t12 500\nKosst\tLöner\t8 000\nGata\t\tmycket";

        page = await SendAsync(page, "Read", ("Form.Pasted", pasted), ("Form.Rows[0].Unit", $"{_sample.Roads.Value}"), ("Form.Rows[0].Amount", "700"));
        page.QuerySelectorAll(".note--warn li").Select(l => l.TextContent).ShouldBe(
        [
            "Rad 3, kolumn 1: ”Kosst” är ingen enhet 2027. Skriv namnet som under Enheter.",
            "Rad 4, kolumn 3: ”mycket” är inget belopp. Skriv till exempel 1 250 eller -300.",
        ]);
        page.QuerySelector<IHtmlTextAreaElement>("#Form_Pasted")!.Value.ShouldBe(pasted);
        Amount(page, 0).ShouldBe("700");

        page = await SendAsync(page, "Read", ("Form.Pasted", "Kost\t\t12 500\nKost\tLöner\t8 000,5"), ("Form.Rows[0].Unit", $"{_sample.Roads.Value}"));
        page.Words(".note--ok").ShouldContain("2 rader är inlästa");
        _site.Municipality.Context().BudgetLines.ShouldBeEmpty();

        page = await SendAsync(page, null, Units(page));
        page.Words(".note--ok").ShouldContain("Budgeten är sparad.");
        _site.Municipality.Context().BudgetLines.OrderBy(l => l.Order).ToList().Select(l => (l.UnitId, l.AccountGroup, l.Amount))
            .ShouldBe([(_sample.Roads, null, 700m), (_sample.Kitchen, null, 12500m), (_sample.Kitchen, "Löner", 8000.5m)], ignoreOrder: true);
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_row_and_nothing_typed_is_lost()
    {
        var page = await _strategist.PageAsync(Address);

        page = await SendAsync(page, null, ("Form.Rows[0].Unit", $"{_sample.Roads.Value}"), ("Form.Rows[0].Amount", "många"), ("Form.Rows[2].Unit", ""), ("Form.Rows[2].Amount", "50"), ("Form.Rows[2].AccountGroup", "Löner"));

        page.Words(".errs").ShouldContain("Rad 1: ”många” är inget belopp.");
        (await SendAsync(page, null, ("Form.Rows[0].Unit", $"{_sample.Roads.Value}"), ("Form.Rows[0].Amount", "79228162514264337593543950335"))).Words(".errs").ShouldContain("är för stort");
        page.Words(".errs").ShouldContain("Rad 3: välj enhet.");
        Amount(page, 0).ShouldBe("många");
        Amount(page, 2).ShouldBe("50");
        _site.Municipality.Context().BudgetLines.ShouldBeEmpty();

        var rows = page.QuerySelectorAll("tbody tr").Length;
        page = await SendAsync(page, "More");
        page.QuerySelectorAll("tbody tr").Length.ShouldBe(rows + 5);
        Amount(page, 0).ShouldBe("många");
    }

    [Fact]
    public async Task The_second_of_two_who_write_sees_what_the_first_stored_and_chooses()
    {
        var hers = await _strategist.PageAsync(Address);
        var his = await _strategist.PageAsync(Address);
        await SendAsync(hers, null, ("Form.Rows[0].Unit", $"{_sample.Kitchen.Value}"), ("Form.Rows[0].Amount", "100"));

        var told = await SendAsync(his, null, ("Form.Rows[0].Unit", $"{_sample.Kitchen.Value}"), ("Form.Rows[0].Amount", "200"));

        told.Words(".meanwhile tbody").ShouldBe("Kost 100 200");
        _site.Municipality.Context().BudgetLines.Single().Amount.ShouldBe(100);

        await SendAsync(told, null, ("Form.Rows[0].Unit", $"{_sample.Kitchen.Value}"));
        _site.Municipality.Context().BudgetLines.Single().Amount.ShouldBe(200);
    }

    private static string Amount(IHtmlDocument page, int row) => page.QuerySelector<IHtmlInputElement>($"[name='Form.Rows[{row}].Amount']")!.Value;

    /// <summary>The units that the page has chosen, which the form's sender does not read out of lists.</summary>
    private static (string, string)[] Units(IHtmlDocument page) => [.. page.QuerySelectorAll<IHtmlSelectElement>("tbody select").Select(s => (s.Name!, s.Value ?? ""))];

    private async Task<IHtmlDocument> SendAsync(IHtmlDocument page, string? handler, params (string, string)[] typed)
    {
        var form = page.QuerySelector<IHtmlFormElement>(Form)!;
        form.Action = handler is null ? Address : $"{Address}?handler={handler}";
        using var response = await _strategist.SendFormAsync(page, Form, typed);
        return await response.DocumentAsync();
    }
}
