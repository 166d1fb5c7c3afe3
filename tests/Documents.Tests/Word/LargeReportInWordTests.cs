using Styrkedja.Documents.Reports;
using Styrkedja.Documents.Tests.Samples;

namespace Styrkedja.Documents.Tests.Word;

public sealed class LargeReportInWordTests
{
    private const long Megabyte = 1024 * 1024;

    [Fact]
    public async Task Three_thousand_activities_are_written_in_less_than_300_megabytes()
    {
        var memory = new HighestMemory();
        var file = await Written.BytesAsync(Report(goals: 60, activitiesEach: 50), ReportFormat.Docx, memory);
        file.Length.ShouldBeGreaterThan(50_000);
        memory.Highest.ShouldBeLessThan(300 * Megabyte);
    }

    internal static CommitteeReport Report(int goals, int activitiesEach)
    {
        var activity = CommitteeSample.Report.Goals[0].Activities[0];
        return CommitteeSample.Report with
        {
            Goals = [.. Enumerable.Range(1, goals).Select(number => CommitteeSample.Report.Goals[0] with
            {
                Title = $"Mål {number}",
                Activities = [.. Enumerable.Range(1, activitiesEach).Select(n => activity with { Title = $"Aktivitet {n}" })],
            })],
        };
    }

    private sealed class HighestMemory : IProgress<RenderProgress>
    {
        public long Highest { get; private set; }

        public void Report(RenderProgress value) => Highest = Math.Max(Highest, GC.GetTotalMemory(forceFullCollection: false));
    }
}
