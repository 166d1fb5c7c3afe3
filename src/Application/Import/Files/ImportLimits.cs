namespace Styrkedja.Application.Import.Files;

/// <summary>What one import may cost. A year's report of a large municipality is far below every one of them.</summary>
internal static class ImportLimits
{
    public const int MegaBytes = 25;

    /// <summary>Bytes of the file itself.</summary>
    public const int FileBytes = MegaBytes * 1024 * 1024;

    /// <summary>Bytes of everything in an Office package once unpacked.</summary>
    public const long UnpackedBytes = 96L * 1024 * 1024;

    /// <summary>Bytes of the XML in an Office package: the readers hold several times as much in memory.</summary>
    public const long XmlBytes = 32L * 1024 * 1024;

    /// <summary>Unpacked bytes for each packed one. Office files seldom pass 30.</summary>
    public const int Ratio = 150;

    /// <summary>Small packages may pass <see cref="Ratio"/>: a sheet of empty cells packs extremely well.</summary>
    public const long RatioAppliesFrom = 4L * 1024 * 1024;

    public const int PackageEntries = 4000;

    /// <summary>Levels of XML elements; the readers recurse.</summary>
    public const int XmlDepth = 200;

    /// <summary>Characters in a line (or paragraph, or cell).</summary>
    public const int LineLength = 100_000;

    /// <summary>Columns of a sheet; those further to the right are not looked at.</summary>
    public const int Columns = 200;

    public const int Lines = 100_000;

    public static readonly TimeSpan PdfTime = TimeSpan.FromSeconds(30);
}
