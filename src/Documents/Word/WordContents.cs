using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;
using Styrkedja.Documents.Content;

namespace Styrkedja.Documents.Word;

/// <summary>
/// The contents as a real field, already filled in. The page numbers are PAGEREF fields without a stored result: Word
/// alone knows where its pages end, and a wrong number is worse than one that comes with the first F9 or print. Marking
/// the fields for update on opening would meet every reader with a warning.
/// </summary>
internal sealed class WordContents(WordBody body, Labels labels)
{
    public void Write(IReadOnlyList<(Heading Heading, int Bookmark)> entries)
    {
        var writer = body.Writer;
        writer.WriteStartElement(new SdtBlock());
        writer.WriteElement(new SdtProperties(new SdtContentDocPartObject(new DocPartGallery { Val = "Table of Contents" }, new DocPartUnique())));
        writer.WriteStartElement(new SdtContentBlock());
        body.Paragraph("TOCHeading", labels["Contents"]);
        for (var i = 0; i < entries.Count; i++)
        {
            var (heading, bookmark) = entries[i];
            body.Start($"TOC{heading.Level}");
            if (i == 0)
            {
                FieldStart(@"TOC \o ""1-2"" \h \z");
            }

            WriteEntry(heading, WordBody.BookmarkName(bookmark));
            if (i == entries.Count - 1)
            {
                FieldMark(FieldCharValues.End);
            }

            body.End();
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    /// <summary>A field whose value Word computes whenever it shows the page, e.g. PAGE in a footer.</summary>
    public void Field(string instruction)
    {
        FieldStart(instruction);
        FieldMark(FieldCharValues.End);
    }

    private void WriteEntry(Heading heading, string bookmark)
    {
        body.Writer.WriteStartElement(new Hyperlink { Anchor = bookmark, History = true });
        body.Run(heading.Number!);
        body.TabStop();
        body.Run(heading.Title);
        body.TabStop();
        Field(string.Create(CultureInfo.InvariantCulture, $@"PAGEREF {bookmark} \h"));
        body.Writer.WriteEndElement();
    }

    private void FieldStart(string instruction)
    {
        FieldMark(FieldCharValues.Begin);
        body.Writer.WriteElement(new Run(new FieldCode($" {instruction} ") { Space = DocumentFormat.OpenXml.SpaceProcessingModeValues.Preserve }));
        FieldMark(FieldCharValues.Separate);
    }

    private void FieldMark(FieldCharValues mark) => body.Writer.WriteElement(new Run(new FieldChar { FieldCharType = mark }));
}
