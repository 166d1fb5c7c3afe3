using System.Globalization;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;

namespace Styrkedja.Application.Activities.Bulk;

/// <summary>An activity as the cells of a table's row.</summary>
public static class ActivityCells
{
    /// <summary>What separates several units or goals in a cell.</summary>
    public const string Between = "\n";

    /// <summary>The activity as a form would give it.</summary>
    public static ActivityGiven GivenOf(Activity activity) => new(
        activity.OwnerUnitId, activity.Title, activity.Description, activity.Plan, activity.Goals, activity.TakingPart, activity.Funding, activity.Details);

    /// <returns>Null, a text, a day or a number.</returns>
    public static object? Of(ActivityGiven given, ActivityColumn column, PlanNames names, Words words) => column switch
    {
        ActivityColumn.Title => given.Title,
        ActivityColumn.Owner => names.NameOf(given.Owner),
        ActivityColumn.Goals => string.Join(Between, given.Goals.Select(names.NameOf)),
        ActivityColumn.Start => given.Plan.Start,
        ActivityColumn.End => given.Plan.End,
        ActivityColumn.TakingPart => string.Join(Between, given.TakingPart.Select(names.NameOf)),
        ActivityColumn.Kind => words.ActivityKind(given.Details.Kind),
        ActivityColumn.LeftOut => YesNo(given.Details.LeftOutOfReports, words),
        ActivityColumn.Description => given.Description,
        ActivityColumn.SubPoints => string.Join(Between, given.Details.SubPoints),
        ActivityColumn.ServicePromise => YesNo(given.Details.ServicePromise, words),
        ActivityColumn.Partners => given.Details.Partners,
        ActivityColumn.Project => given.Details.Project,
        ActivityColumn.Funding => given.Funding,
        ActivityColumn.Target => given.Details.Target,
        ActivityColumn.TargetUnit => given.Details.TargetUnit,
        ActivityColumn.AwaitsWhat => given.Details.Awaits?.What,
        ActivityColumn.AwaitsBody => given.Details.Awaits?.Body,
        ActivityColumn.AwaitsDay => given.Details.Awaits?.Day,
        _ => null,
    };

    /// <summary>The cell in words, to show and to compare; empty for nothing.</summary>
    public static string TextOf(ActivityGiven given, ActivityColumn column, PlanNames names, Words words) => Of(given, column, names, words) switch
    {
        null => "",
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.####", CultureInfo.GetCultureInfo("sv-SE")),
        var text => ((string)text).ReplaceLineEndings("\n").Trim(),
    };

    private static string YesNo(bool value, Words words) => words[value ? "yes" : "no"];
}
