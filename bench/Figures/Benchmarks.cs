using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Styrkedja.Bench.Figures;

/// <summary>Code without a server around it is measured by BenchmarkDotNet: a class with a method Floor and a method Ours.</summary>
internal static class Benchmarks
{
    private const int Rounds = 3;

    public static IReadOnlyList<(TimeSpan Floor, TimeSpan Ours)> Run<T>()
    {
        // In this process: the toolchain that builds a project of its own does not know .NET 10.
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithMinIterationCount(10).WithMaxIterationCount(20))
            .AddLogger(NullLogger.Instance)
            .WithArtifactsPath(Path.Combine(AppContext.BaseDirectory, "artifacts"));
        return [.. Enumerable.Range(0, Rounds).Select(_ => Round(BenchmarkRunner.Run<T>(config)))];
    }

    private static (TimeSpan Floor, TimeSpan Ours) Round(BenchmarkDotNet.Reports.Summary summary)
    {
        return (Median("Floor"), Median("Ours"));

        TimeSpan Median(string method) => TimeSpan.FromMicroseconds(
            summary.Reports.Single(report => report.BenchmarkCase.Descriptor.WorkloadMethod.Name == method).ResultStatistics!.Median / 1000);
    }
}
