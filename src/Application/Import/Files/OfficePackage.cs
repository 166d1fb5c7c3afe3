using System.IO.Compression;
using System.Xml;

namespace Styrkedja.Application.Import.Files;

/// <summary>
/// Unpacks every entry of an Office package once, counting, before any reader is let at it. Sizes in the package's
/// headers are not believed.
/// </summary>
internal static class OfficePackage
{
    /// <exception cref="ImportRefusedException">damaged, expands too much, or no Word or Excel file.</exception>
    public static FileFormat Check(byte[] bytes)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes, false), ZipArchiveMode.Read);
            if (archive.Entries.Count > ImportLimits.PackageEntries)
            {
                throw Bomb();
            }

            var budget = new Budget(bytes.Length);
            foreach (var entry in archive.Entries)
            {
                using var content = entry.Open();
                CountEntry(content, entry.FullName, budget);
            }

            return archive.GetEntry("word/document.xml") is not null ? FileFormat.Word
                : archive.GetEntry("xl/workbook.xml") is not null ? FileFormat.Excel
                : throw ImportRefusedException.Unreadable(ImportFailureCodes.UnknownFormat);
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException)
        {
            throw ImportRefusedException.Unreadable(ImportFailureCodes.Damaged, "Office");
        }
    }

    private static void CountEntry(Stream content, string name, Budget budget)
    {
        var isXml = name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);
        using var counted = new CountingStream(content, budget, isXml);
        if (!isXml)
        {
            counted.CopyTo(Stream.Null);
            return;
        }

        // Prohibits document types, hence external entities, and finds nesting that would exhaust a recursive reader.
        using var xml = XmlReader.Create(counted, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        while (xml.Read())
        {
            if (xml.Depth > ImportLimits.XmlDepth)
            {
                throw Bomb();
            }
        }
    }

    private static ImportRefusedException Bomb() => ImportRefusedException.Unreadable(ImportFailureCodes.ZipBomb);

    private sealed class Budget(long packed)
    {
        private long unpacked;
        private long xml;

        public void Spend(int count, bool isXml)
        {
            unpacked += count;
            xml += isXml ? count : 0;
            if (unpacked > ImportLimits.UnpackedBytes || xml > ImportLimits.XmlBytes
                || (unpacked > ImportLimits.RatioAppliesFrom && unpacked / Math.Max(packed, 1) > ImportLimits.Ratio))
            {
                throw Bomb();
            }
        }
    }

    private sealed class CountingStream(Stream inner, Budget budget, bool isXml) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            budget.Spend(read, isXml);
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
