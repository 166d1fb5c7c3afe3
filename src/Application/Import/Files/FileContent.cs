namespace Styrkedja.Application.Import.Files;

internal enum FileFormat
{
    Text,
    Csv,
    Word,
    Excel,
    Pdf,
}

/// <summary>The bytes of a file, at most <see cref="ImportLimits.FileBytes"/>, and what they are by their own signature.</summary>
internal static class FileContent
{
    /// <summary>Reads until the limit, whatever length the stream claims to have.</summary>
    /// <exception cref="ImportRefusedException">the file is larger than the limit.</exception>
    public static byte[] Read(Stream stream)
    {
        if (stream.CanSeek && stream.Length - stream.Position > ImportLimits.FileBytes)
        {
            throw TooLarge();
        }

        // One more than is there, so that the end is seen without growing.
        var bytes = new byte[stream.CanSeek ? (int)(stream.Length - stream.Position) + 1 : 81920];
        var length = 0;
        int read;
        while ((read = stream.Read(bytes.AsSpan(length))) > 0)
        {
            length += read;
            if (length > ImportLimits.FileBytes)
            {
                throw TooLarge();
            }

            if (length == bytes.Length)
            {
                // Never more room than shows that it is too much.
                Array.Resize(ref bytes, (int)Math.Min(2L * length, ImportLimits.FileBytes + 1L));
            }
        }

        return bytes[..length];
    }

    /// <exception cref="ImportRefusedException">an Office file that is encrypted, of the old kind, or damaged.</exception>
    public static FileFormat FormatOf(byte[] bytes, string fileName)
    {
        ReadOnlySpan<byte> start = bytes;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            // A password-protected .docx or .xlsx is an OLE container with a stream named so, in UTF-16.
            throw ImportRefusedException.Unreadable(
                start.IndexOf("E\0n\0c\0r\0y\0p\0t\0"u8) >= 0 ? ImportFailureCodes.Encrypted : ImportFailureCodes.OldFormat);
        }

        if (start.StartsWith("PK"u8))
        {
            return OfficePackage.Check(bytes);
        }

        var extension = Path.GetExtension(fileName).ToUpperInvariant();
        return start.StartsWith("%PDF"u8) ? FileFormat.Pdf
            : extension is ".DOCX" or ".XLSX" or ".PDF" ? throw ImportRefusedException.Unreadable(ImportFailureCodes.Damaged, extension.ToLowerInvariant())
            : extension is ".CSV" or ".TSV" ? FileFormat.Csv
            : FileFormat.Text;
    }

    public static ImportRefusedException TooLarge() =>
        ImportRefusedException.Unreadable(ImportFailureCodes.TooLarge, ImportLimits.MegaBytes);
}
