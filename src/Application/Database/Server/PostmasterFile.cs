using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Styrkedja.Application.Database.Server;

/// <summary>PostgreSQL's own note of the running server, <c>postmaster.pid</c> in the cluster.</summary>
internal sealed class PostmasterFile
{
    private const int PidLine = 0, PortLine = 3, SocketFolderLine = 4, LinesThatNeverChange = 3;

    private readonly string _path;
    private readonly string[] _lines;

    private PostmasterFile(string path, string[] lines)
    {
        _path = path;
        _lines = lines;
    }

    public int Port => int.TryParse(Line(PortLine), CultureInfo.InvariantCulture, out var port) ? port : 0;

    public string SocketFolder => Line(SocketFolderLine);

    /// <summary>Whether the server has said that it takes connections.</summary>
    public bool IsReady => _lines.Length > 0 && _lines[^1].Trim() == "ready";

    private int Pid => int.TryParse(Line(PidLine), CultureInfo.InvariantCulture, out var pid) ? pid : 0;

    public static PostmasterFile? Read(string cluster)
    {
        var path = Path.Combine(cluster, "postmaster.pid");
        try
        {
            return new PostmasterFile(path, File.ReadAllLines(path));
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>
    /// Whether the process is there and is the server of this very cluster: after a crash the number
    /// may belong to any other process.
    /// </summary>
    public bool IsAlive => Pid > 0 && (OperatingSystem.IsLinux() ? IsServerOfThisCluster() : IsSomePostgres());

    /// <summary>
    /// Keeps a process that has got a dead server's number from being taken for it. Only the number is
    /// replaced, by one that no process can have: the other lines let PostgreSQL find back ends that
    /// have outlived the server, which must not meet a second one.
    /// </summary>
    public void MarkDead()
    {
        if (_lines.Length > LinesThatNeverChange)
        {
            File.WriteAllLines(_path, [int.MaxValue.ToString(CultureInfo.InvariantCulture), .. _lines.Skip(1)]);
        }
        else
        {
            File.Delete(_path); // Cut short when the disk was full or the machine died: PostgreSQL would refuse it.
        }
    }

    // The server works in its cluster, so its folder shows the same file, whatever links lead there.
    private bool IsServerOfThisCluster()
    {
        try
        {
            return File.ReadAllText($"/proc/{Pid}/comm").StartsWith("postgres", StringComparison.Ordinal)
                && File.ReadAllLines($"/proc/{Pid}/cwd/postmaster.pid").Take(LinesThatNeverChange)
                    .SequenceEqual(_lines.Take(LinesThatNeverChange));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private bool IsSomePostgres()
    {
        try
        {
            using var process = Process.GetProcessById(Pid);
            return process.ProcessName.StartsWith("postgres", StringComparison.OrdinalIgnoreCase);
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return false;
        }
    }

    private string Line(int number) => number < _lines.Length ? _lines[number].Trim() : "";
}
