using Styrkedja.Application.Import.Lines;
using Styrkedja.Application.Import.Proposals;
using Styrkedja.Application.Import.Reports;

namespace Styrkedja.Application.Import;

/// <summary>Tells the kinds of documents apart by the lines only one of them has.</summary>
internal static class KindDetection
{
    /// <summary>Null when the text is none of the kinds.</summary>
    public static ImportKind? Of(IReadOnlyList<SourceLine> lines)
    {
        var text = lines.Where(line => !line.IsBlank).ToList();
        var hasTable = text.Exists(ReportMarks.IsTableHead);
        if (text.Exists(line => ActivityTable.DatesOf(line) is not null) && (hasTable || text.Exists(ReportMarks.IsStatus)))
        {
            return text.Exists(ReportMarks.IsStatus) ? ImportKind.CommitteeReport : ImportKind.Plan;
        }

        var marks = text.Select(line => ProposalMarks.Of(line.Text)).ToHashSet();
        return marks.Contains(ProposalMark.Measures) || (marks.Contains(ProposalMark.Activities) && marks.Contains(ProposalMark.SubGoal))
            || (marks.Contains(ProposalMark.Activities) && text.Exists(line => line.IsBullet))
            ? ImportKind.Goals
            : null;
    }
}
