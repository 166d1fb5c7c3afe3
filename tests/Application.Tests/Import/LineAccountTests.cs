using System.Globalization;
using Styrkedja.Application.Import;

namespace Styrkedja.Application.Tests.Import;

/// <summary>Every line that is not empty is in exactly one place of the result.</summary>
internal static class LineAccount
{
    public static void ShouldBeComplete(ImportedDocument document)
    {
        document.Owners.Count.ShouldBe(document.Source.Count);
        var held = Words(Everything(document));
        var ignored = document.Ignored.Where(line => line.Reason != "unknown-column").ToList();
        ignored.Select(line => line.Line).ShouldBeUnique();
        for (var i = 0; i < document.Source.Count; i++)
        {
            var isIgnored = ignored.Exists(line => line.Line == i + 1);
            (document.Owners[i] == LineOwner.Ignored).ShouldBe(isIgnored, $"line {i + 1}: {document.Owners[i]}");
            var words = Words([document.Source[i]]);
            if (words.Count == 0)
            {
                continue;
            }

            (document.Owners[i] == LineOwner.Blank && document.Source[i].Any(char.IsLetterOrDigit)).ShouldBeFalse($"line {i + 1} is lost: {document.Source[i]}");
            if (!isIgnored)
            {
                words.Except(held).ShouldBeEmpty($"words of line {i + 1} are lost: {document.Source[i]}");
            }
        }
    }

    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv");

    private static HashSet<string> Words(IEnumerable<string?> texts) =>
        [.. texts.SelectMany(text => new string((text ?? "").Select(c => char.IsLetterOrDigit(c) ? c : ' ').ToArray()).Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    private static IEnumerable<string?> Everything(ImportedDocument document) =>
    [
        // Labels, and the count of activities in a Word report's last chapter, which the goals themselves tell.
        "0 1 2 3 Ingen aktivitet aktiviteter Delmål Med delmålet att Väntar på Avvikelse Beräknat klart Mäts genom",
        .. document.Catalogue.SelectMany(goal => new[] { goal.Number, goal.Title, goal.GoalArea, "Mål inom målområde Verksamhetsmål för god ekonomisk hushållning" }),
        .. document.Warnings.Where(warning => warning.Code == "unreadable-date").Select(warning => warning.Message),
        .. document.Sections.SelectMany(section => new[] { section.Number, section.Title, section.Text }),
        .. document.Goals.SelectMany(goal => new[] { goal.Number, goal.Title, goal.Description, goal.GoalArea }
            .Concat(goal.SubGoals.Select(subGoal => subGoal.Text))
            .Concat(goal.Measures.SelectMany(measure => new[] { measure.Text, measure.Remark }))),
        .. document.Goals.SelectMany(goal => goal.Activities).SelectMany(activity => activity.Units.Concat(activity.SubPoints).Concat(new string?[]
        {
            activity.Title, $"{activity.Start:yyyy-MM-dd}", $"{activity.End:yyyy-MM-dd}", activity.Start?.ToString("d MMMM yyyy", Swedish), activity.Description, activity.Status?.Word,
            activity.UnknownStatus, activity.Comment, activity.WaitingFor, activity.DeviationText, activity.Forecast,
        })),
    ];
}

public sealed class LineAccountTests
{
    [Theory]
    [InlineData("000")]
    [InlineData("001")]
    public void No_line_of_a_published_document_is_lost(string number) => LineAccount.ShouldBeComplete(Reading.Real(number));
}
