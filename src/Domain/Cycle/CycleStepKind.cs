namespace Styrkedja.Domain.Cycle;

/// <summary>What a step of the annual cycle is about; tells steps apart in the wheel, and decides nothing.</summary>
public enum CycleStepKind
{
    FollowUp,
    Report,
    Planning,
    Budget,
    Decision,
    Other,
}
