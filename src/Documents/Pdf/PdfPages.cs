using System.Globalization;
using System.Text.RegularExpressions;

namespace Styrkedja.Documents.Pdf;

/// <summary>Where the headings fell in a print.</summary>
internal static partial class PdfPages
{
    /// <summary>Page number, from 1, of every element the document links to. Chromium makes each a named destination.</summary>
    public static Dictionary<string, int> OfDestinations(PrintedPdf pdf)
    {
        var catalog = pdf[pdf.Root];
        var found = new Dictionary<string, int>();
        if (PrintedPdf.Reference(catalog, "Dests") is not { } names || PrintedPdf.Reference(catalog, "Pages") is not { } tree)
        {
            return found;
        }

        var pages = Leaves(pdf, tree).Select((page, index) => (page, Number: index + 1)).ToDictionary(leaf => leaf.page, leaf => leaf.Number);
        foreach (Match match in Destination().Matches(pdf[names]))
        {
            found[match.Groups[1].Value] = pages[int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture)];
        }

        return found;
    }

    public static int Count(PrintedPdf pdf) =>
        PrintedPdf.Reference(pdf[pdf.Root], "Pages") is { } tree ? Leaves(pdf, tree).Count() : 0;

    private static IEnumerable<int> Leaves(PrintedPdf pdf, int node)
    {
        var kids = Kids().Match(pdf[node]);
        return kids.Success
            ? ObjectReference().Matches(kids.Groups[1].Value).SelectMany(kid => Leaves(pdf, int.Parse(kid.Groups[1].ValueSpan, CultureInfo.InvariantCulture)))
            : [node];
    }

    [GeneratedRegex(@"/([A-Za-z0-9-]+) \[(\d+) 0 R /XYZ")]
    private static partial Regex Destination();

    [GeneratedRegex(@"/Kids \[([^\]]*)\]")]
    private static partial Regex Kids();

    [GeneratedRegex(@"(\d+) 0 R")]
    private static partial Regex ObjectReference();
}
