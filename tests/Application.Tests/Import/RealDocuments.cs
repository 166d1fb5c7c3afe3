namespace Styrkedja.Application.Tests.Import;

/// <summary>Published documents of a municipality, which lie beside the repository where they may be kept.</summary>
internal static class RealDocuments
{
    public static string Path(string number)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var documents = System.IO.Path.Combine(folder.FullName, "shared", "documents");
            if (Directory.Exists(documents) && Directory.GetFiles(documents, number + "_*.txt") is [var file, ..])
            {
                return file;
            }
        }

        Assert.SkipUnless(false, $"Document {number} is not on this machine (looked for shared/documents above the tests).");
        return "";
    }
}
