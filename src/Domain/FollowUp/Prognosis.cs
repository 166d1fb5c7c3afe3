namespace Styrkedja.Domain.FollowUp;

/// <summary>What is expected of a goal at the year's end: another judgement than how it has gone so far.</summary>
public enum Prognosis
{
    WillBeMet,
    WillBePartly,
    WillNotBeMet,
    Uncertain,
}
