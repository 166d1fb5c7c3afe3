using System.Globalization;

namespace Styrkedja.Documents;

/// <summary>What is the same for all reports of an installation.</summary>
public sealed record ReportWriterOptions
{
    /// <summary>Folder with the product's woff2 files, embedded in HTML and PDF; null for the system's fonts.</summary>
    public string? FontFolder { get; init; }

    /// <summary>Language of labels and dates: Swedish or English.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.GetCultureInfo("sv-SE");
}
