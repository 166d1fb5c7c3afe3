using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;
using PdfSharp.Pdf.Advanced;

namespace Styrkedja.Documents.Pdf;

/// <summary>Where the headings fell in a first print.</summary>
internal static class PdfPages
{
    /// <summary>Page number, from 1, of every element the document links to. Chromium makes each a named destination.</summary>
    public static Dictionary<string, int> OfDestinations(byte[] pdf)
    {
        using var document = PdfReader.Open(new MemoryStream(pdf), PdfDocumentOpenMode.Import);
        var numbers = new Dictionary<PdfObjectID, int>();
        for (var i = 0; i < document.PageCount; i++)
        {
            numbers[document.Pages[i].Reference!.ObjectID] = i + 1;
        }

        var found = new Dictionary<string, int>();
        var names = document.Internals.Catalog.Elements.GetDictionary("/Dests");
        foreach (var (name, _) in names?.Elements ?? Enumerable.Empty<KeyValuePair<string, PdfItem?>>())
        {
            if (names!.Elements.GetArray(name)?.Elements[0] is PdfReference page && numbers.TryGetValue(page.ObjectID, out var number))
            {
                found[name.TrimStart('/')] = number;
            }
        }

        return found;
    }
}
