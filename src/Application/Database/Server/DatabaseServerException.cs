namespace Styrkedja.Application.Database.Server;

/// <summary>What kept the private database server from starting.</summary>
public enum DatabaseServerFault
{
    /// <summary>Something that has no advice of its own; the log says more.</summary>
    Unknown,

    /// <summary>The server's programs are not installed, or not completely.</summary>
    BinariesMissing,

    /// <summary>The data folder, or the programs, cannot be reached by the account that runs the server.</summary>
    FolderNotReachable,

    /// <summary>The disk is full.</summary>
    DiskFull,

    /// <summary>The data folder was made by another major version of PostgreSQL.</summary>
    OtherMajorVersion,

    /// <summary>Started as root, and neither a user namespace nor another account can be used.</summary>
    RootNotPossible,

    /// <summary>A server has the data folder but does not answer in time.</summary>
    NoAnswer,
}

/// <summary>
/// The private database server cannot be used. The message is a Swedish sentence that says what to do.
/// </summary>
public sealed class DatabaseServerException(
    DatabaseServerFault fault, string message, string logTail = "", Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>The kind of fault, for a caller that phrases it in another language.</summary>
    public DatabaseServerFault Fault { get; } = fault;

    /// <summary>The last lines the server wrote, or empty.</summary>
    public string LogTail { get; } = logTail;
}
