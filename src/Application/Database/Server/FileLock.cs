using System.Diagnostics;

namespace Styrkedja.Application.Database.Server;

/// <summary>
/// Locks between processes. The operating system frees them when a process dies, however it dies,
/// so nothing has to be cleaned up after a crash.
/// </summary>
internal static class FileLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static async Task<FileStream> TakeAloneAsync(string path, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            if (TryTakeAlone(path) is { } taken)
            {
                return taken;
            }

            if (Stopwatch.GetElapsedTime(began) > Patience)
            {
                throw new DatabaseServerException(DatabaseServerFault.NoAnswer,
                    $"En annan Styrkedja-process startar eller stoppar databasen sedan länge (låset {path}). "
                    + "Avsluta den processen och försök igen.");
            }

            await Task.Delay(Pause, ct);
        }
    }

    public static FileStream? TryTakeAlone(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault) when (IsTaken(fault))
        {
            return null;
        }
    }

    public static async Task<FileStream> TakeSharedAsync(string path, CancellationToken ct)
    {
        // Taken alone only for the moment in which somebody tries whether anyone is left.
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read);
            }
            catch (IOException fault) when (IsTaken(fault))
            {
                await Task.Delay(Pause, ct);
            }
        }
    }

    // EWOULDBLOCK on Linux and macOS, ERROR_SHARING_VIOLATION on Windows.
    private static bool IsTaken(IOException fault) =>
        fault.HResult is 11 or 35 || (fault.HResult & 0xFFFF) == 32;
}
