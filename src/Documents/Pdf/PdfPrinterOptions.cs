namespace Styrkedja.Documents.Pdf;

/// <summary>How PDF files are printed.</summary>
public sealed record PdfPrinterOptions
{
    /// <summary>Path of Chromium; null takes STYRKEDJA_CHROMIUM, then the usual places.</summary>
    public string? ChromiumPath { get; init; }

    /// <summary>Longest time for one document, a second print included. A report of 3,000 activities takes under a minute.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(3);
}
