using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Styrkedja.Application;
using Styrkedja.Application.Database;
using Styrkedja.Application.Reports;
using Styrkedja.Documents;
using Styrkedja.Documents.Pdf;
using Styrkedja.Domain;
using Styrkedja.Domain.Time;

namespace Styrkedja.Web.CommandLine;

/// <summary><c>report committee</c> and <c>report tertial</c>: the report as a file, without storing it.</summary>
internal static class ReportVerb
{
    public static Command Command()
    {
        var year = new Option<int>("--year") { Description = "Året.", Required = true };
        var date = new Option<string>("--date") { Description = "Dagen den redovisas, till exempel 2024-09-24.", Required = true };
        var unit = new Option<string[]>("--unit") { Description = "Enhet; kan upprepas. Utan den alla enheter.", AllowMultipleArgumentsPerToken = false };
        var tertial = new Option<int>("--tertial") { Description = "Vilken av årets uppföljningar, räknat från 1.", Required = true };
        tertial.AcceptOnlyFromAmong([.. Enumerable.Range(1, Rhythm.MostPeriods).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
        var format = new Option<string>("--format") { Description = "html, docx, pdf eller json.", Required = true };
        format.AcceptOnlyFromAmong("html", "docx", "pdf", "json");
        var output = new Option<string>("--out") { Description = "Filen som skrivs.", Required = true };

        var committee = new Command("committee", "Rapporten till ett utskott.") { unit, year, date, format, output, Workplace.MunicipalityOption };
        committee.SetAction((parsed, cancellation) => Verbs.RunAsync(async () =>
        {
            await using var workplace = await Workplace.OpenAsync(parsed.GetValue(Workplace.MunicipalityOption), false, cancellation);
            var reported = Years.Checked(parsed.GetValue(year));
            var units = await FindUnitsAsync(workplace, parsed.GetValue(unit) ?? [], DateRange.OfYear(reported), cancellation);
            var report = await workplace.Get<CommitteeReports>().BuildAsync(new CommitteeSelection(reported, DateOf(parsed.GetValue(date)!), units), cancellation);
            return await WriteAsync(parsed.GetValue(output)!, file => workplace.Get<ReportWriter>().WriteAsync(report, FormatOf(parsed.GetValue(format)!), file, null, cancellation));
        }));

        var tertialReport = new Command("tertial", "Rapporten till styrelsen för en av årets uppföljningar.") { year, tertial, format, output, Workplace.MunicipalityOption };
        tertialReport.SetAction((parsed, cancellation) => Verbs.RunAsync(async () =>
        {
            await using var workplace = await Workplace.OpenAsync(parsed.GetValue(Workplace.MunicipalityOption), false, cancellation);
            var report = await workplace.Get<TertialReports>().BuildAsync(new TertialSelection(new PeriodKey(Years.Checked(parsed.GetValue(year)), parsed.GetValue(tertial))), cancellation);
            return await WriteAsync(parsed.GetValue(output)!, file => workplace.Get<ReportWriter>().WriteAsync(report, FormatOf(parsed.GetValue(format)!), file, null, cancellation));
        }));
        return new Command("report", "Rapporter som filer.") { committee, tertialReport };
    }

    /// <summary>Writes beside the file and moves it in place, so that a failure leaves no half report behind.</summary>
    private static async Task<int> WriteAsync(string path, Func<Stream, Task> write)
    {
        var partial = path + ".partial";
        try
        {
            await using (var file = File.Create(partial))
            {
                await write(file);
            }

            File.Move(partial, path, overwrite: true);
            Console.Error.WriteLine(Words.Swedish.Format("report.written", path));
            return ExitCode.Done;
        }
        catch (ChromiumMissingException missing)
        {
            Console.Error.WriteLine(missing.Message);
            return ExitCode.Fault;
        }
        catch (Exception fault) when (fault is DirectoryNotFoundException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(Words.Swedish.Format("report.cannot-write", path));
            return ExitCode.WrongUsage;
        }
        finally
        {
            if (File.Exists(partial))
            {
                File.Delete(partial);
            }
        }
    }

    // By the name that it had in the year, or has today.
    private static async Task<IReadOnlyList<UnitId>> FindUnitsAsync(Workplace workplace, string[] names, DateRange time, CancellationToken cancellation)
    {
        var units = await workplace.Get<StyrkedjaDbContext>().Units.AsNoTracking().ToListAsync(cancellation);
        return [.. names.Select(name => units.Where(u => u.NamesDuring(time).Contains(name, StringComparer.OrdinalIgnoreCase)).MaxBy(u => u.ExistsDuring(time))?.Id
            ?? throw new UsageException(Words.Swedish.Format("unit.unknown", name, string.Join(", ", units.Select(u => u.AsOn(time.End).Name)))))];
    }

    private static DateOnly DateOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new UsageException(Words.Swedish.Format("usage.date", "--date", text));

    private static ReportFormat FormatOf(string name) => name switch
    {
        "html" => ReportFormat.Html,
        "docx" => ReportFormat.Docx,
        "pdf" => ReportFormat.Pdf,
        _ => ReportFormat.Json,
    };
}
