using System.CommandLine;
using Styrkedja.Application.Database;

namespace Styrkedja.Web.CommandLine;

/// <summary><c>db status</c> and <c>db migrate</c>.</summary>
internal static class DatabaseVerb
{
    public static Command Command()
    {
        var status = new Command("status", "Visar schemats steg och när de gjordes.");
        status.SetAction((_, cancellation) => Verbs.RunAsync(async () =>
        {
            await using var installation = await Workplace.OpenInstallationAsync(cancellation);
            foreach (var state in await new Migrator(installation.Location.Owner).StateAsync(cancellation))
            {
                Console.Out.WriteLine($"{state.Migration.Number:0000}  {state.AppliedAt?.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture) ?? "väntar",-16}  {state.Migration.Name}");
            }

            return ExitCode.Done;
        }));
        var migrate = new Command("migrate", "Tar schemat till programmets version.");
        migrate.SetAction((_, cancellation) => Verbs.RunAsync(async () =>
        {
            // Opening migrates; the verb is for those who want to do it before the new version serves.
            await using var installation = await Workplace.OpenInstallationAsync(cancellation);
            Console.Error.WriteLine("Schemat är i programmets version.");
            return ExitCode.Done;
        }));
        return new Command("db", "Databasens schema.") { status, migrate };
    }
}
