namespace Styrkedja.Documents.Pdf;

/// <summary>What a PDF says of itself (PDF/UA-1 §7.1: title, shown in the window, and natural language).</summary>
/// <param name="Author">The municipality, not the official: names of people stay out of published files.</param>
/// <param name="Language">BCP 47 tag, e.g. "sv-SE".</param>
public sealed record PdfProperties(string Title, string Author, string Language);
