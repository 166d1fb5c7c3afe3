using Styrkedja.Documents.Pdf;
using Styrkedja.Documents.Reports;

namespace Styrkedja.Documents.Tests.Samples;

/// <summary>
/// No test tells whether a page is fit to lay before a committee; a person must look. Run explicitly, it writes the
/// samples in every format to the folder "samples" beside the tests.
/// </summary>
public sealed class SamplesForTheEye
{
    [Fact(Explicit = true)]
    public async Task Samples_are_written_for_a_person_to_look_at()
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "samples")).FullName;
        await using var printer = new PdfPrinter(new PdfPrinterOptions());
        var writer = new ReportWriter(printer, new ReportWriterOptions { FontFolder = Environment.GetEnvironmentVariable("STYRKEDJA_FONTS") });
        foreach (var format in Enum.GetValues<ReportFormat>())
        {
            await Write("committee", (file, ct) => writer.WriteAsync(CommitteeSample.Report, format, file, null, ct));
            await Write("committee-empty", (file, ct) => writer.WriteAsync(CommitteeSample.Empty, format, file, null, ct));
            await Write("committee-long", (file, ct) => writer.WriteAsync(LongTexts(), format, file, null, ct));
            await Write("plan", (file, ct) => writer.WriteAsync(PlanSample.Report, format, file, null, ct));
            await Write("plan-empty", (file, ct) => writer.WriteAsync(PlanSample.Empty, format, file, null, ct));
            await Write("plan-long", (file, ct) => writer.WriteAsync(PlanSample.Long, format, file, null, ct));
            await Write("tertial", (file, ct) => writer.WriteAsync(TertialSample.Report, format, file, null, ct));
            await Write("tertial-empty", (file, ct) => writer.WriteAsync(TertialSample.Empty, format, file, null, ct));

            async Task Write(string name, Func<Stream, CancellationToken, Task> write)
            {
                await using var file = File.Create(Path.Combine(folder, $"{name}.{format}".ToLowerInvariant()));
                await write(file, TestContext.Current.CancellationToken);
            }
        }
    }

    private static CommitteeReport LongTexts()
    {
        var sentence = "Enheten har under våren gått igenom samtliga rutiner tillsammans med arbetslagen och prövat dem i vardagen. ";
        var long_ = string.Concat(Enumerable.Repeat(string.Concat(Enumerable.Repeat(sentence, 6)) + "\n", 7));
        var goals = CommitteeSample.Report.Goals.ToList();
        goals[2] = goals[2] with { Title = string.Concat(Enumerable.Repeat("Fler unga ska ha en meningsfull fritid ", 5)), Activities = [goals[2].Activities[0] with { Comment = long_, Description = long_[..600], Units = [.. Enumerable.Range(1, 12).Select(n => $"Avdelning {n}")] }, goals[2].Activities[0] with { Title = new string('x', 180) }] };
        return CommitteeSample.Report with { Goals = goals, Units = ["Kost", "Lokalvård", "Näringsliv", "VA, gator och vägar", "Fastigheter", "Renhållning"] };
    }
}
