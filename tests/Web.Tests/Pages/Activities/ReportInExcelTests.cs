using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;

namespace Styrkedja.Web.Tests.Pages.Activities;

/// <summary>A unit's reports as an Excel form: out, filled in, in again, looked at and stored.</summary>
public sealed class ReportInExcelTests : IAsyncLifetime
{
    private const string Save = "form:has([name=Seen])";
    private TestSite _site = null!;
    private HttpClient _client = null!;
    private SamplePlan _plan = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(new DateOnly(2024, 9, 4));
        _plan = new SamplePlan(_site.Municipality);
        await _plan.LayOutAsync();
        await _plan.AddAsync(4, null);
        _client = await _site.SignedInAsync((Role.Reporter, _plan.Unit));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task The_form_is_locked_but_for_what_is_filled_in_and_offers_the_years_words()
    {
        var form = await FormAsync();
        form.Rows.ShouldBe(4);
        using var book = SpreadsheetDocument.Open(new MemoryStream(form.Bytes), false);
        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(book, Cancellation).Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
        book.PackageProperties.Title.ShouldBe("Rapport för Kost och lokalvård, Tertial 2 2024");
        book.PackageProperties.Language.ShouldBe("sv-SE");
        book.WorkbookPart!.Workbook!.Descendants<DefinedName>().Single().Text.ShouldBe("'Rapportera'!$1:$1");
        var sheet = FilledWorkbook.Sheet(book);
        sheet.GetFirstChild<SheetProtection>()!.Sheet!.Value.ShouldBeTrue();
        var formats = book.WorkbookPart.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>().ToList();
        FilledWorkbook.Cells(book, 2).Select(c => formats[(int)(c.StyleIndex?.Value ?? 0)].Protection?.Locked?.Value == false)
            .ShouldBe([false, false, false, false, false, false, true, true, true, true, true, false]);

        var choice = sheet.Descendants<DataValidation>().Single();
        choice.SequenceOfReferences!.InnerText.ShouldBe("G2:G5");
        var help = ((WorksheetPart)book.WorkbookPart.GetPartById(book.WorkbookPart.Workbook.Descendants<Sheet>().First().Id!.Value!)).Worksheet!.Descendants<Row>().ToList();
        var ends = choice.Formula1!.Text.Split('!')[1].Split(':').Select(cell => int.Parse(cell.Split('$')[2], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        help[(ends[0] - 1)..ends[1]].Select(row => row.Elements<Cell>().First().InnerText)
            .ShouldBe(["Avslutad enligt plan", "Avslutad med avvikelse", "Pågående enligt plan", "Pågående med avvikelse", "Vänteläge", "Ej påbörjad", "Avbruten"], "the list of choices points at all the words");
    }

    [Fact]
    public async Task Filled_in_rows_are_shown_first_and_those_chosen_are_stored_as_reports_from_Excel()
    {
        var form = await FormAsync();
        Fill(form, 2, "Pågående enligt plan", "Halvvägs.");
        Fill(form, 3, "Vänteläge", "Står still.");
        form[3, "Väntar på"] = "Länsstyrelsen";
        form[3, "Förväntat klart"] = "45580";
        Fill(form, 4, "Avslutad enligt plan", "Arbetet pågår.");
        var review = await UploadAsync(form);
        review.QuerySelectorAll(".facts dd").Select(d => d.TextContent.Trim()).ShouldBe(["3", "0", "1", "0"]);
        review.QuerySelectorAll<IHtmlInputElement>("[name=Chosen]").Select(c => c.IsChecked).ShouldBe([true, true, false], "what seems strange is chosen by hand");
        review.Words(".note--warn").ShouldContain("pågår");
        review.Words(Save).ShouldContain("15 oktober 2024", Case.Insensitive, "a day whose format was taken away");
        (await CountAsync()).ShouldBe(0L);

        var done = await SaveAsync(review);
        done.Words("h1").ShouldBe("2 rapporter är sparade");
        (await CountAsync()).ShouldBe(2L);
        (await _site.Municipality.AsOwnerAsync("select string_agg(distinct reason, '|') from styrkedja.event where verb = 'activity.reported'")).ShouldBe("från Excel: rapport.xlsx");
        (await _site.Municipality.AsOwnerAsync("select (rows -> 'rows')::text from styrkedja.report_form")).ShouldBe("[]", "the texts are kept as reports only");

        (await UploadAsync(form)).QuerySelectorAll(".facts dd").Select(d => d.TextContent.Trim()).ShouldBe(["1", "0", "3", "0"], "the same file again");
        using var other = await _site.SignedInAsync((Role.Strategist, null));
        (await other.GetAsync(new Uri(done.Url), Cancellation)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_another_has_reported_meanwhile_is_shown_beside_ones_own_and_chosen_by_hand()
    {
        var form = await FormAsync();
        Fill(form, 2, "Pågående enligt plan", "Min version.");
        await ReportAsync(_plan.Activities[0], 1, "Deras version.");
        await ReportAsync(_plan.Activities[1], 1, "Orörd i filen.");
        var review = await UploadAsync(form);
        review.QuerySelectorAll(".facts dd").Select(d => d.TextContent.Trim()).ShouldBe(["0", "1", "3", "0"]);
        review.Words(".flag--warn").ShouldContain("Maria Prov rapporterade");
        review.Words(Save).ShouldContain("Deras version.");
        review.Words(Save).ShouldContain("Min version.");
        (await SaveAsync(review)).Words(".errs").ShouldContain("Bocka för minst en rad");

        // And meanwhile again, between the look and the yes.
        await ReportAsync(_plan.Activities[0], 2, "Ännu en.");
        review = await SaveAsync(review, 2);
        review.Words(".errs").ShouldContain("inget är sparat");
        review.Words(Save).ShouldContain("Ännu en.");
        (await CountAsync()).ShouldBe(3L);
        (await SaveAsync(review, 2)).Words("h1").ShouldBe("En rapport är sparad");
        (await _site.Municipality.AsOwnerAsync("select comment from styrkedja.status_report order by revision desc limit 1")).ShouldBe("Min version.");
    }

    [Fact]
    public async Task Each_row_is_held_against_the_rules_of_an_ordinary_report()
    {
        var form = await FormAsync();
        Fill(form, 2, "Pågående med avvikelse", "Sent.");
        Fill(form, 3, "På gång", "Fel ord.");
        form[4, "Kommentar"] = "Läge saknas.";
        Fill(form, 5, "Ej påbörjad", "Kvar.");
        form[5, "Väntar på"] = "Länsstyrelsen";
        var review = await UploadAsync(form);
        review.QuerySelectorAll("#fel tbody tr").Length.ShouldBe(4);
        review.Words("#fel tbody tr:nth-child(1)").ShouldContain("Rad 2");
        review.Words("#fel tbody tr:nth-child(1) td").ShouldBe("Avvikelse");
        review.Words("#fel tbody tr:nth-child(2)").ShouldContain("Statusen ”På gång” finns inte.");
        review.Words("#fel tbody tr:nth-child(3)").ShouldContain("Raden har text men ingen status.");
        review.Words("#fel tbody tr:nth-child(4)").ShouldContain("Välj vänteläge");
        review.QuerySelector(Save).ShouldBeNull();
    }

    [Fact]
    public async Task A_locked_period_and_a_grace_that_is_over_take_nothing()
    {
        var form = await FormAsync();
        Fill(form, 2, "Pågående enligt plan", "Sent.");
        var review = await UploadAsync(form);
        await using var database = _site.Municipality.Context();
        var period = database.Periods.Single();
        period.Reschedule(period.Opens, period.ReportBy, period.AssessBy, new DateOnly(2024, 9, 11));
        await database.SaveAsync("period.scheduled", null, Cancellation);
        _site.Clock.Now = new DateTimeOffset(2024, 9, 20, 8, 0, 0, TimeSpan.Zero);
        _client = await _site.SignedInAsync((Role.Reporter, _plan.Unit));
        (await UploadAsync(form)).Words("#fel tbody").ShouldContain("Sena rapporter för tertial 2 2024 togs emot till och med 11 september 2024");
        using var strategist = await _site.SignedInAsync((Role.Strategist, null));
        (await UploadAsync(form, strategist)).QuerySelector(Save).ShouldNotBeNull("the strategist still reports");

        await _plan.LockAsync(_site.Clock.Now);
        (await UploadAsync(form, strategist)).Words("#fel tbody").ShouldContain("är låst");
        (await CountAsync()).ShouldBe(0L);
        review.QuerySelector(Save).ShouldNotBeNull();
    }

    [Fact]
    public async Task Another_units_another_periods_another_municipalitys_and_tampered_rows_are_refused_one_by_one()
    {
        var other = Ids.New<UnitId>();
        var foreign = Ids.New<ActivityId>();
        await using (var database = _site.Municipality.Context())
        {
            database.Units.Add(new Unit(other, "Gata och park", null, "Enhet", new DateOnly(2020, 1, 1)));
            database.Activities.Add(new Activity(foreign, other, "Deras", new DateRange(new DateOnly(2024, 2, 1), new DateOnly(2024, 11, 30)), [_plan.Goal]));
            await database.SaveAsync("plan.laid-out", null, Cancellation);
        }

        var form = await FormAsync();
        for (var row = 2; row <= 5; row++)
        {
            Fill(form, row, "Pågående enligt plan", "Text.");
        }

        var key = form[2, "Nyckel"].Split(' ');
        form[2, "Nyckel"] = string.Join(' ', key[0], key[1], key[2], foreign.Value, 0);
        form[3, "Nyckel"] = form[3, "Nyckel"].Replace(" 2024 2 ", " 2024 1 ", StringComparison.Ordinal);
        form[4, "Nyckel"] = form[4, "Nyckel"].Replace(key[0], Guid.NewGuid().ToString(), StringComparison.Ordinal);
        form[5, "Nyckel"] = "skräp";
        var review = await UploadAsync(form);
        review.Words("#fel tbody tr:nth-child(1)").ShouldContain("Du rapporterar inte för enheten");
        review.Words("#fel tbody tr:nth-child(2)").ShouldContain("Raden hör till Tertial 1 2024, men här lämnar du in Tertial 2 2024.");
        review.Words("#fel tbody tr:nth-child(3)").ShouldContain("en annan kommun");
        review.Words("#fel tbody tr:nth-child(4)").ShouldContain("saknar sin dolda nyckel");

        form = await FormAsync();
        Fill(form, 2, "Pågående enligt plan", "Text.");
        Fill(form, 3, "Pågående enligt plan", "Text.");
        form[2, "Nyckel"] = form[3, "Nyckel"];
        review = await UploadAsync(form);
        review.Words("#fel tbody tr:nth-child(1)").ShouldContain($"Radens nyckel hör till aktiviteten ”{form[3, "Aktivitet"]}”");
        review.QuerySelectorAll("[name=Chosen]").Length.ShouldBe(1);

        using var strategist = await _site.SignedInAsync((Role.Strategist, null));
        (await UploadAsync(form, strategist, other)).Words("#fel tbody").ShouldContain("en annan enhet än den du lämnar in för");
        (await strategist.GetAsync(new Uri($"/aktiviteter/excel?enhet={Guid.NewGuid()}", UriKind.Relative), Cancellation)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await _client.GetAsync(new Uri($"/aktiviteter/excel?enhet={other.Value}", UriKind.Relative), Cancellation)).IsSuccessStatusCode.ShouldBeFalse();
    }

    [Fact]
    public async Task A_renamed_sheet_further_columns_empty_rows_and_formulas_are_read()
    {
        var form = await FormAsync();
        Fill(form, 3, "Pågående enligt plan", "Halvvägs.");
        form.Change(book =>
        {
            book.WorkbookPart!.Workbook!.Descendants<Sheet>().ElementAt(1).Name = "Kopia av mitt";
            var comment = FilledWorkbook.Cells(book, 3)[8];
            comment.RemoveAllChildren();
            comment.DataType = CellValues.String;
            comment.Append(new CellFormula("\"Halv\"&\"vägs.\""), new CellValue("Halvvägs."));
            var rows = FilledWorkbook.Sheet(book).Descendants<Row>().ToList();
            rows[0].Append(new Cell(new InlineString(new Text("Egna tankar"))) { DataType = CellValues.InlineString });
            rows[1].InsertAfterSelf(new Row());
        });
        var review = await UploadAsync(form);
        review.QuerySelectorAll("[name=Chosen]").Length.ShouldBe(1);
        review.Words(Save).ShouldContain("Halvvägs.");
        review.Words("main").ShouldContain("Kolumner som inte läses: Egna tankar.");

        (await UploadAsync(new FilledWorkbook([]))).Words(".errs").ShouldContain("tom");
        (await UploadAsync(new FilledWorkbook([0x50, 0x4B, 3, 4, 9]))).Words(".errs").ShouldContain("skadad");
    }

    [Fact]
    public async Task The_pages_take_as_many_statements_for_many_activities_as_for_few()
    {
        await _client.PageAsync("/aktiviteter/excel");
        var (page, review) = await CountStatementsAsync();
        await _plan.AddAsync(200, null, "Många");
        (await CountStatementsAsync()).ShouldBe((page, review));
        (await _client.PageAsync("/")).QuerySelector("a[href^='/aktiviteter/excel']").ShouldNotBeNull();
        (await _client.PageAsync($"/enheter/{_plan.Unit.Value}")).QuerySelector("a[href^='/aktiviteter/excel']").ShouldNotBeNull();
    }

    private async Task<(int Page, int Review)> CountStatementsAsync()
    {
        var form = await FormAsync();
        for (var row = 2; row <= form.Rows + 1; row += 20)
        {
            Fill(form, row, "Pågående enligt plan", "Halvvägs.");
        }

        var review = new Uri((await UploadAsync(form)).Url).AbsolutePath;
        return (await _site.Statements.DuringAsync(() => _client.PageAsync("/aktiviteter/excel")), await _site.Statements.DuringAsync(() => _client.PageAsync(review)));
    }

    private Task<object?> CountAsync() => _site.Municipality.AsOwnerAsync("select count(*) from styrkedja.status_report");

    private static void Fill(FilledWorkbook form, int row, string status, string comment)
    {
        form[row, "Status"] = status;
        form[row, "Kommentar"] = comment;
    }

    private async Task ReportAsync(ActivityId activity, int revision, string comment)
    {
        await using var database = _site.Municipality.Context();
        database.StatusReports.Add(StatusReport.TakeOver(activity, SamplePlan.Tertial, new StatusGiven(ActivityStatus.OngoingAsPlanned, comment), revision, SamplePlan.By()));
        await database.SaveAsync("activity.reported", null, Cancellation);
    }

    private async Task<FilledWorkbook> FormAsync()
    {
        using var file = await _client.GetAsync(new Uri($"/aktiviteter/excel?period=2024-2&enhet={_plan.Unit.Value}&handler=Excel", UriKind.Relative), Cancellation);
        file.Content.Headers.ContentType!.MediaType.ShouldBe(Styrkedja.Documents.Excel.Sheets.ContentType);
        return new FilledWorkbook(await file.Content.ReadAsByteArrayAsync(Cancellation));
    }

    private async Task<IHtmlDocument> SaveAsync(IHtmlDocument review, params int[] chosen) =>
        await (await _client.SendFormAsync(review, Save, [.. chosen.Select(row => ("Chosen", $"{row}"))])).DocumentAsync();

    private async Task<IHtmlDocument> UploadAsync(FilledWorkbook file, HttpClient? client = null, UnitId? unit = null)
    {
        var page = await (client ?? _client).PageAsync($"/aktiviteter/excel?period=2024-2&enhet={(unit ?? _plan.Unit).Value}");
        var form = page.QuerySelector<IHtmlFormElement>("form[enctype='multipart/form-data']")!;
        using var content = new MultipartFormDataContent();
        var given = new ByteArrayContent(file.Bytes);
        given.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        content.Add(given, "Document", "rapport.xlsx");
        foreach (var hidden in form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]"))
        {
            content.Add(new StringContent(hidden.Value), hidden.Name!);
        }

        using var response = await (client ?? _client).PostAsync(new Uri(_site.Address, form.Action), content, Cancellation);
        return await response.DocumentAsync();
    }
}
