using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Styrkedja.Documents.Content;

namespace Styrkedja.Documents.Word;

/// <summary>The parts around the body: styles, lists, settings, head, foot, page.</summary>
internal static class WordParts
{
    public static void AddTemplate(MainDocumentPart main, CultureInfo culture)
    {
        Load(main.AddNewPart<StyleDefinitionsPart>(), "styles.xml", culture);
        Load(main.AddNewPart<DocumentSettingsPart>(), "settings.xml", culture);
        main.AddNewPart<NumberingDefinitionsPart>().Numbering = WordLists.All();
    }

    public static string AddPicture(MainDocumentPart main, byte[] png)
    {
        var part = main.AddImagePart(ImagePartType.Png);
        part.FeedData(new MemoryStream(png));
        return main.GetIdOfPart(part);
    }

    public static string AddHeader(MainDocumentPart main, RunningText running)
    {
        var part = main.AddNewPart<HeaderPart>();
        using var writer = OpenXmlWriter.Create(part);
        var body = new WordBody(writer);
        writer.WriteStartElement(new Header());
        body.Start("Header");
        body.Run(running.HeadLeft);
        body.TabStop();
        body.Run(running.HeadRight);
        body.End();
        writer.WriteEndElement();
        return main.GetIdOfPart(part);
    }

    /// <summary>"2 (8)": the words around the numbers come from the labels, the numbers from Word.</summary>
    public static string AddFooter(MainDocumentPart main, RunningText running, Labels labels)
    {
        var part = main.AddNewPart<FooterPart>();
        using var writer = OpenXmlWriter.Create(part);
        var body = new WordBody(writer);
        var fields = new WordContents(body, labels);
        writer.WriteStartElement(new Footer());
        body.Start("Footer");
        body.Run(running.Foot);
        body.TabStop();
        foreach (var piece in labels.Fill("PageOf", "\u001fPAGE\u001f", "\u001fNUMPAGES\u001f").Split('\u001f'))
        {
            if (piece is "PAGE" or "NUMPAGES")
            {
                fields.Field(piece);
            }
            else if (piece.Length > 0)
            {
                body.Run(piece);
            }
        }

        body.End();
        writer.WriteEndElement();
        return main.GetIdOfPart(part);
    }

    /// <summary>A4 with the margins of the PDF; the cover has neither head nor foot.</summary>
    public static SectionProperties Page(string header, string footer) => new(
        new HeaderReference { Type = HeaderFooterValues.Default, Id = header },
        new FooterReference { Type = HeaderFooterValues.Default, Id = footer },
        new PageSize { Width = 11906, Height = 16838 },
        new PageMargin { Top = 1417, Right = 1247, Bottom = 1531, Left = 1474, Header = 624, Footer = 624, Gutter = 0 },
        new TitlePage());

    private static void Load(OpenXmlPart part, string name, CultureInfo culture)
    {
        using var source = typeof(WordParts).Assembly.GetManifestResourceStream(name)!;
        var xml = new XmlDocument { PreserveWhitespace = false };
        xml.Load(source);

        // The templates are Swedish; another language of the report is another language of its spelling.
        foreach (XmlElement language in xml.SelectNodes("//*[local-name()='lang' or local-name()='themeFontLang']")!)
        {
            language.SetAttribute("val", "http://schemas.openxmlformats.org/wordprocessingml/2006/main", culture.Name);
        }

        using var target = part.GetStream(FileMode.Create);
        xml.Save(target);
    }
}
