namespace Styrkedja.Domain.Measures;

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
        Text = Required.Text(text, "measure-text-required");
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

    /// <summary>Null for a measure told in words (R039).</summary>
    public string? Unit { get; private set; }

    public Direction Direction { get; private set; }

    public decimal? Target { get; private set; }

    public string? Source { get; private set; }

    /// <summary>In order of day.</summary>
    public IReadOnlyList<MeasureValue> Values => _values;

    public void Describe(string? description, string? source)
    {
        Description = Required.Optional(description);
        Source = Required.Optional(source);
    }

    public void Quantify(string unit, Direction direction, decimal? target)
    {
        Unit = Required.Text(unit, "measure-unit-required");
        Direction = direction;
        Target = target;
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
        var then = new Measure(Id, GoalId, Text, Order) { Description = Description, Unit = Unit, Direction = Direction, Target = Target, Source = Source };
        then._values.AddRange(_values.Where(v => v.Day <= day));
        return then;
    }
}

/// <param name="Day">The day the value is about, not the day it was typed.</param>
public sealed record MeasureValue(DateOnly Day, decimal Value);
