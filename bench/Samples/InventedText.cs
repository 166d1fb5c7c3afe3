using System.Globalization;
using System.Text;
using Styrkedja.Documents.Reports;

namespace Styrkedja.Bench.Samples;

/// <summary>
/// The invented report as the text of a PDF, the way municipalities publish them: lines broken at a margin, a blank line
/// after most, trailing blanks, and the table's head once more where a page began.
/// </summary>
internal static class InventedText
{
    private const string Head = "Verksamhetens aktiviteter Startdatum Slutdatum \n\n";
    private const int Margin = 95;
    private const int TitleMargin = 60;

    public static string Of(CommitteeReport report)
    {
        var text = new StringBuilder(" 1 Redovisning av arbete för de politiska målen \n\n");
        Paragraphs(text, report.Introduction + "\n" + report.FollowUp + "\n" + report.Delimitation);
        var number = 0;
        foreach (var goal in report.Goals)
        {
            number++;
            text.Append(CultureInfo.InvariantCulture, $"1.{number} {goal.Title} \n\n").Append(Head);
            foreach (var activity in goal.Activities)
            {
                Write(text, activity);
            }
        }

        text.Append(CultureInfo.InvariantCulture, $"1.{++number} Rapportering och uppföljning \n\n");
        Paragraphs(text, report.FollowUp);
        text.Append(CultureInfo.InvariantCulture, $"1.{++number} Avgränsning \n\n");
        Paragraphs(text, report.Delimitation);
        text.Append(CultureInfo.InvariantCulture, $" 2 Kommunstyrelsens mål {report.Year} \n\n");
        Paragraphs(text, report.CatalogueIntroduction);
        foreach (var group in report.Catalogue.Groups)
        {
            text.Append(group.Heading).Append(" \n\n");
            foreach (var goal in group.Goals)
            {
                text.Append("• ").Append(goal.Title).Append(" \n\n");
            }
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, ReportedActivity activity)
    {
        var dates = string.Create(CultureInfo.InvariantCulture, $"{activity.Plan.Start:yyyy-MM-dd} {activity.Plan.End:yyyy-MM-dd} \n\n");
        var title = Broken(activity.Title, TitleMargin);
        if (title.Count == 1 && activity.Units.Count == 0)
        {
            text.Append(title[0]).Append(' ').Append(dates);
        }
        else
        {
            text.AppendJoin(" \n", title).Append(" \n\n");
            text.AppendJoin("", activity.Units.Select(unit => $"\uF0B7 {unit} \n")).Append(activity.Units.Count > 0 ? " \n\n" : "").Append(dates);
        }

        Paragraphs(text, activity.Description);
        text.Append(CultureInfo.InvariantCulture, $" {activity.StatusWord} \n{(activity.Units.Count == 2 ? $" {Head}" : "\n")}");
        Paragraphs(text, activity.Comment);
        Paragraphs(text, activity.DeviationText is { } deviation ? $"Avvikelse: {deviation}" : null);
    }

    private static void Paragraphs(StringBuilder text, string? paragraphs)
    {
        foreach (var paragraph in paragraphs?.Split('\n') ?? [])
        {
            text.AppendJoin(" \n", Broken(paragraph, Margin)).Append(" \n\n");
        }
    }

    private static List<string> Broken(string text, int margin)
    {
        List<string> lines = [""];
        foreach (var word in text.Split(' '))
        {
            if (lines[^1].Length + word.Length > margin)
            {
                lines.Add("");
            }

            lines[^1] = (lines[^1] + " " + word).Trim();
        }

        return lines;
    }
}
