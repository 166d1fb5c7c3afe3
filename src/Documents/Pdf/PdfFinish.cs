using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Styrkedja.Documents.Pdf;

/// <summary>Gives a printed PDF the properties Chromium cannot set, and takes away what it says about itself.</summary>
internal static partial class PdfFinish
{
    public static byte[] Apply(byte[] printed, PdfProperties properties)
    {
        var pdf = new PrintedPdf(printed);
        var dates = string.Join('\n', Dates().Matches(pdf[pdf.Info]).Select(match => match.Value));
        pdf.Exchange(
            pdf.Info,
            $"<</Title {TextString(properties.Title)}\n/Author {TextString(properties.Author)}\n/Creator {TextString("Styrkedja")}\n/Producer {TextString("Styrkedja")}\n{dates}>>");

        var metadata = pdf.Add(Metadata(properties));
        var catalog = Replaced().Replace(pdf[pdf.Root], string.Empty);
        var entries = string.Create(
            CultureInfo.InvariantCulture,
            $"<</Lang {TextString(properties.Language)}\n/ViewerPreferences <</DisplayDocTitle true>>\n/Metadata {metadata} 0 R\n");
        pdf.Exchange(pdf.Root, entries + catalog[catalog.IndexOf("<<", StringComparison.Ordinal)..][2..]);
        return pdf.Save();
    }

    /// <summary>Title and language once more as XMP, where PDF/UA-1 (§7.1) looks for them.</summary>
    private static string Metadata(PdfProperties properties)
    {
        var xmp = $"""
            <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{WebUtility.HtmlEncode(properties.Title)}</rdf:li></rdf:Alt></dc:title>
            <dc:creator><rdf:Seq><rdf:li>{WebUtility.HtmlEncode(properties.Author)}</rdf:li></rdf:Seq></dc:creator>
            <dc:language><rdf:Bag><rdf:li>{WebUtility.HtmlEncode(properties.Language)}</rdf:li></rdf:Bag></dc:language>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="w"?>
            """;

        // Object bodies are handled as Latin-1; UTF-8 bytes pass through it unharmed.
        var bytes = Encoding.UTF8.GetBytes(xmp);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<</Type /Metadata\n/Subtype /XML\n/Length {bytes.Length}>> stream\n{Encoding.Latin1.GetString(bytes)}\nendstream");
    }

    /// <summary>UTF-16 in hexadecimal (ISO 32000-1 §7.9.2.2): no character needs escaping.</summary>
    private static string TextString(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    [GeneratedRegex(@"/(CreationDate|ModDate) \([^)]*\)")]
    private static partial Regex Dates();

    [GeneratedRegex(@"/Lang \([^)]*\)|/ViewerPreferences <<.*?>>", RegexOptions.Singleline)]
    private static partial Regex Replaced();
}
