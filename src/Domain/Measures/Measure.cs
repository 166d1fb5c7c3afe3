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

    /// <summary>Persons are counted, and told apart by gender.</summary>
    public bool ByGender { get; private set; }

    /// <summary>How it is measured has still to be written (R038).</summary>
    public bool DescriptionIsMissing => Description is null;

    /// <summary>In order of day.</summary>
    public IReadOnlyList<MeasureValue> Values => _values;

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

    /// <summary>Notes the value of a day, replacing one noted for the same day.</summary>
    public void Note(DateOnly day, decimal value)
    {
        _values.RemoveAll(v => v.Day == day);
        _values.Add(new MeasureValue(day, value));
        _values.Sort((a, b) => a.Day.CompareTo(b.Day));
    }

    /// <summary>The measure as it could be known on a day: without later values.</summary>
    public Measure Until(DateOnly day)
    {
        var then = new Measure(Id, GoalId, Text, Order)
        {
            Description = Description, Kind = Kind, Unit = Unit, Direction = Direction, Target = Target, Source = Source,
            BaseYear = BaseYear, BaseValue = BaseValue, PartlyFrom = PartlyFrom, ExpectedOn = ExpectedOn, ByGender = ByGender,
        };
        then._values.AddRange(_values.Where(v => v.Day <= day));
        return then;
    }
}

/// <param name="Day">The day the value is about, not the day it was typed.</param>
public sealed record MeasureValue(DateOnly Day, decimal Value);
