using System.Globalization;

namespace Styrkedja.Application.Import.Tables;

/// <summary>Goals as rows of the template; the reverse of <see cref="SheetParser"/>.</summary>
internal static class TemplateRows
{
    public static IReadOnlyList<SheetColumn> Columns { get; } = Enum.GetValues<SheetColumn>();

    public static IEnumerable<string[]> Of(IReadOnlyList<ImportedGoal> goals)
    {
        foreach (var goal in goals)
        {
            for (var i = 0; i < Math.Max(1, goal.Activities.Count); i++)
            {
                yield return [.. Columns.Select(column => Cell(goal, i < goal.Activities.Count ? goal.Activities[i] : null, i == 0, column))];
            }
        }
    }

    private static string Cell(ImportedGoal goal, ImportedActivity? activity, bool firstOfGoal, SheetColumn column) => column switch
    {
        SheetColumn.Goal => firstOfGoal ? goal.Title : "",
        SheetColumn.GoalKind => firstOfGoal ? GoalKindWords.Word(goal.Kind) : "",
        SheetColumn.GoalArea => firstOfGoal ? goal.GoalArea ?? "" : "",
        SheetColumn.SubGoals => firstOfGoal ? string.Join('\n', goal.SubGoals.Select(subGoal => subGoal.Text)) : "",
        SheetColumn.Measures => firstOfGoal ? string.Join('\n', goal.Measures.Select(measure => measure.Text)) : "",
        SheetColumn.Activity => activity?.Title ?? "",
        SheetColumn.Units => string.Join("; ", activity?.Units ?? []),
        SheetColumn.Start => Day(activity?.Start),
        SheetColumn.End => Day(activity?.End),
        SheetColumn.Description => activity?.Description ?? "",
        SheetColumn.Status => activity?.Status?.Word ?? activity?.UnknownStatus ?? "",
        SheetColumn.Comment => activity?.Comment ?? "",
        SheetColumn.Waiting => activity?.WaitingFor ?? "",
        SheetColumn.Deviation => activity?.DeviationText ?? "",
        SheetColumn.Forecast => activity?.Forecast ?? "",
        _ => "",
    };

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
