using System.CommandLine;
using System.Globalization;
using Styrkedja.Application;
using Styrkedja.Application.Import;
using Styrkedja.Application.Import.Storing;

namespace Styrkedja.Web.CommandLine;

/// <summary><c>import</c>: reads what a municipality has and takes it in, or shows what would be.</summary>
internal static class ImportVerb
{
    public static Command Command()
    {
        var file = new Argument<string>("FILE") { Description = "Fil: .txt (text ur en PDF), .docx, .xlsx, .csv eller .pdf." };
        var kind = new Option<string>("--kind") { Description = "Vad filen är.", DefaultValueFactory = _ => "auto" };
        kind.AcceptOnlyFromAmong("auto", "committee-report", "goals", "plan");
        var year = new Option<int?>("--year") { Description = "Året, om filen inte säger det." };
        var unit = new Option<string?>("--unit") { Description = "Den redovisande enheten; utan den hela förvaltningen." };
        var asOf = new Option<string?>("--as-of") { Description = "Dagen som statusarna beskriver, till exempel 2024-09-15." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Visar vad som förstås utan att spara något." };
        var json = new Option<bool>("--json") { Description = "Ett JSON-dokument på standard ut." };
        var command = new Command("import", "Läser in en rapport, ett målförslag eller en plan.") { file, kind, year, unit, asOf, dryRun, json, Workplace.MunicipalityOption };
        command.SetAction((parsed, cancellation) => Verbs.RunAsync(async () =>
        {
            var name = parsed.GetValue(file)!;
            var chosenYear = parsed.GetValue(year) is { } given ? Years.Checked(given) : (int?)null;
            var outcome = DocumentReader.Read(name, new ImportOptions
            {
                Kind = parsed.GetValue(kind) switch { "committee-report" => ImportKind.CommitteeReport, "goals" => ImportKind.Goals, "plan" => ImportKind.Plan, _ => null },
                Year = chosenYear,
                AsOf = parsed.GetValue(asOf) is { } day ? DateOf(day) : null,
            });
            if (!outcome.Understood)
            {
                Console.Error.WriteLine(outcome.Failure.Message);
                return (int)outcome.Failure.Class;
            }

            if (!parsed.GetValue(dryRun))
            {
                await using var workplace = await Workplace.OpenAsync(parsed.GetValue(Workplace.MunicipalityOption), true, cancellation);
                var taken = await workplace.Get<TakeInDocument>().HandleAsync(outcome.Document, new ImportTarget(chosenYear, parsed.GetValue(unit)), null, Path.GetFileName(name), cancellation);
                Console.Error.WriteLine(Tell(taken));
            }
            else
            {
                Console.Error.WriteLine(Words.Swedish.Format("import.understood", outcome.Document.Goals.Count, outcome.Document.Goals.Sum(g => g.Activities.Count), outcome.Document.Ignored.Count));
            }

            foreach (var warning in outcome.Document.Warnings)
            {
                Console.Error.WriteLine(warning.Line is { } line ? Words.Swedish.Format("import.warning-at", line, warning.Message) : warning.Message);
            }

            if (parsed.GetValue(json))
            {
                await using var output = Console.OpenStandardOutput();
                ImportJson.Write(outcome.Document, output);
            }

            return ExitCode.Done;
        }));
        return command;
    }

    private static DateOnly DateOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new UsageException(Words.Swedish.Format("usage.date", "--as-of", text));

    private static string Tell(TakenIn taken) => taken.NewGoals + taken.NewActivities + taken.ChangedActivities == 0
        ? Words.Swedish.Format("import.nothing-new", taken.Unchanged)
        : Words.Swedish.Format("import.taken", taken.Plan.Year, taken.NewGoals, taken.NewActivities, taken.ChangedActivities, taken.Unchanged, taken.Plan.Owner);
}
