using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Styrkedja.Documents.Html;

/// <summary>
/// Collects HTML. What is ours goes through <see cref="Raw"/>, what people have typed through
/// <see cref="Text"/>; there is no third way in.
/// </summary>
internal sealed class Markup
{
    // The default encoder writes å as &#xE5;, which makes a saved report unreadable as source and a third larger.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _html = new();

    public Markup Raw(string html)
    {
        _html.Append(html);
        return this;
    }

    /// <summary>As <see cref="Raw"/>, with numbers and dates as machines write them; a plain interpolated string would take the reader's decimal comma.</summary>
    public Markup Filled(FormattableString html)
    {
        _html.Append(FormattableString.Invariant(html));
        return this;
    }

    /// <summary>Encoded for element content and for attribute values in double quotes.</summary>
    public Markup Text(string text)
    {
        _html.Append(Encoder.Encode(text));
        return this;
    }

    public Markup Element(string tag, string text) => Raw("<").Raw(tag).Raw(">").Text(text).Raw("</").Raw(tag).Raw(">");

    /// <summary>What has been collected since the last call, as UTF-8.</summary>
    public byte[] Take()
    {
        var bytes = Encoding.UTF8.GetBytes(_html.ToString());
        _html.Clear();
        return bytes;
    }
}
