namespace Styrkedja.Domain.Governance;

/// <summary>The council's vision; each adoption is a version of its own, so that an old document shows the text that held then (R019, R112).</summary>
public sealed class Vision
{
    public Vision(Guid id, string text, DateOnly validFrom, string? decision)
    {
        Id = id;
        Text = Required.Text(text, "vision-text-required");
        ValidFrom = validFrom;
        Decision = Required.Optional(decision);
    }

    public Guid Id { get; private set; }

    public string Text { get; private set; }

    public DateOnly ValidFrom { get; private set; }

    /// <summary>Where it was decided, as printed: body, date and paragraph.</summary>
    public string? Decision { get; private set; }
}

/// <summary>A focus area of the vision: a dimension of its own, apart from goal areas (findings 1).</summary>
public sealed class FocusArea
{
    public FocusArea(FocusAreaId id, string name, string? text, int order)
    {
        Id = id;
        Name = Required.Text(name, "focus-area-name-required", TextLimits.Name);
        Text = Required.Optional(text);
        Order = order;
    }

    public FocusAreaId Id { get; private set; }

    public string Name { get; private set; }

    public string? Text { get; private set; }

    public int Order { get; private set; }

    /// <summary>Goals of Agenda 2030, 1 to 17 (R005).</summary>
    public IReadOnlyList<int> Agenda2030 { get; private set; } = [];

    public void LinkToAgenda2030(IEnumerable<int> goals)
    {
        var sorted = goals.Distinct().Order().ToArray();
        if (sorted.FirstOrDefault(n => n is < 1 or > 17) is var wrong and not 0)
        {
            throw new RuleBrokenException("agenda-2030-goal-unknown", wrong);
        }

        Agenda2030 = sorted;
    }
}

/// <summary>A goal area of the council's goals (R029): what goals are listed under, not a branch below the vision.</summary>
public sealed class GoalArea
{
    public GoalArea(GoalAreaId id, string name, int order)
    {
        Id = id;
        Name = Required.Text(name, "goal-area-name-required", TextLimits.Name);
        Order = order;
    }

    public GoalAreaId Id { get; private set; }

    public string Name { get; private set; }

    public int Order { get; private set; }
}
