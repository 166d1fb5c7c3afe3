using Styrkedja.Documents.Excel;
using Styrkedja.Domain.Activities;

namespace Styrkedja.Application.Activities.Bulk;

/// <summary>Activities as a workbook to work on and hand in again.</summary>
public static class ActivityWorkbook
{
    /// <param name="output">Needs only be writable; it is left open.</param>
    /// <param name="activities">Where they are more than can be handed in at once, the first sheet says so.</param>
    public static void Write(Stream output, IReadOnlyCollection<Activity> activities, PlanNames names, Words words)
    {
        ArgumentNullException.ThrowIfNull(activities);
        ArgumentNullException.ThrowIfNull(words);
        var table = new ExcelSheet(
            words["activity-table.sheet"],
            [.. ActivityColumns.All.Select(c => new ExcelColumn(ActivityColumns.NameOf(c, words), WidthOf(c), c == ActivityColumn.Id))],
            activities.Select(activity => Row(activity, names, words)));
        Sheets.Write(output, activities.Count <= TableFile.MostRows ? [table] : [Beyond(activities.Count, words), table]);
    }

    private static ExcelSheet Beyond(int count, Words words) =>
        new(words["activity-table.first"], [new ExcelColumn(words["activity-table.first"], 100)], [[words.Format("activity-table.beyond", count, TableFile.MostRows)]]) { IsText = true };

    private static IReadOnlyList<object?> Row(Activity activity, PlanNames names, Words words)
    {
        var given = ActivityCells.GivenOf(activity);
        return [.. ActivityColumns.All.Select(c => c == ActivityColumn.Id ? activity.Id.Value.ToString() : ActivityCells.Of(given, c, names, words))];
    }

    private static double WidthOf(ActivityColumn column) => column switch
    {
        ActivityColumn.Title or ActivityColumn.Goals or ActivityColumn.Description => 46,
        ActivityColumn.Start or ActivityColumn.End or ActivityColumn.AwaitsDay or ActivityColumn.LeftOut or ActivityColumn.ServicePromise or ActivityColumn.Target => 12,
        _ => 24,
    };
}
