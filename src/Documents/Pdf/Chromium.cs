namespace Styrkedja.Documents.Pdf;

/// <summary>Finds the system's Chromium; we ship none, so that the system's security updates reach it.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private static readonly string[] Folders = ["/usr/bin", "/usr/local/bin", "/snap/bin"];

    /// <param name="configured">A path from the configuration; when given, nothing else is tried.</param>
    /// <exception cref="ChromiumMissingException">when there is none at that path, or none in the usual places.</exception>
    public static string Find(string? configured)
    {
        var wanted = string.IsNullOrWhiteSpace(configured) ? Environment.GetEnvironmentVariable("STYRKEDJA_CHROMIUM") : configured;
        var candidates = string.IsNullOrWhiteSpace(wanted)
            ? Folders.SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            : [wanted];
        return candidates.FirstOrDefault(File.Exists) ?? throw new ChromiumMissingException();
    }
}
