using System.CommandLine;
using System.IO.Compression;
using Styrkedja.Application;
using Styrkedja.Application.Audit;
using Styrkedja.Application.Database.Backups;

namespace Styrkedja.Web.CommandLine;

/// <summary><c>backup FILE</c> and <c>restore FILE</c>: everything a municipality owns, in open formats.</summary>
internal static class BackupVerb
{
    public static Command Backup()
    {
        var file = new Argument<string>("FILE") { Description = "Zip-filen som skrivs." };
        var command = new Command("backup", "Skriver allt som kommunen äger till en fil, i öppna format.") { file, Workplace.MunicipalityOption };
        command.SetAction((parsed, cancellation) => Verbs.RunAsync(async () =>
        {
            var path = Path.GetFullPath(parsed.GetValue(file)!);
            if (File.Exists(path))
            {
                throw new UsageException(Words.Swedish.Format("backup.exists", path));
            }

            await using var workplace = await Workplace.OpenAsync(parsed.GetValue(Workplace.MunicipalityOption), false, cancellation);
            await workplace.Get<TrailSealing>().SealAsync(cancellation);
            // Whole or not there: a backup that was cut off must not be taken for one.
            var unfinished = path + ".part";
            BackupManifest manifest;
            await using (var output = Create(unfinished))
            {
                manifest = await workplace.Get<BackUp>().HandleAsync(output, new Told(), cancellation);
            }

            File.Move(unfinished, path);
            Console.Error.WriteLine(Words.Swedish.Format("backup.made", manifest.Name, manifest.Tables.Sum(t => t.Rows), manifest.Tables.Count, path));
            return ExitCode.Done;
        }));
        return command;
    }

    public static Command Restore()
    {
        var file = new Argument<string>("FILE") { Description = "En fil från backup." };
        var command = new Command("restore", "Läser in en säkerhetskopia i en tom databas.") { file };
        command.SetAction((parsed, cancellation) => Verbs.RunAsync(async () =>
        {
            var path = parsed.GetValue(file)!;
            try
            {
                using var zip = ZipFile.OpenRead(path);
                // Read before the database is started: a wrong file needs none.
                var manifest = Styrkedja.Application.Database.Backups.Restore.Open(zip);
                await using (var installation = await Workplace.OpenInstallationAsync(migrate: false, cancellation))
                {
                    await Styrkedja.Application.Database.Backups.Restore.HandleAsync(installation.Location.Owner, zip, new Told(), cancellation);
                }

                await using var workplace = await Workplace.OpenAsync(manifest.Slug, false, cancellation);
                var verdict = await workplace.Get<TrailVerification>().VerifyAsync(cancellation);
                Console.Error.WriteLine(Words.Swedish.Format("backup.restored", manifest.Name, manifest.Tables.Sum(t => t.Rows), manifest.MadeAt.ToString("yyyy-MM-dd HH:mm", null)));
                Console.Error.WriteLine(AuditVerb.Tell(verdict));
                return verdict.Break is null ? ExitCode.Done : ExitCode.Refused;
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine(Words.Swedish.Format("backup.not-found", path));
                return ExitCode.Unreadable;
            }
            catch (InvalidDataException)
            {
                Console.Error.WriteLine(Words.Swedish.Format("backup.not-a-backup", path));
                return ExitCode.Unreadable;
            }
            catch (BackupUnreadableException e)
            {
                Console.Error.WriteLine(Words.Swedish.Format($"backup.{e.Problem}", path, e.Where ?? ""));
                return ExitCode.Unreadable;
            }
        }));
        return command;
    }

    /// <exception cref="UsageException">It cannot be written there.</exception>
    private static FileStream Create(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new FileStream(path, Private());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(Words.Swedish.Format("report.cannot-write", path));
        }
    }

    /// <summary>The file holds what the municipality holds; only who made it may read it.</summary>
    private static FileStreamOptions Private()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    /// <summary>For who waits and looks; a log needs only the outcome.</summary>
    private sealed class Told : IProgress<string>
    {
        public void Report(string value)
        {
            if (!Console.IsErrorRedirected)
            {
                Console.Error.Write($"\r\u001b[K{value} …\r");
            }
        }
    }
}
