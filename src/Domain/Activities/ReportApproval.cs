namespace Styrkedja.Domain.Activities;

/// <summary>Whether a head of unit has looked at a report, where the year's model asks for it.</summary>
public enum ReportApproval
{
    /// <summary>The model does not ask for it, or whoever reported may approve.</summary>
    NotAsked,

    /// <summary>Counts as reported meanwhile, and is marked.</summary>
    Waiting,
    Approved,

    /// <summary>Sent back with a reason: counts no longer, and stays in the log.</summary>
    Returned,
}
