using System.Net;
using System.Net.Sockets;
using Styrkedja.Application;

namespace Styrkedja.Web.CommandLine;

/// <summary>Whether the addresses to serve on can be had, asked before the database is started for nothing.</summary>
internal static class ListeningAddress
{
    /// <param name="urls">One or several, with semicolons between.</param>
    /// <exception cref="UsageException">Not an address, taken by another program, or not allowed.</exception>
    public static void EnsureFree(string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var address = Parse(url);
            if (!address.IsUnixPipe && address.Port != 0)
            {
                Try(url, IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) ? ip : address.Host == "localhost" ? IPAddress.Loopback : IPAddress.Any, address.Port);
            }
        }
    }

    private static BindingAddress Parse(string url)
    {
        try
        {
            // What is no port ends up in the host.
            if (BindingAddress.Parse(url) is var address && (address.IsUnixPipe || address.Host.StartsWith('[') || !address.Host.Contains(':', StringComparison.Ordinal)))
            {
                return address;
            }
        }
        catch (FormatException)
        {
            // Told below.
        }

        throw new UsageException(Words.Swedish.Format("usage.address", url));
    }

    private static void Try(string url, IPAddress ip, int port)
    {
        try
        {
            // Not listened on: whoever connects in this moment would be cut off instead of refused.
            using var socket = new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(ip, port));
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new UsageException(Words.Swedish.Format("serve.address-in-use", url, port + 1));
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AccessDenied)
        {
            throw new UsageException(Words.Swedish.Format("serve.address-not-allowed", url));
        }
    }
}
