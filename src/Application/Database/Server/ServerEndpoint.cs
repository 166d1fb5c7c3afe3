using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace Styrkedja.Application.Database.Server;

/// <summary>
/// Where the server listens: a Unix socket in a folder that only its owner can open. On Windows, where
/// Npgsql knows Unix sockets only in part, 127.0.0.1 with a random password.
/// </summary>
internal sealed record ServerEndpoint(string Host, int Port, string? Password = null)
{
    // Names the socket file; nothing listens on the TCP port of that number.
    private const int SocketPort = 5432;
    private const string SocketFolderPrefix = "styrkedja-";

    public bool IsSocket => Password is null;

    public static ServerEndpoint New(ServerFolders folders) =>
        OperatingSystem.IsWindows()
            ? new ServerEndpoint(IPAddress.Loopback.ToString(), FreePort(), File.ReadAllText(folders.Password))
            : new ServerEndpoint(NewSocketFolder(), SocketPort);

    /// <summary>Where a running server says that it listens, or null while it has not come that far.</summary>
    public static ServerEndpoint? Of(PostmasterFile server, ServerFolders folders)
    {
        if (server.Port == 0)
        {
            return null;
        }

        return OperatingSystem.IsWindows()
            ? new ServerEndpoint(IPAddress.Loopback.ToString(), server.Port, File.ReadAllText(folders.Password))
            : server.SocketFolder is "" ? null : new ServerEndpoint(server.SocketFolder, server.Port);
    }

    public string ConnectionString(string user, string database)
    {
        var parts = new NpgsqlConnectionStringBuilder { Host = Host, Port = Port, Username = user, Database = database };
        if (Password is not null)
        {
            parts.Password = Password;
        }

        return parts.ConnectionString;
    }

    /// <summary>False when somebody has cleaned the folder for temporary files and the server cannot be reached any more.</summary>
    public bool Exists => !IsSocket
        || Path.Exists(Path.Combine(Host, string.Create(CultureInfo.InvariantCulture, $".s.PGSQL.{Port}")));

    /// <summary>Removes the socket's folder when it is one of ours.</summary>
    public void Remove()
    {
        if (IsSocket && Path.GetFileName(Host).StartsWith(SocketFolderPrefix, StringComparison.Ordinal) && Directory.Exists(Host))
        {
            Directory.Delete(Host, recursive: true);
        }
    }

    // A socket's path may have 107 bytes at most (103 on macOS), which a deep data folder exceeds; hence a short
    // folder elsewhere. A new name nobody can guess, so that no other user can have made it beforehand.
    private static string NewSocketFolder()
    {
        var folder = Path.Combine("/tmp", SocketFolderPrefix + RandomNumberGenerator.GetHexString(16, lowercase: true));
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return folder;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
