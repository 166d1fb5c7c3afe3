namespace Styrkedja.Domain.FollowUp;

/// <summary>Whether a second person has looked at an assessment, where the year's model asks for it.</summary>
public enum Confirmation
{
    /// <summary>The model did not ask for it when it was decided.</summary>
    NotAsked,

    /// <summary>Holds meanwhile, and is marked.</summary>
    Waiting,
    Confirmed,

    /// <summary>Sent back with a reason, to be decided anew.</summary>
    Returned,
}

/// <summary>An assessment that was sent back, as it read then.</summary>
/// <param name="AssessedBy">Name of the person who had decided it.</param>
/// <param name="By">Null for a command without an account.</param>
public sealed record ReturnedAssessment(Assessment Decided, string AssessedBy, string Reason, AccountId? By, string ByName, DateTimeOffset At);
