using BenchmarkDotNet.Attributes;
using Styrkedja.Bench.Samples;
using Styrkedja.Documents;
using Styrkedja.Documents.Pdf;
using Styrkedja.Documents.Reports;

namespace Styrkedja.Bench.Reports;

/// <summary>A Word report of 3,000 activities, from the frozen report to the finished file, beside the bare writer.</summary>
public class WritingWord
{
    private const int Activities = 3000;

    private CommitteeReport report = null!;
    private BareWord bare = null!;

    [GlobalSetup]
    public async Task SetupAsync()
    {
        report = InventedReport.Of(Activities);
        using var file = new MemoryStream();
        await WriteAsync(report, file);
        bare = new BareWord(file);
    }

    [Benchmark(Baseline = true)]
    public long Floor()
    {
        using var file = new MemoryStream();
        bare.Write(file);
        return file.Length;
    }

    [Benchmark]
    public async Task<long> Ours()
    {
        using var file = new MemoryStream();
        await WriteAsync(report, file);
        return file.Length;
    }

    /// <summary>Writes the report once, for a process whose peak memory is then read.</summary>
    public static Task WriteOnceAsync() => WriteAsync(InventedReport.Of(Activities), new MemoryStream());

    private static async Task WriteAsync(CommitteeReport report, Stream file)
    {
        await using var printer = new PdfPrinter(new PdfPrinterOptions());
        await new ReportWriter(printer, new ReportWriterOptions()).WriteAsync(report, ReportFormat.Docx, file);
    }
}
