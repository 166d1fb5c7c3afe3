namespace Styrkedja.Domain.Years;

/// <summary>What becomes of an activity that ends with the year and is not completed.</summary>
public enum UnfinishedChoice
{
    /// <summary>It ends as planned, as far as it came.</summary>
    LetEnd,

    /// <summary>It goes on until a later day; its first dates stay beside the new (R059).</summary>
    Prolong,

    /// <summary>A new activity of the new year descends from it.</summary>
    TakeOver,
}

/// <summary>What a person has chosen for a change of year.</summary>
/// <param name="ForAll">For unfinished activities that nothing else is said of.</param>
/// <param name="Each">Chosen otherwise for these.</param>
/// <param name="NewEnd">Last day of the prolonged, included; null for the last day of the new year.</param>
/// <param name="Reason">Why they are prolonged; demanded when any is.</param>
public sealed record YearChoices(
    bool PutModelInForce,
    bool NewPlans,
    bool CarryBudget,
    bool CopyCycle,
    UnfinishedChoice ForAll,
    IReadOnlyDictionary<Guid, UnfinishedChoice> Each,
    DateOnly? NewEnd,
    string? Reason)
{
    public UnfinishedChoice Of(ActivityId activity) => Each.TryGetValue(activity.Value, out var chosen) ? chosen : ForAll;

    /// <exception cref="RuleBrokenException"><c>year-change-end-before-year</c>, <c>replan-reason-required</c>.</exception>
    internal YearChoices Checked(int toYear)
    {
        var prolongs = ForAll == UnfinishedChoice.Prolong || Each.Values.Contains(UnfinishedChoice.Prolong);
        if (prolongs && NewEnd < new DateOnly(toYear, 1, 1))
        {
            throw new RuleBrokenException("year-change-end-before-year", toYear);
        }

        return this with { Reason = prolongs ? Required.Text(Reason, "replan-reason-required", TextLimits.Text) : Required.Optional(Reason, TextLimits.Text) };
    }
}
