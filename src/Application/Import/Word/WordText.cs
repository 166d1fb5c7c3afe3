using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Styrkedja.Application.Import.Lines;

namespace Styrkedja.Application.Import.Word;

/// <summary>The words of a paragraph or a cell as a reader sees them.</summary>
internal static class WordText
{
    public static string Of(Paragraph paragraph)
    {
        var text = new StringBuilder();
        foreach (var element in paragraph.Descendants())
        {
            switch (element)
            {
                // Deleted text (w:delText) is another element and stays away by itself; inserted text is ordinary text.
                case Text words:
                    text.Append(words.Text);
                    break;
                case TabChar or Break or CarriageReturn when element.Parent is Run:
                    text.Append(' ');
                    break;
                case NoBreakHyphen:
                    text.Append('-');
                    break;
            }
        }

        return LineCleaning.Clean(text.ToString());
    }

    public static string Of(TableCell cell) =>
        string.Join(' ', cell.Elements<Paragraph>().Select(Of).Where(text => text.Length > 0));
}
