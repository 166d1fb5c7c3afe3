using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Styrkedja.Bench.Reports;

/// <summary>
/// Writes a Word file that exists already once more with nothing but <see cref="OpenXmlWriter"/>: what to write next is
/// known beforehand, property elements are made once, texts are plain strings. The other parts are copied.
/// </summary>
internal sealed class BareWord
{
    private readonly List<(OpenXmlElement? Start, OpenXmlElement? Whole, string? Text)> steps = [];
    private readonly List<(string Content, string Id, byte[] Bytes)> parts = [];
    private readonly Dictionary<string, OpenXmlElement> made = [];

    public BareWord(Stream file)
    {
        using var word = WordprocessingDocument.Open(file, false);
        var main = word.MainDocumentPart!;
        parts.AddRange(main.Parts.Select(part => (part.OpenXmlPart.ContentType, part.RelationshipId, BytesOf(part.OpenXmlPart))));
        using var reader = OpenXmlReader.Create(main);
        while (reader.Read())
        {
            Note(reader);
        }
    }

    public void Write(Stream file)
    {
        using var word = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document);
        var main = word.AddMainDocumentPart();
        foreach (var (content, id, bytes) in parts)
        {
            using var part = new MemoryStream(bytes);
            main.AddNewPart<AlternativeFormatImportPart>(content, id).FeedData(part);
        }

        using var writer = OpenXmlWriter.Create(main);
        writer.WriteStartDocument();
        foreach (var (start, whole, text) in steps)
        {
            if (start is not null)
            {
                writer.WriteStartElement(start);
            }
            else if (whole is not null)
            {
                writer.WriteElement(whole);
            }
            else if (text is not null)
            {
                writer.WriteString(text);
            }
            else
            {
                writer.WriteEndElement();
            }
        }
    }

    private void Note(OpenXmlReader reader)
    {
        if (reader.IsEndElement)
        {
            steps.Add((null, null, null));
            return;
        }

        if (reader.ElementType != typeof(Document) && reader.ElementType != typeof(Body) && !HoldsText(reader.ElementType))
        {
            steps.Add((null, Made(reader.LoadCurrentElement()!), null));
            return;
        }

        var tag = (OpenXmlElement)Activator.CreateInstance(reader.ElementType)!;
        tag.SetAttributes(reader.Attributes);
        steps.Add((Made(tag), null, null));
        if (reader.GetText() is { Length: > 0 } text)
        {
            steps.Add((null, null, text));
        }
    }

    private static bool HoldsText(Type element) =>
        element == typeof(Table) || element == typeof(TableRow) || element == typeof(TableCell)
        || element == typeof(Paragraph) || element == typeof(Run) || element == typeof(Text);

    private OpenXmlElement Made(OpenXmlElement element) => made.TryGetValue(element.OuterXml, out var same) ? same : made[element.OuterXml] = element;

    private static byte[] BytesOf(OpenXmlPart part)
    {
        using var bytes = new MemoryStream();
        using var source = part.GetStream();
        source.CopyTo(bytes);
        return bytes.ToArray();
    }
}
