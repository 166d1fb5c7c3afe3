using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;

namespace Styrkedja.Documents.Pdf;

/// <summary>Gives a printed PDF the properties Chromium cannot set.</summary>
internal static class PdfFinish
{
    public static byte[] Apply(byte[] printed, PdfProperties properties)
    {
        using var document = PdfReader.Open(new MemoryStream(printed), PdfDocumentOpenMode.Modify);
        document.Info.Title = properties.Title;
        document.Info.Author = properties.Author;
        document.Info.Creator = "Styrkedja";
        document.Language = properties.Language;
        document.ViewerPreferences.DisplayDocTitle = true;
        using var output = new MemoryStream();
        document.Save(output);
        return output.ToArray();
    }
}
