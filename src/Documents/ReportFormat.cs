namespace Styrkedja.Documents;

/// <summary>The files a report can be had as.</summary>
public enum ReportFormat
{
    /// <summary>One self-contained web page.</summary>
    Html,

    /// <summary>Word, for the case system and for further editing.</summary>
    Docx,

    /// <summary>Tagged PDF, for publishing; needs Chromium on the server.</summary>
    Pdf,

    /// <summary>The frozen data itself, for other programs.</summary>
    Json,
}
