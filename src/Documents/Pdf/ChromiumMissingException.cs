using System.Globalization;
using Styrkedja.Documents.Content;

namespace Styrkedja.Documents.Pdf;

/// <summary>No Chromium was found, so no PDF can be made; everything else works. The message says what to install.</summary>
public sealed class ChromiumMissingException : Exception
{
    /// <summary>The message is in the current interface language, Swedish where we lack it.</summary>
    public ChromiumMissingException()
        : this(new Labels(CultureInfo.CurrentUICulture)["ChromiumMissing"])
    {
    }

    public ChromiumMissingException(string message)
        : base(message)
    {
    }

    public ChromiumMissingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
