namespace Styrkedja.Domain.Activities;

/// <summary>How an activity stands against others when not all can be done at once; set when it is planned, then only by a body's decision.</summary>
public enum ActivityPriority
{
    Low,
    Normal,
    High,
}
