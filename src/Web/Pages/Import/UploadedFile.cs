namespace Styrkedja.Web.Pages.Import;

internal static class UploadedFile
{
    /// <summary>Its name without folders, and without the one character that cannot be stored.</summary>
    public static string NameOf(IFormFile file) => Path.GetFileName(file.FileName.Replace("\0", "", StringComparison.Ordinal));
}
