using System.Globalization;

namespace Styrkedja.Application.Database.Server;

/// <summary>The server's settings, written anew at every start.</summary>
internal static class ServerSettings
{
    public static void Write(ServerFolders folders, ServerEndpoint endpoint, bool throwaway)
    {
        var durability = throwaway
            ? "fsync = off\nsynchronous_commit = off\nfull_page_writes = off"
            : "fsync = on";
        var place = endpoint.IsSocket
            ? $"listen_addresses = ''\nunix_socket_directories = '{endpoint.Host}'\nunix_socket_permissions = 0700"
            : $"listen_addresses = '{endpoint.Host}'\nunix_socket_directories = ''\npassword_encryption = scram-sha-256";

        File.WriteAllText(Path.Combine(folders.Cluster, "postgresql.conf"), string.Create(CultureInfo.InvariantCulture, $"""
            # Written by Styrkedja at every start. Settings of your own go into local.conf beside this file.
            {place}
            port = {endpoint.Port}
            max_connections = 100
            shared_buffers = 128MB
            max_wal_size = 512MB
            {durability}
            timezone = 'UTC'
            log_timezone = 'UTC'
            datestyle = 'iso, ymd'
            # Faults in the log are recognised by their English words.
            lc_messages = 'C'
            log_line_prefix = '%m [%p] '
            include_if_exists = 'local.conf'

            """));
    }
}
