namespace Styrkedja.Web.CommandLine;

/// <summary>What a verb answers the shell with; others rely on the numbers.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Fault = 1;
    public const int WrongUsage = 2;
    public const int Unreadable = 3;
    public const int HasErrors = 4;
    public const int Refused = 5;
}
