namespace Styrkedja.Application.Activities.Bulk;

/// <summary>The columns of activities as a table, in their order.</summary>
public enum ActivityColumn
{
    Title,
    Owner,
    Goals,
    Start,
    End,

    /// <summary>Why the dates change; asked for, never stored with the activity.</summary>
    Reason,
    TakingPart,
    Kind,
    LeftOut,
    Description,
    SubPoints,
    ServicePromise,
    Partners,
    Project,
    Funding,
    Target,
    TargetUnit,
    AwaitsWhat,
    AwaitsBody,
    AwaitsDay,

    /// <summary>Tells which activity the row is; hidden in the file and empty for a new one.</summary>
    Id,
}

/// <summary>Names of the columns, and which cell of a row each is.</summary>
/// <param name="heads">The head row.</param>
public sealed class ActivityColumns(IReadOnlyList<string> heads) : TableColumns<ActivityColumn>(heads, _byName, _needed)
{
    /// <summary>Without these a table is not one of activities.</summary>
    private static readonly ActivityColumn[] _needed = [ActivityColumn.Title, ActivityColumn.Owner, ActivityColumn.Goals, ActivityColumn.Start, ActivityColumn.End];

    private static readonly Dictionary<string, ActivityColumn> _byName = ByName(NameOf);

    public static IReadOnlyList<ActivityColumn> All { get; } = Enum.GetValues<ActivityColumn>();

    public static string NameOf(ActivityColumn column, Words words) => words[$"activity-column.{Words.Code(column)}"];
}
