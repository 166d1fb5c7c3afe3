namespace Styrkedja.Application.Database.Server;

/// <summary>The server's log: kept short, and read when something goes wrong.</summary>
internal sealed class ServerLog(ServerFolders folders)
{
    private const long LargestSize = 5_000_000;
    private const int TailLines = 20;

    public string Path => folders.Log;

    /// <summary>Makes room before a start; the log before this one stays readable.</summary>
    public long Open()
    {
        if (File.Exists(Path) && new FileInfo(Path).Length > LargestSize)
        {
            File.Move(Path, Path + ".1", overwrite: true);
        }

        using var log = new FileStream(Path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        return log.Length;
    }

    /// <summary>What has been written since a start.</summary>
    public string Since(long position)
    {
        if (!File.Exists(Path))
        {
            return "";
        }

        using var log = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Position = Math.Min(position, log.Length);
        using var reader = new StreamReader(log);
        return reader.ReadToEnd();
    }

    public string Tail() => LastLines(Since(0));

    /// <summary>Says in Swedish what to do about what the server or initdb has written.</summary>
    public DatabaseServerException Explain(string text)
    {
        var (fault, advice) = text switch
        {
            _ when Says("No space left on device") =>
                (DatabaseServerFault.DiskFull, "Disken är full. Frigör utrymme och starta igen; inget har gått förlorat."),
            _ when Says("database files are incompatible with server") =>
                (DatabaseServerFault.OtherMajorVersion,
                    $"Datamappen {folders.Cluster} är skapad av en annan huvudversion av PostgreSQL. "
                    + "Ta en säkerhetskopia med den tidigare versionen av Styrkedja (backup) och läs in den i en ny datamapp (restore)."),
            _ when Says("error while loading shared libraries") || Says("Library not loaded") =>
                (DatabaseServerFault.BinariesMissing,
                    "Databasservern är inte färdigt installerad. Kör ./run, eller npm ci följt av npm rebuild."),
            _ when Says("Permission denied") || Says("has wrong ownership") || Says("has invalid permissions") =>
                (DatabaseServerFault.FolderNotReachable,
                    $"Databasservern når inte {folders.Root}. Mappen ska tillhöra kontot som startar Styrkedja, och inga andra."),
            _ => (DatabaseServerFault.Unknown, $"Databasservern startade inte. Loggen finns i {Path}."),
        };
        return new DatabaseServerException(fault, advice, LastLines(text));

        bool Says(string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);
    }

    private static string LastLines(string text) => string.Join('\n', text.TrimEnd().Split('\n').TakeLast(TailLines));
}
