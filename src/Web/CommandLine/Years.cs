using Styrkedja.Application;

namespace Styrkedja.Web.CommandLine;

/// <summary>The years a command can be about.</summary>
internal static class Years
{
    private const int First = 1990, Last = 2100;

    /// <exception cref="UsageException">Outside 1990–2100: a slip of the finger.</exception>
    public static int Checked(int year) => year is >= First and <= Last ? year : throw new UsageException(Words.Swedish.Format("usage.year", First, Last, year));
}
