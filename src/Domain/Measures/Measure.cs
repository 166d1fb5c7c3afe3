using Styrkedja.Domain.Time;

namespace Styrkedja.Domain.Measures;

/// <summary>What its values are.</summary>
public enum MeasureKind
{
    /// <summary>A figure in a unit.</summary>
    Number,

    /// <summary>Something that exists or does not (R040); its values are 1 and 0.</summary>
    YesNo,

    /// <summary>Told in words: a dialogue, a judgement (R039).</summary>
    Qualitative,
}

public enum Direction
{
    /// <summary>More is better.</summary>
    Up,

    /// <summary>Less is better (R042).</summary>
    Down,
}

/// <summary>What a goal is measured by (R037–R043). A goal without measures is allowed (R015).</summary>
public sealed class Measure
{
    private readonly List<MeasureValue> _values = [];
    private readonly List<MeasurePeriod> _periods = [];

    public Measure(MeasureId id, GoalId goal, string text, int order)
    {
        Id = id;
        GoalId = goal;
        Text = Required.Text(text, "measure-text-required", TextLimits.Title);
        Order = order;
    }

    private Measure()
    {
        Text = "";
    }

    public MeasureId Id { get; private set; }

    public GoalId GoalId { get; private set; }

    public string Text { get; private set; }

    public int Order { get; private set; }

    /// <summary>How it is measured; null while the description is missing (R038).</summary>
    public string? Description { get; private set; }

    public MeasureKind Kind { get; private set; }

    /// <summary>Null for a measure that is not a figure (R039, R040).</summary>
    public string? Unit { get; private set; }

    public Direction Direction { get; private set; }

    public decimal? Target { get; private set; }

    /// <summary>The year compared with (R042).</summary>
    public int? BaseYear { get; private set; }

    public decimal? BaseValue { get; private set; }

    /// <summary>From this value the goal counts as partly met; null when only the target counts.</summary>
    public decimal? PartlyFrom { get; private set; }

    public string? Source { get; private set; }

    /// <summary>When the source is expected to publish next (R041).</summary>
    public DateOnly? ExpectedOn { get; private set; }

    /// <summary>Its values are told apart by gender.</summary>
    public bool ByGender { get; private set; }

    /// <summary>Its values are numbers of persons, so that small ones tell of someone (<see cref="SmallGroups"/>).</summary>
    public bool CountsPersons { get; private set; }

    /// <summary>The unit that notes its values; null leaves it to the strategist.</summary>
    public UnitId? UnitId { get; private set; }

    /// <summary>How it is measured has still to be written (R038).</summary>
    public bool DescriptionIsMissing => Description is null;

    /// <summary>In order of day.</summary>
    public IReadOnlyList<MeasureValue> Values => _values;

    /// <summary>In order of period.</summary>
    public IReadOnlyList<MeasurePeriod> Periods => _periods;

    /// <summary>Of a period, noted after the one before and by its cut-off.</summary>
    public MeasureValue? ValueOf(YearPeriod period) => _values.LastOrDefault(v => period.Holds(v.Day));

    /// <summary>The latest value known at a day.</summary>
    public MeasureValue? LatestAt(DateOnly day) => _values.LastOrDefault(v => v.Day <= day);

    public MeasurePeriod? PeriodOf(PeriodKey tertial) => _periods.Find(p => p.Year == tertial.Year && p.Number == tertial.Number);

    /// <summary>A value that the source tells of later is awaited, and not missing.</summary>
    public MeasureState StateAt(YearPeriod period) =>
        ValueOf(period) is not null ? MeasureState.Known
        : PeriodOf(period.Tertial) is { NotPublished: true } || ExpectedOn > period.Cutoff ? MeasureState.NotPublished
        : MeasureState.Missing;

    /// <summary>Whether anybody waits for word of it in a period: not while its source is known to tell of it later, unless something is said all the same.</summary>
    public bool IsExpectedIn(YearPeriod period) => !(ExpectedOn > period.Cutoff) || ValueOf(period) is not null || PeriodOf(period.Tertial) is not null;

    public void Describe(string? description, string? source)
    {
        Description = Required.Optional(description);
        Source = Required.Optional(source);
    }

    public void Quantify(string unit, Direction direction, decimal? target)
    {
        Kind = MeasureKind.Number;
        Unit = Required.Text(unit, "measure-unit-required", TextLimits.Number);
        Direction = direction;
        Target = target;
    }

    public void Reword(string text, int order)
    {
        Text = Required.Text(text, "measure-text-required", TextLimits.Title);
        Order = order;
    }

    /// <summary>Yes or no, or told in words: it has no unit and no target figure.</summary>
    public void Tell(MeasureKind kind)
    {
        Kind = kind;
        Unit = null;
        Target = PartlyFrom = BaseValue = null;
        BaseYear = null;
    }

    /// <exception cref="RuleBrokenException"><c>measure-base-incomplete</c> when one of year and value is missing; <c>measure-partly-beyond-target</c>.</exception>
    public void Compare(int? baseYear, decimal? baseValue, decimal? partlyFrom)
    {
        if (baseYear is null != baseValue is null)
        {
            throw new RuleBrokenException("measure-base-incomplete", Text);
        }

        if (partlyFrom is { } partly && Target is { } target && (Direction == Direction.Up ? partly > target : partly < target))
        {
            throw new RuleBrokenException("measure-partly-beyond-target", Text, partly, target);
        }

        BaseYear = baseYear;
        BaseValue = baseValue;
        PartlyFrom = partlyFrom;
    }

    public void Expect(DateOnly? on, bool byGender)
    {
        ExpectedOn = on;
        ByGender = byGender;
    }

    /// <param name="unit">The unit that notes its values; null leaves it to the strategist.</param>
    public void AnswerFor(UnitId? unit, bool countsPersons)
    {
        UnitId = unit;
        CountsPersons = countsPersons;
    }

    /// <summary>Notes the value of a day, replacing one noted for the same day.</summary>
    public void Note(DateOnly day, decimal value) => Put(new MeasureValue(day, value));

    /// <summary>Notes what is known of a period, replacing the latest that was noted of it.</summary>
    /// <param name="value">Null where there is none.</param>
    /// <exception cref="RuleBrokenException">
    /// <c>measure-value-outside-period</c>, <c>measure-yes-or-no</c>, <c>measure-text-missing</c>, <c>measure-value-negative</c>
    /// for persons, <c>measure-value-and-awaited</c>, <c>measure-gender-sum</c> where persons of each gender are not all of them.
    /// </exception>
    public void Note(YearPeriod period, MeasureValue? value, MeasurePeriod said)
    {
        if (value is not null)
        {
            Check(period, value, said);
        }

        if (ValueOf(period) is { } before)
        {
            _values.Remove(before);
        }

        _periods.RemoveAll(p => p.Year == period.Year && p.Number == period.Number);
        if (value is not null)
        {
            Put(value);
        }

        if (!said.SaysNothing)
        {
            _periods.Add(said);
            _periods.Sort((a, b) => (a.Year, a.Number).CompareTo((b.Year, b.Number)));
        }
    }

    private void Check(YearPeriod period, MeasureValue value, MeasurePeriod said)
    {
        if (!period.Holds(value.Day))
        {
            throw new RuleBrokenException("measure-value-outside-period", Text, period.Start, period.Cutoff);
        }

        if (said.NotPublished)
        {
            throw new RuleBrokenException("measure-value-and-awaited", Text);
        }

        if (Kind == MeasureKind.Qualitative ? value.Text is null : value.Value is null)
        {
            throw new RuleBrokenException("measure-text-missing", Text);
        }

        if (Kind == MeasureKind.YesNo && value.Value is not (0 or 1))
        {
            throw new RuleBrokenException("measure-yes-or-no", Text);
        }

        if (CountsPersons && (value.Value < 0 || value.Women < 0 || value.Men < 0))
        {
            throw new RuleBrokenException("measure-value-negative", Text);
        }

        if (CountsPersons && value is { Women: { } women, Men: { } men } && women + men > value.Value)
        {
            throw new RuleBrokenException("measure-gender-sum", Text, women, men, value.Value);
        }
    }

    private void Put(MeasureValue value)
    {
        _values.RemoveAll(v => v.Day == value.Day);
        _values.Add(value);
        _values.Sort((a, b) => a.Day.CompareTo(b.Day));
    }

    /// <summary>The measure as it could be known when a period was measured: without later values.</summary>
    public Measure Until(FollowUp.FollowUpPeriod period)
    {
        var then = new Measure(Id, GoalId, Text, Order)
        {
            Description = Description, Kind = Kind, Unit = Unit, Direction = Direction, Target = Target, Source = Source,
            BaseYear = BaseYear, BaseValue = BaseValue, PartlyFrom = PartlyFrom, ExpectedOn = ExpectedOn, ByGender = ByGender, CountsPersons = CountsPersons, UnitId = UnitId,
        };
        then._values.AddRange(_values.Where(v => v.Day <= period.Cutoff));
        then._periods.AddRange(_periods.Where(p => new PeriodKey(p.Year, p.Number) <= period.Tertial));
        return then;
    }
}
