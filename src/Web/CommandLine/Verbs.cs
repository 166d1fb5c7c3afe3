using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using Npgsql;
using Styrkedja.Application;
using Styrkedja.Application.Database;
using Styrkedja.Application.Database.Server;
using Styrkedja.Domain;

namespace Styrkedja.Web.CommandLine;

/// <summary>All verbs of the command line.</summary>
internal static class Verbs
{
    /// <summary>What the program is called where people type.</summary>
    public const string Name = "styrkedja";

    // Stopping takes the database down in good order, which may have to write out much first.
    private static readonly InvocationConfiguration Patient = new() { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) };

    /// <summary>Does what the command line asks for.</summary>
    /// <returns>The exit code of <see cref="ExitCode"/>.</returns>
    public static async Task<int> InvokeAsync(string[] args)
    {
        var parsed = Root().Parse(args);
        if (WrongUsage.Of(parsed) is { Count: > 0 } faults)
        {
            return Say(string.Join(Environment.NewLine, faults), ExitCode.WrongUsage);
        }

        // A closed terminal ends the program as Ctrl-C does; without this the database would go on alone.
        using var closing = new CancellationTokenSource();
        using var closed = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal =>
        {
            signal.Cancel = true;
            closing.Cancel();
        });
        return await parsed.InvokeAsync(Patient, closing.Token);
    }

    private static RootCommand Root()
    {
        // Commands speak Swedish whatever the shell does, and write numbers the same everywhere.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("sv-SE");
        var root = new RootCommand("Styrkedja: från vision till aktivitet, och tillbaka till beslut och insyn.")
        {
            HelpName = Name,
        };
        Command[] verbs =
        [
            ServeVerb.Command(),
            DatabaseVerb.Command(),
            AuditVerb.Command(),
            ImportVerb.Command(),
            AssessVerb.Command(),
            ReportVerb.Command(),
            UserVerb.Command(),
            BackupVerb.Backup(),
            BackupVerb.Restore(),
        ];
        foreach (var verb in verbs)
        {
            root.Add(verb);
        }

        return root;
    }

    /// <summary>Runs a verb and turns what can be foreseen into a sentence and an exit code; a fault of ours keeps its trace.</summary>
    public static async Task<int> RunAsync(Func<Task<int>> verb)
    {
        try
        {
            return await verb();
        }
        catch (RuleBrokenException refusal) when (refusal.Rule == "period-unknown")
        {
            // How many follow-ups a year has is known only to its model, but a number it lacks is no less a wrong option.
            return Say(Words.Swedish.Refusal(refusal), ExitCode.WrongUsage);
        }
        catch (RuleBrokenException refusal)
        {
            return Say(Words.Swedish.Refusal(refusal), ExitCode.Refused);
        }
        catch (UsageException usage)
        {
            return Say(usage.Message, ExitCode.WrongUsage);
        }
        catch (DatabaseServerException server)
        {
            return Say(server.Message, ExitCode.Fault);
        }
        catch (MigrationException migration)
        {
            return Say(Words.Swedish.Format($"migration.{migration.Problem}", migration.Number), ExitCode.Fault);
        }
        catch (NpgsqlException e) when (e is not PostgresException)
        {
            return Say(Words.Swedish.Format("database.unreachable", e.Message), ExitCode.Fault);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Fault;
        }
    }

    private static int Say(string sentence, int code)
    {
        Console.Error.WriteLine(sentence);
        return code;
    }
}

/// <summary>The command asks for something that cannot be; the message is a Swedish sentence.</summary>
internal sealed class UsageException(string message) : Exception(message);
