using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Styrkedja.Application.Import;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Goals;

namespace Styrkedja.Application.Tests.Import;

/// <summary>The program's own Word report, with its styles and automatic numbers, and a document by somebody else.</summary>
public sealed class WordTests
{
    [Fact]
    public void The_programs_own_report_is_read_back()
    {
        var report = Read(
            Styled("Title", "Redovisning 2026"),
            new SdtBlock(
                new SdtProperties(new SdtContentDocPartObject(new DocPartGallery { Val = "Table of Contents" })),
                new SdtContentBlock(Styled("TOC1", "1 Redovisning 3"), Styled("TOC2", "1.1 Fler ute 3"))),
            Styled("Heading1", "Redovisning av arbete för de politiska målen"),
            Styled(null, "Rapporten gäller 2026."),
            Styled("Heading2", "Fler ska vistas ute"),
            new Table(
                Row(true, ["Verksamhetens aktiviteter"], ["Startdatum"], ["Slutdatum"]),
                Row(false, Styled("SkActivityTitle", "Anlägga stig"), Styled("SkUnit", "Park"), Styled("SkUnit", "VA, gator och vägar"), null, "2026-02-01", "2026-09-30"),
                new TableRow(new TableCell(
                    Styled("SkDescription", "En stig."), Styled("SkDescription", "Med bänkar."), Styled("SkStatus", "Pågående med avvikelse (väntar på enhetschefens godkännande)"),
                    Styled("SkComment", "Röjd."), Styled("SkDeviation", "Avvikelse: Tjäle i marken."), Styled("SkForecast", "Beräknat klart: oktober"))),
                Row(false, Styled("SkActivityTitle", "Märka ut stig"), null, null, null, "2026-03-01", "2026-05-31"),
                new TableRow(new TableCell(
                    Styled("SkStatus", "Vänteläge"), Styled("SkWaiting", "Väntar på: Länsstyrelsen."), Styled("SkWaiting", "Och på virke."), Styled("SkWaitingForecast", "Beräknat klart: maj 2026")))),
            Styled("Heading2", "Rapportering och uppföljning"),
            Styled(null, "Utskottet tar ställning."),
            Styled("Heading2", "Avgränsning"),
            Styled("Heading1", "Nämndens mål"),
            Styled(null, "Alla mål för året."),
            Styled("Heading3", "Mål inom målområde Hållbar vardag"),
            new Table(Row(true, ["Nr"], ["Mål"], ["Antal aktiviteter"]), Row(false, ["4.1"], ["Fler ska vistas ute"], ["2 aktiviteter"]), Row(false, ["4.2"], ["Fler böcker"], ["Ingen aktivitet"])),
            Styled("Heading3", "Verksamhetsmål för god ekonomisk hushållning"),
            Styled("ListBullet", "Friskare personal"));

        report.Kind.ShouldBe(ImportKind.CommitteeReport);
        report.Year.ShouldBe(2026);
        var goal = report.Goals.ShouldHaveSingleItem();
        (goal.Number, goal.Title, goal.Kind, goal.GoalArea).ShouldBe(("1.1", "Fler ska vistas ute", GoalKind.Board, "Hållbar vardag"));
        var path = goal.Activities[0];
        path.Title.ShouldBe("Anlägga stig");
        path.Units.ShouldBe(["Park", "VA, gator och vägar"]);
        path.Description.ShouldBe("En stig.\nMed bänkar.");
        path.Status.ShouldBe(new ImportedStatus(Phase.Ongoing, true, "Pågående med avvikelse (väntar på enhetschefens godkännande)"));
        (path.Comment, path.DeviationText, path.Forecast).ShouldBe(("Röjd.", "Tjäle i marken.", "oktober"));
        (path.Start, path.End).ShouldBe((new DateOnly(2026, 2, 1), new DateOnly(2026, 9, 30)));
        goal.Activities[1].Units.ShouldBeEmpty();
        goal.Activities[1].Status!.Phase.ShouldBe(Phase.OnHold);
        (goal.Activities[1].WaitingFor, goal.Activities[1].Comment, goal.Activities[1].Forecast).ShouldBe(("Länsstyrelsen.\nOch på virke.", null, "maj 2026"));
        report.Warnings.ShouldNotContain(warning => warning.Code == "on-hold-without-cause");
        report.Sections.Select(section => (section.Number, section.Title)).ShouldBe([("1.2", "Rapportering och uppföljning"), ("1.3", "Avgränsning")]);
        report.Catalogue.Select(entry => (entry.Title, entry.Kind)).ShouldBe(
            [("Fler ska vistas ute", GoalKind.Board), ("Fler böcker", GoalKind.Board), ("Friskare personal", GoalKind.FinancialManagement)]);
        report.Ignored.Count(line => line.Reason == "page-furniture").ShouldBe(3);
        LineAccount.ShouldBeComplete(report);
    }

    [Fact]
    public void A_document_without_the_programs_styles_is_read_by_its_tables()
    {
        var report = Read(
            Styled(null, "1 Redovisning av målen"),
            Styled(null, "1.1 Fler ska vistas ute."),
            new Table(
                Row(false, ["Aktiviteter"], ["Startdatum"], ["Slutdatum"]),
                Row(false, ["Anlägga stig", "Park"], ["1 februari 2026"], ["2026-09-30"]),
                new TableRow(new TableCell(Styled(null, "En stig."), Styled(null, "Vänteläge"), Styled(null, "Väntar på länsstyrelsens beslut.")))),
            Styled(null, "1.2 Fler ska läsa."),
            new Table(
                Row(false, ["Aktiviteter"], ["Startdatum"], ["Slutdatum"]),
                Row(false, ["Öppna bokbuss"], ["2026-03-01"], ["2026-09-30"]),
                new TableRow(new TableCell(Styled(null, "Pågående enligt plan")))));

        report.Goals.Select(goal => goal.Title).ShouldBe(["Fler ska vistas ute.", "Fler ska läsa."]);
        var path = report.Goals[0].Activities.ShouldHaveSingleItem();
        (path.Title, path.Units.Single(), path.Start, path.Description).ShouldBe(("Anlägga stig", "Park", new DateOnly(2026, 2, 1), "En stig."));
        path.Status!.Phase.ShouldBe(Phase.OnHold);
        path.Comment.ShouldBe("Väntar på länsstyrelsens beslut.");
        LineAccount.ShouldBeComplete(report);
    }

    private static ImportedDocument Read(params OpenXmlElement[] blocks)
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            document.AddMainDocumentPart().Document = new Document(new Body(blocks));
        }

        return Reading.Understood(Reading.Outcome(file.ToArray(), "rapport.docx"));
    }

    private static Paragraph Styled(string? style, string text) => new(
        new ParagraphProperties(style is null ? [] : [new ParagraphStyleId { Val = style }]),
        new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));

    private static TableRow Row(bool head, params string[][] cells)
    {
        var row = new TableRow(cells.Select(cell => new TableCell(cell.Select(text => Styled(null, text)))));
        if (head)
        {
            row.PrependChild(new TableRowProperties(new TableHeader()));
        }

        return row;
    }

    private static TableRow Row(bool head, Paragraph title, Paragraph? first, Paragraph? second, Paragraph? third, string start, string end) => new(
        new TableCell(new[] { title, first, second, third }.OfType<Paragraph>()),
        new TableCell(Styled(null, start)),
        new TableCell(Styled(null, end)));
}
