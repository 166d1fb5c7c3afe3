using Styrkedja.Application.Import.Checks;
using Styrkedja.Application.Import.Lines;
using Styrkedja.Application.Import.Reports;

namespace Styrkedja.Application.Import;

/// <summary>The last step, the same for every format: year, day, checks, and the account of every line.</summary>
internal static class DocumentAssembly
{
    public static ImportedDocument Of(
        ImportKind kind,
        ParsedContent content,
        IReadOnlyList<SourceLine> lines,
        LineLedger ledger,
        WarningList warnings,
        ImportOptions options)
    {
        content = new LongTitles(warnings).Cut(content);
        var activities = content.Goals.SelectMany(goal => goal.Activities.Select(activity => activity.Activity)).ToList();
        var year = options.Year ?? content.Year ?? MostCommonYear(activities);
        var asOf = options.AsOf ?? AsOfDay.Of(activities, year);
        new ContentChecks(warnings, asOf, year).Check(content);
        foreach (var line in ledger.Unclaimed.ToList())
        {
            ledger.Ignore(line, IgnoredReason.Boilerplate);
            warnings.AddAs(WarningCodes.UnplacedLine, "unplaced-line.ignored", null, null, line.Number, line.Text);
        }

        return new ImportedDocument(
            kind,
            year,
            [.. content.Goals.Select(goal => goal.ToGoal())],
            content.Catalogue,
            content.Sections,
            warnings.InOrder,
            ledger.Ignored)
        {
            Source = [.. lines.Select(line => line.Raw)],
            Owners = ledger.Owners,
            AsOf = asOf,
        };
    }

    private static int? MostCommonYear(IEnumerable<ImportedActivity> activities) =>
        activities.Where(activity => activity.End is not null)
            .GroupBy(activity => activity.End!.Value.Year)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key)
            .FirstOrDefault()?.Key;
}
