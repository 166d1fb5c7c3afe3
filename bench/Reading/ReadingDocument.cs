using BenchmarkDotNet.Attributes;
using Styrkedja.Application.Import;
using Styrkedja.Bench.Samples;

namespace Styrkedja.Bench.Reading;

/// <summary>
/// Understanding a report of 27 activities, from the file to goals, activities, statuses and warnings, beside getting the
/// same file's lines into memory.
/// </summary>
public class ReadingDocument
{
    /// <summary>A real report's length in bytes; the invented one is at most a line longer.</summary>
    private const int Length = 15_694;

    private static readonly ImportOptions Options = new();

    private string file = "";

    /// <summary>Null for the invented report.</summary>
    public static string? Document { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        file = Document ?? Invented();
        if (DocumentReader.Read(file, Options).Document?.Goals.Sum(goal => goal.Activities.Count) != 27)
        {
            throw new InvalidOperationException($"{file} was not understood.");
        }
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        if (Document is null)
        {
            File.Delete(file);
        }
    }

    [Benchmark(Baseline = true)]
    public string[] Floor() => File.ReadAllText(file).Split('\n');

    [Benchmark]
    public ImportOutcome Ours() => DocumentReader.Read(file, Options);

    private static string Invented()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, InventedText.Of(InventedReport.Of(27)));
        return path;
    }
}
