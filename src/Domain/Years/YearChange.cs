namespace Styrkedja.Domain.Years;

/// <summary>How far a change of year has come.</summary>
public enum YearChangeState
{
    /// <summary>A person has said yes; the job has not begun.</summary>
    Waiting,

    Working,

    /// <summary>The old year is closed and the new one open.</summary>
    Done,

    /// <summary>Something had changed since the person looked, or a rule refused. Nothing was changed.</summary>
    Refused,

    /// <summary>The program could not; nothing was changed.</summary>
    Failed,

    /// <summary>Taken back: the old year is open again.</summary>
    Reversed,
}

/// <summary>
/// A municipality goes from one year to the next: what spans years goes on, the old year is closed. It can be taken back
/// as one act until the new year is in use.
/// </summary>
public sealed class YearChange
{
    /// <param name="fromYear">The year that is closed; four digits.</param>
    /// <param name="toYear">The year that is opened.</param>
    /// <param name="skips">Whether the person has said that years between are to be skipped.</param>
    /// <param name="seen">Sum of what the person had before their eyes.</param>
    /// <exception cref="RuleBrokenException"><c>year-change-backwards</c>, <c>year-change-skips</c>, and those of the choices.</exception>
    public YearChange(Guid id, int fromYear, int toYear, bool skips, YearChoices choices, string seen, Signature by)
    {
        if (toYear <= fromYear)
        {
            throw new RuleBrokenException("year-change-backwards", fromYear, toYear);
        }

        if (toYear > fromYear + 1 && !skips)
        {
            throw new RuleBrokenException("year-change-skips", fromYear, toYear);
        }

        Id = id;
        FromYear = fromYear;
        ToYear = toYear;
        Choices = choices.Checked(toYear);
        Seen = seen;
        MadeBy = by.By;
        MadeByName = by.Name;
        MadeAt = by.At;
    }

    private YearChange()
    {
        Choices = null!;
        Seen = MadeByName = "";
    }

    public Guid Id { get; private set; }

    public int FromYear { get; private set; }

    public int ToYear { get; private set; }

    public YearChangeState State { get; private set; }

    public YearChoices Choices { get; private set; }

    public string Seen { get; private set; }

    /// <summary>Why nothing was changed, in words; null otherwise.</summary>
    public string? Refusal { get; private set; }

    public AccountId? MadeBy { get; private set; }

    public string MadeByName { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>Steps taken so far of <see cref="Total"/>; told by the job while it works.</summary>
    public int Done { get; private set; }

    public int Total { get; private set; }

    /// <summary>When the job last told of itself; null before it has begun.</summary>
    public DateTimeOffset? AliveAt { get; private set; }

    /// <summary>What it did; null until it has.</summary>
    public YearChangeOutcome? Outcome { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    public string? ReversedByName { get; private set; }

    public DateTimeOffset? ReversedAt { get; private set; }

    public string? ReversalReason { get; private set; }

    public bool IsUnderWay => State is YearChangeState.Waiting or YearChangeState.Working;

    public void Finish(YearChangeOutcome outcome, DateTimeOffset at)
    {
        State = YearChangeState.Done;
        Outcome = outcome;
        FinishedAt = at;
    }

    /// <summary>Nothing was changed.</summary>
    /// <param name="failed">Whether the program could not, rather than a rule refused.</param>
    public void Refuse(string? why, bool failed)
    {
        State = failed ? YearChangeState.Failed : YearChangeState.Refused;
        Refusal = why;
    }

    /// <summary>The old year is open again.</summary>
    /// <param name="first">The first use of the new year since; null while there is none.</param>
    /// <param name="isLatest">Whether no later change builds on it.</param>
    /// <exception cref="RuleBrokenException"><c>year-change-not-done</c>, <c>year-change-not-latest</c>, <c>year-change-reason-required</c>, <c>year-change-used-…</c>.</exception>
    public void Reverse(NewYearUse? first, bool isLatest, string? reason, Signature by)
    {
        RequireReversible(first, isLatest);
        ReversalReason = Required.Text(reason, "year-change-reason-required", TextLimits.Text);
        State = YearChangeState.Reversed;
        ReversedByName = by.Name;
        ReversedAt = by.At;
    }

    /// <inheritdoc cref="Reverse"/>
    public void RequireReversible(NewYearUse? first, bool isLatest)
    {
        if (State != YearChangeState.Done)
        {
            throw new RuleBrokenException("year-change-not-done", FromYear, ToYear);
        }

        if (!isLatest)
        {
            throw new RuleBrokenException("year-change-not-latest", FromYear, ToYear);
        }

        if (first is not null)
        {
            throw new RuleBrokenException($"year-change-used-{first.Kind}", ToYear, first.What, first.By, first.On);
        }
    }
}

/// <summary>What first made use of a new year: a status report, an assessment or an adopted plan.</summary>
/// <param name="Kind"><c>report</c>, <c>assessment</c> or <c>plan</c>.</param>
/// <param name="What">Name of the activity, the goal or the plan.</param>
public sealed record NewYearUse(string Kind, string What, string By, DateOnly On);

/// <summary>What a change did, as counts; the rows themselves are kept beside it.</summary>
/// <param name="Running">Running work that goes on without an end of its own.</param>
/// <param name="LetEnd">Not completed, and ended with the year all the same.</param>
/// <param name="Steps">Steps of the annual cycle.</param>
public sealed record YearChangeOutcome(
    bool ModelPutInForce, int PlansClosed, int PlansMade, int BudgetLines, int Periods, int Steps, int Running, int Prolonged, int TakenOver, int LetEnd);
