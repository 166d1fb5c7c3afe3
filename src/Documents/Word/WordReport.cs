using Styrkedja.Documents.Content;

namespace Styrkedja.Documents.Word;

internal sealed class WordReport(ReportDocument report, IProgress<RenderProgress>? progress)
{
    public Task WriteAsync(Stream output, CancellationToken cancellation) => throw new NotSupportedException(report.Title + progress);
}
