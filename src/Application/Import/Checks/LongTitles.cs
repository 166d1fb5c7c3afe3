using Styrkedja.Application.Import.Reports;
using Styrkedja.Domain;

namespace Styrkedja.Application.Import.Checks;

/// <summary>
/// A heading longer than one may be is cut at a word, and stands whole in the description: something that was no heading
/// has probably been taken for one, and a person must see it.
/// </summary>
internal sealed class LongTitles(WarningList warnings)
{
    public ParsedContent Cut(ParsedContent content) => content with
    {
        Goals = [.. content.Goals.Select(Cut)],
        Catalogue = [.. content.Catalogue.Select(g => g with { Title = Cut(g.Title, g.Line) })],
    };

    private ParsedGoal Cut(ParsedGoal parsed)
    {
        var goal = parsed.Goal;
        var title = Cut(goal.Title, goal.Line);
        return new ParsedGoal(
            goal with { Title = title, Description = Whole(goal.Title, title, goal.Description) },
            [.. parsed.Activities.Select(a => a with { Activity = Cut(a.Activity) })]);
    }

    private ImportedActivity Cut(ImportedActivity activity)
    {
        var title = Cut(activity.Title, activity.Line);
        return activity with { Title = title, Description = Whole(activity.Title, title, activity.Description) };
    }

    private static string? Whole(string read, string cut, string? description) =>
        read == cut ? description : description is null ? read : $"{read}\n{description}";

    private string Cut(string title, int line)
    {
        if (title.Length <= TextLimits.Title)
        {
            return title;
        }

        var space = title.LastIndexOf(' ', TextLimits.Title - 2);
        var cut = title[..(space > TextLimits.Title / 2 ? space : TextLimits.Title - 2)].TrimEnd() + " …";
        warnings.Add(WarningCodes.TitleTooLong, null, null, line, cut[..40] + " …", title.Length, TextLimits.Title);
        return cut;
    }
}
