using Styrkedja.Bench.Activities;
using Styrkedja.Bench.Figures;
using Styrkedja.Bench.FollowUp;
using Styrkedja.Bench.Goals;
using Styrkedja.Bench.Plans;
using Styrkedja.Bench.Reading;
using Styrkedja.Bench.Reports;
using Styrkedja.Bench.Start;

if (args is ["--empty-site", var address])
{
    await EmptySite.RunAsync(address);
    return;
}

if (args is ["--write-word"])
{
    await WritingWord.WriteOnceAsync();
    using var self = System.Diagnostics.Process.GetCurrentProcess();
    Console.WriteLine($"Word, 3,000 activities: peak memory {self.PeakWorkingSet64 / 1024 / 1024} MB (at most 300)");
    return;
}

foreach (var arg in args)
{
    // A real document beside the repository, where there is one: read=FILE.
    ReadingDocument.Document = arg.StartsWith("read=", StringComparison.Ordinal) ? arg[5..] : null;
    var figure = arg.Split('=')[0] switch
    {
        "read" => Figure.Of(ReadingDocument.Document is null ? "Reading an invented report of 27 activities" : "Reading document 001", 20, Benchmarks.Run<ReadingDocument>()),
        "page" => await FollowUpPage.MeasureAsync(),
        "board" => await BoardPage.MeasureAsync(),
        "tree" => await RedThreadTree.MeasureAsync(),
        "coverage" => await CoverageChecks.MeasureAsync(),
        "board-many" => await BoardPage.MeasureAmongManyAsync(),
        "save" => await SavingStatus.MeasureAsync(clients: 16),
        "save-few" => await SavingStatus.MeasureAsync(clients: 4),
        "save-many" => await SavingStatus.MeasureAmongManyAsync(),
        "word" => Figure.Of("Word, 3,000 activities", 2, Benchmarks.Run<WritingWord>()),
        "excel" => Figure.Of("Excel, 5,000 activities", 2, Benchmarks.Run<WritingExcel>()),
        "pdf" => await PrintingPdf.MeasureAsync(),
        "start" => await FirstPage.MeasureAsync(),
        _ => throw new ArgumentException(arg),
    };
    Console.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"| {figure.Name} | {figure.Floor.TotalMilliseconds:0.00} ms | {figure.Ours.TotalMilliseconds:0.00} ms | {figure.Ratio:0.00} | {figure.Limit} |"));
}
