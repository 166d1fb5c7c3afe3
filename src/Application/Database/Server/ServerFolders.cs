namespace Styrkedja.Application.Database.Server;

/// <summary>The files of the private server in the data folder.</summary>
internal sealed class ServerFolders(string dataFolder)
{
    /// <summary>Everything of the server; handed over as a whole when another account is to run it.</summary>
    public string Root { get; } = Path.Combine(Path.GetFullPath(dataFolder), "postgres");

    public string Cluster => Path.Combine(Root, "cluster");

    /// <summary>Where a new cluster is made before it gets its name, so that a crash leaves no half-made one.</summary>
    public string NewCluster => Path.Combine(Root, "cluster.new");

    public string Log => Path.Combine(Root, "server.log");

    /// <summary>Held while the server is started or stopped.</summary>
    public string TurnLock => Path.Combine(Root, "turn.lock");

    /// <summary>Held, shared, by every process that uses the server.</summary>
    public string UseLock => Path.Combine(Root, "use.lock");

    /// <summary>The password on systems where the server listens on TCP.</summary>
    public string Password => Path.Combine(Root, "password");

    public bool HasCluster => Directory.Exists(Cluster);

    public void Create()
    {
        try
        {
            Directory.CreateDirectory(Root);
            File.Create(Path.Combine(Root, Path.GetRandomFileName()), 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            throw new DatabaseServerException(DatabaseServerFault.FolderNotReachable,
                $"Datamappen {Path.GetDirectoryName(Root)} går inte att skriva i. Ge kontot som startar Styrkedja skrivrätt, "
                + "eller välj en annan mapp med STYRKEDJA_DATA.",
                innerException: fault);
        }
    }
}
