namespace Styrkedja.Domain.Goals;

/// <summary>How far a goal has come (R033). What is worked with in a year is not narrowed by it: late decisions are ordinary (R024).</summary>
public enum GoalState
{
    /// <summary>Somebody's proposal; may be changed and deleted freely.</summary>
    Proposed,

    /// <summary>Ready to be decided: its wording goes to the body.</summary>
    Prepared,

    /// <summary>Decided by its body. Its wording changes only by a revision, which is a new version (R018).</summary>
    Adopted,

    /// <summary>Ended before its time, by decision.</summary>
    Closed,
}
