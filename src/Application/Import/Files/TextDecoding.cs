using System.Text;

namespace Styrkedja.Application.Import.Files;

/// <summary>
/// Bytes to text: byte order marks first, then strict UTF-8, then Windows-1252 (which holds Latin-1's letters) or the old
/// Macintosh's own, whichever gives more Swedish letters. What is none of them is not text.
/// </summary>
internal static class TextDecoding
{
    /// <summary>Control characters that even a short text may have.</summary>
    private const int StrayControls = 8;

    private static readonly UTF8Encoding StrictUtf8 = new(false, true);
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(
        1252, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    private static readonly Encoding Macintosh = CodePagesEncodingProvider.Instance.GetEncoding(
        10000, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>å, ä and ö as each writes them; in the other's text the same bytes are signs that hardly occur.</summary>
    private static readonly byte[] SwedishInWindows = [0xE5, 0xE4, 0xF6], SwedishInMacintosh = [0x8C, 0x8A, 0x9A];

    /// <exception cref="ImportRefusedException">the bytes are not text in any of the encodings.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var text = Choose(bytes, out var skip).GetString(bytes[skip..]);
            return LooksLikeText(text) ? text : throw NotText();
        }
        catch (DecoderFallbackException)
        {
            throw NotText();
        }
    }

    private static Encoding Choose(ReadOnlySpan<byte> bytes, out int skip)
    {
        skip = 0;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            skip = 3;
            return StrictUtf8;
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            skip = 2;
            return new UnicodeEncoding(bytes[0] == 0xFE, false, true);
        }

        if (bytes.Contains((byte)0))
        {
            // UTF-16 without a mark: in Western text nearly every second byte is zero, always on the same side.
            var sample = bytes[..(Math.Min(bytes.Length, 4096) & ~1)];
            return new UnicodeEncoding(ZeroesAt(sample, 0) > ZeroesAt(sample, 1), false, true);
        }

        return IsUtf8(bytes) ? StrictUtf8 : Count(bytes, SwedishInMacintosh) > Count(bytes, SwedishInWindows) ? Macintosh : Windows1252;
    }

    private static int Count(ReadOnlySpan<byte> bytes, byte[] letters)
    {
        var count = 0;
        foreach (var letter in letters)
        {
            count += bytes.Count(letter);
        }

        return count;
    }

    private static int ZeroesAt(ReadOnlySpan<byte> sample, int side)
    {
        var count = 0;
        for (var i = side; i < sample.Length; i += 2)
        {
            count += sample[i] == 0 ? 1 : 0;
        }

        return count;
    }

    private static bool IsUtf8(ReadOnlySpan<byte> bytes) => System.Text.Unicode.Utf8.IsValid(bytes);

    /// <summary>Latin letters and typographic signs, and of the controls only those that set lines: nothing to count.</summary>
    private static bool IsOrdinary(ReadOnlySpan<char> text) =>
        !text.ContainsAnyInRange('\0', '\b') && !text.ContainsAnyInRange('\u000E', '\u001F') && !text.Contains('\u007F')
        && !text.ContainsAnyInRange('\u0250', '\u1FFF') && !text.ContainsAnyInRange('\u2300', '\uFFFF');

    private static bool LooksLikeText(string text)
    {
        if (IsOrdinary(text))
        {
            return true;
        }

        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return false;
        }

        var strange = 0;
        var letters = 0;
        foreach (var c in text)
        {
            if (c < ' ' ? c is not ('\t' or '\n' or '\r' or '\f' or '\v') : c is '\u007F' or '\uFFFE' or '\uFFFF')
            {
                strange++;
            }
            else if (c is < '\u0250' or (>= '\u2000' and < '\u2300') or (>= '\uE000' and < '\uF900') or '\uFEFF')
            {
                letters++;
            }
        }

        // A stray control character comes along from a PDF now and then; a tenth of another script does not.
        return text.Length == 0 || (strange <= Math.Max(StrayControls, text.Length / 500) && letters >= text.Length * 9L / 10);
    }

    private static ImportRefusedException NotText() => ImportRefusedException.Unreadable(ImportFailureCodes.Binary);
}
