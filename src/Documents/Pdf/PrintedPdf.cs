using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Styrkedja.Documents.Pdf;

/// <summary>
/// A PDF as Chromium prints it: version 1.4, one classic cross-reference table (ISO 32000-1 §7.5.4), no object streams.
/// Single objects can be read and exchanged; all others stay byte for byte, so that tags and outline are kept.
/// </summary>
/// <remarks>
/// A general PDF library is not needed for this. PDFsharp 6.5 is licensed AGPL-3.0 and asks for a licence key when it
/// runs; taking it in would decide the licence of the whole product for two dictionary entries.
/// </remarks>
internal sealed partial class PrintedPdf
{
    private readonly byte[] _bytes;
    private readonly int[] _offsets;
    private readonly string _trailer;
    private readonly int _table;
    private readonly SortedDictionary<int, string> _exchanged = [];
    private readonly List<string> _added = [];

    /// <exception cref="FormatException">when the file is not built as Chromium builds them.</exception>
    public PrintedPdf(byte[] bytes)
    {
        _bytes = bytes;
        var end = Text(Math.Max(0, bytes.Length - 64), bytes.Length);
        _table = Number(TableAddress().Match(end));
        var tail = Text(_table, bytes.Length);
        var head = TableHead().Match(tail);
        _offsets = new int[Number(head)];
        for (var i = 0; i < _offsets.Length; i++)
        {
            _offsets[i] = int.Parse(tail.AsSpan(head.Index + head.Length + (i * 20), 10), CultureInfo.InvariantCulture);
        }

        _trailer = tail[tail.LastIndexOf("trailer", StringComparison.Ordinal)..];
        Root = Number(RootReference().Match(_trailer));
        Info = Number(InfoReference().Match(_trailer));
    }

    public int Root { get; }

    public int Info { get; }

    /// <summary>The object's source between "obj" and "endobj", as Latin-1.</summary>
    public string this[int number]
    {
        get
        {
            var start = _offsets[number];
            var next = _offsets.Where(offset => offset > start).DefaultIfEmpty(_table).Min();
            var text = Text(start, next);
            var from = text.IndexOf("obj", StringComparison.Ordinal) + 3;
            return text[from..text.LastIndexOf("endobj", StringComparison.Ordinal)].Trim();
        }
    }

    public void Exchange(int number, string body) => _exchanged[number] = body;

    /// <returns>The new object's number.</returns>
    public int Add(string body)
    {
        _added.Add(body);
        return _offsets.Length + _added.Count - 1;
    }

    /// <summary>The number of the object that <paramref name="key"/> refers to in a dictionary, or null.</summary>
    public static int? Reference(string dictionary, string key)
    {
        var match = Regex.Match(dictionary, $@"/{key}\s+(\d+)\s+\d+\s+R");
        return match.Success ? Number(match) : null;
    }

    public byte[] Save()
    {
        using var output = new MemoryStream(_bytes.Length + 4096);
        var order = Enumerable.Range(1, _offsets.Length - 1).OrderBy(number => _offsets[number]).ToArray();
        var offsets = new long[_offsets.Length + _added.Count];
        output.Write(_bytes, 0, _offsets[order[0]]);
        for (var i = 0; i < order.Length; i++)
        {
            var number = order[i];
            offsets[number] = output.Position;
            if (_exchanged.TryGetValue(number, out var body))
            {
                WriteObject(output, number, body);
                continue;
            }

            var end = i + 1 < order.Length ? _offsets[order[i + 1]] : _table;
            output.Write(_bytes, _offsets[number], end - _offsets[number]);
        }

        for (var i = 0; i < _added.Count; i++)
        {
            offsets[_offsets.Length + i] = output.Position;
            WriteObject(output, _offsets.Length + i, _added[i]);
        }

        WriteTable(output, offsets);
        return output.ToArray();
    }

    private void WriteTable(MemoryStream output, long[] offsets)
    {
        var start = output.Position;
        var table = new StringBuilder();
        table.Append(CultureInfo.InvariantCulture, $"xref\n0 {offsets.Length}\n0000000000 65535 f \n");
        foreach (var offset in offsets.Skip(1))
        {
            table.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n");
        }

        table.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {offsets.Length}\n/Root {Root} 0 R\n/Info {Info} 0 R>>\nstartxref\n{start}\n%%EOF\n");
        output.Write(Encoding.Latin1.GetBytes(table.ToString()));
    }

    private static void WriteObject(MemoryStream output, int number, string body) =>
        output.Write(Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n{body}\nendobj\n")));

    private string Text(int from, int to) => Encoding.Latin1.GetString(_bytes, from, to - from);

    private static int Number(Match match) => match.Success
        ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
        : throw new FormatException("The printed PDF is not built as expected.");

    [GeneratedRegex(@"startxref\s+(\d+)\s+%%EOF")]
    private static partial Regex TableAddress();

    [GeneratedRegex(@"\Axref\s+0 (\d+)[ \r]?\n")]
    private static partial Regex TableHead();

    [GeneratedRegex(@"/Root (\d+) 0 R")]
    private static partial Regex RootReference();

    [GeneratedRegex(@"/Info (\d+) 0 R")]
    private static partial Regex InfoReference();
}
