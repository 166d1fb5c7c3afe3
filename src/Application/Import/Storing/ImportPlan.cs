using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Import.Storing;

public enum ImportChange
{
    /// <summary>Is not stored yet.</summary>
    New,

    /// <summary>Is stored, and the file says something else.</summary>
    Changed,

    /// <summary>Is stored as the file says it.</summary>
    Same,
}

/// <param name="Field">What differs: title, plan, description, units, status, comment, waiting, deviation, expected-end, number, sub-goals, measures.</param>
/// <param name="Stored">As stored; null when empty.</param>
/// <param name="File">As the file says it; null when empty.</param>
public sealed record ImportDifference(string Field, string? Stored, string? File);

/// <param name="Index">Place in <see cref="ImportedDocument.Goals"/>; null for a goal that stands only in the catalogue.</param>
public sealed record PlannedGoal(int? Index, string Title, GoalKind Kind, string? GoalArea, Goal? Stored, IReadOnlyList<ImportDifference> Differences)
{
    public ImportChange Change => Stored is null ? ImportChange.New : Differences.Count > 0 ? ImportChange.Changed : ImportChange.Same;
}

/// <param name="Goal">Place of its goal in <see cref="ImportedDocument.Goals"/>.</param>
/// <param name="Index">Place among the goal's activities.</param>
/// <param name="Plan">The plan it gets; the whole year where the file gives no dates.</param>
public sealed record PlannedActivity(
    int Goal,
    int Index,
    ImportedActivity Imported,
    DateRange Plan,
    Activity? Stored,
    StatusReport? StoredStatus,
    IReadOnlyList<ImportDifference> Differences)
{
    /// <summary>How pages name it when a person chooses what to take: <c>2-0</c>.</summary>
    public string Key => $"{Goal}-{Index}";

    public ImportChange Change => Stored is null ? ImportChange.New : Differences.Count > 0 ? ImportChange.Changed : ImportChange.Same;
}

/// <summary>What taking in a document would do, before it is done.</summary>
/// <param name="Tertial">The tertial the statuses are stored for.</param>
/// <param name="Owner">Name of the unit that owns the activities.</param>
/// <param name="NewUnits">Departments that do not exist yet.</param>
public sealed record ImportPlan(
    int Year,
    PeriodKey Tertial,
    string Owner,
    UnitId? OwnerId,
    IReadOnlyList<string> NewUnits,
    IReadOnlyList<PlannedGoal> Goals,
    IReadOnlyList<PlannedActivity> Activities)
{
    public bool ChangesNothing => Goals.All(g => g.Change == ImportChange.Same) && Activities.All(a => a.Change == ImportChange.Same);
}

/// <summary>What a person has said about how to take a document in.</summary>
/// <param name="Year">Null to use the file's.</param>
/// <param name="Unit">The reporting unit; null for the whole administration.</param>
/// <param name="Tertial">Null to conclude it from the file.</param>
public sealed record ImportTarget(int? Year = null, string? Unit = null, PeriodKey? Tertial = null);
