using System.Globalization;
using System.Text;
using Styrkedja.Application.Import;

namespace Styrkedja.Application.Tests.Import;

/// <summary>A PDF set as a report is: three columns, the title's cell of several lines, no bullets.</summary>
public sealed class PdfTests
{
    private static readonly (int X, int Y, string Text)[] Page =
    [
        (60, 780, "1.1 Fler ska vistas ute."),
        (60, 755, "Verksamhetens aktiviteter"), (360, 755, "Startdatum"), (450, 755, "Slutdatum"),
        (60, 735, "Anlägga en gångstig runt sjön och över"), (360, 735, "2026-02-01"), (450, 735, "2026-09-30"),
        (60, 722, "bron till kvarnen"), (60, 709, "Park och natur"), (60, 696, "VA, gator och vägar"),
        (60, 665, "En stig på tre kilometer"), (60, 652, "med bänkar."),
        (60, 625, "Pågående enligt plan"), (60, 600, "Sträckan är röjd."),
        (60, 570, "Röja sly vid ån"), (360, 570, "2026-02-01"), (450, 570, "2026-08-31"),
        (60, 545, "Vänteläge"), (60, 530, "Läget är oförändrat."), (60, 517, "Väntar på: Lantmäteriets beslut om den mark"), (60, 504, "som ån rinner på."),
        (60, 491, "Beräknat klart: oktober 2026"),
    ];

    [Fact]
    public void Titles_and_departments_of_several_lines_are_put_together()
    {
        var outcome = Reading.Outcome(Pdf(), "rapport.pdf");
        Assert.SkipWhen(outcome.Failure?.Code == "pdf-tool-missing", "pdftotext is not installed.");

        var goal = Reading.Understood(outcome).Goals.ShouldHaveSingleItem();
        goal.Title.ShouldBe("Fler ska vistas ute.");
        goal.Activities.Select(activity => activity.Title).ShouldBe(["Anlägga en gångstig runt sjön och över bron till kvarnen", "Röja sly vid ån"]);
        goal.Activities[0].Units.ShouldBe(["Park och natur", "VA, gator och vägar"]);
        goal.Activities[0].Description.ShouldBe("En stig på tre kilometer med bänkar.");
        goal.Activities[0].Comment.ShouldBe("Sträckan är röjd.");
        var waiting = goal.Activities[1];
        waiting.End.ShouldBe(new DateOnly(2026, 8, 31));
        (waiting.Comment, waiting.WaitingFor, waiting.Forecast).ShouldBe(("Läget är oförändrat.", "Lantmäteriets beslut om den mark som ån rinner på.", "oktober 2026"));
        LineAccount.ShouldBeComplete(outcome.Document!);
    }

    private static byte[] Pdf()
    {
        var content = string.Concat(Page.Select(text => string.Create(
            CultureInfo.InvariantCulture, $"BT /F1 10 Tf {text.X} {text.Y} Td ({text.Text}) Tj ET\n")));
        string[] objects =
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            $"<</Length {content.Length}>>\nstream\n{content}\nendstream",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        ];

        // Without a table of offsets: readers find the objects themselves.
        var body = string.Concat(objects.Select((text, index) => string.Create(CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{text}\nendobj\n")));
        return Encoding.Latin1.GetBytes($"%PDF-1.4\n{body}trailer\n<</Size 6/Root 1 0 R>>\n%%EOF\n");
    }
}
