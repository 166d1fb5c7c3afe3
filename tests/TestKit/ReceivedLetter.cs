using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Styrkedja.TestKit;

/// <summary>A letter as it came over the line, read by the standards (RFC 5322, 2045–2047) and by nothing of the product.</summary>
public sealed partial class ReceivedLetter
{
    private readonly Dictionary<string, string> _headers;

    /// <param name="raw">One character for each octet.</param>
    public ReceivedLetter(string to, string raw)
    {
        To = to;
        (_headers, var body) = Part(raw);
        var boundary = Boundary().Match(this["Content-Type"]).Groups[1].Value;
        Parts = [.. body.Split("--" + boundary).Skip(1).TakeWhile(p => !p.StartsWith("--", StringComparison.Ordinal)).Select(p => Part(p.TrimStart('\r', '\n')))
            .Select(p => (p.Headers["Content-Type"].Split(';')[0].Trim(), Decoded(p.Headers, p.Body)))];
    }

    public string To { get; }

    /// <summary>Type and text of each part, in order.</summary>
    public IReadOnlyList<(string Type, string Text)> Parts { get; }

    public string Text => Parts.Single(p => p.Type == "text/plain").Text;

    public string Html => Parts.Single(p => p.Type == "text/html").Text;

    public string Subject => Words(this["Subject"]);

    public string From => Words(this["From"]);

    /// <summary>A header as sent; empty where there is none.</summary>
    public string this[string name] => _headers.GetValueOrDefault(name, "");

    private static (Dictionary<string, string> Headers, string Body) Part(string raw)
    {
        var end = raw.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var lines = Folded().Replace(raw[..end], " ").Split("\r\n");
        return (lines.Select(l => l.Split(':', 2)).ToDictionary(l => l[0], l => l[1].Trim(), StringComparer.OrdinalIgnoreCase), raw[(end + 4)..]);
    }

    private static string Decoded(Dictionary<string, string> headers, string body) => Encoding.UTF8.GetString(
        headers.GetValueOrDefault("Content-Transfer-Encoding", "7bit").ToLowerInvariant() switch
        {
            "quoted-printable" => QuotedPrintable(body.Replace("=\r\n", "", StringComparison.Ordinal)),
            "base64" => Convert.FromBase64String(body),
            _ => Encoding.Latin1.GetBytes(body),
        });

    private static string Words(string header) => EncodedWord().Replace(BetweenWords().Replace(header, "?==?"), word =>
        Encoding.UTF8.GetString(word.Groups[1].Value is "B" or "b" ? Convert.FromBase64String(word.Groups[2].Value) : QuotedPrintable(word.Groups[2].Value.Replace('_', ' '))));

    private static byte[] QuotedPrintable(string text) => Encoding.Latin1.GetBytes(Octet().Replace(text, o => ((char)int.Parse(o.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()));

    [GeneratedRegex("boundary=\"?([^\";]+)\"?")]
    private static partial Regex Boundary();

    [GeneratedRegex(@"\r\n[ \t]+")]
    private static partial Regex Folded();

    [GeneratedRegex(@"=\?utf-8\?([QqBb])\?([^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"\?=\s+=\?")]
    private static partial Regex BetweenWords();

    [GeneratedRegex("=([0-9A-Fa-f]{2})")]
    private static partial Regex Octet();
}
