using Styrkedja.Application;
using Styrkedja.Application.Goals;
using Styrkedja.Domain;
using Styrkedja.Domain.Goals;
using Styrkedja.Web.Components;

namespace Styrkedja.Web.Pages.Goals;

/// <summary>A sub-goal as typed.</summary>
public sealed class SubGoalForm
{
    [Longest(TextLimits.Title)]
    public string? Text { get; set; }

    public decimal? Target { get; set; }

    [Longest(TextLimits.Number)]
    public string? Unit { get; set; }

    public int? Year { get; set; }
}

/// <summary>The fields of a goal.</summary>
public sealed class GoalForm
{
    public const int EmptyRows = 3;

    /// <summary>A kind's code, e.g. <c>financial-management</c>.</summary>
    public string? Kind { get; set; }

    [Longest(TextLimits.Title)]
    public string? Title { get; set; }

    [Longest(TextLimits.Number)]
    public string? Number { get; set; }

    public int? FirstYear { get; set; }

    public int? LastYear { get; set; }

    public Guid? Body { get; set; }

    public Guid? Area { get; set; }

    public List<Guid> Parents { get; set; } = [];

    public List<Guid> FocusAreas { get; set; } = [];

    /// <summary>Codes of Agenda 2030 beside those of its focus areas, as people write them: "4.1, 12".</summary>
    [Longest(TextLimits.Title)]
    public string? Agenda { get; set; }

    public string? Description { get; set; }

    public string? Purpose { get; set; }

    public string? Baseline { get; set; }

    public string? TargetGroups { get; set; }

    public string? Frames { get; set; }

    public bool OutsideControl { get; set; }

    public List<SubGoalForm> SubGoals { get; set; } = [];

    /// <summary>Shows only goals to lead to that hold these words.</summary>
    public string? Search { get; set; }

    /// <summary>Why an adopted goal is revised.</summary>
    public string? Reason { get; set; }

    /// <summary>The version the person had before their eyes; after a conflict the one shown then, so that saving again is a choice.</summary>
    public uint Version { get; set; }

    public GoalKind? KindChosen => Enum.GetValues<GoalKind>().Select(k => (GoalKind?)k).FirstOrDefault(k => Words.Code(k!.Value) == Kind);

    public static GoalForm Of(Goal goal, uint version)
    {
        var form = new GoalForm
        {
            Kind = Words.Code(goal.Kind),
            Title = goal.Title,
            Number = goal.Number,
            FirstYear = goal.FirstYear,
            LastYear = goal.LastYear,
            Body = goal.BodyId?.Value,
            Area = goal.GoalAreaId?.Value,
            Parents = [.. goal.Parents.Select(p => p.Value)],
            FocusAreas = [.. goal.FocusAreas.Select(f => f.Value)],
            Agenda = goal.Agenda.Count == 0 ? null : string.Join(", ", goal.Agenda),
            Description = goal.Description,
            Purpose = goal.Purpose,
            Baseline = goal.Baseline,
            TargetGroups = goal.TargetGroups,
            Frames = goal.Frames,
            OutsideControl = goal.OutsideControl,
            SubGoals = [.. goal.SubGoals.Select(s => new SubGoalForm { Text = s.Text, Target = s.Target, Unit = s.Unit, Year = s.Year })],
            Version = version,
        };
        form.AddRows();
        return form;
    }

    public void AddRows() => SubGoals.AddRange(Enumerable.Range(0, EmptyRows).Select(_ => new SubGoalForm()));

    /// <summary>Asked for when the fields that must be given are; a property would be read before, with the others.</summary>
    public GoalGiven Given() => new(
        KindChosen!.Value, Wording, Number, Area is { } area ? new GoalAreaId(area) : null, Body is { } body ? new BodyId(body) : null,
        [.. Parents.Distinct().Select(p => new GoalId(p))], [.. FocusAreas.Distinct().Select(f => new FocusAreaId(f))])
    {
        Agenda = (Agenda ?? "").Split([',', ';', ' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
    };

    public GoalWording Wording => new(
        Plain(Title) ?? "", Plain(Description), Plain(Purpose), Plain(Baseline), Plain(TargetGroups), Plain(Frames), OutsideControl, FirstYear ?? 0, LastYear ?? FirstYear ?? 0,
        [.. SubGoals.Where(IsGiven).Select(s => new SubGoal(Plain(s.Text) ?? "", s.Target, Plain(s.Unit), s.Year))]);

    public static bool IsGiven(SubGoalForm row) => row.Text is not null || row.Target is not null || row.Unit is not null || row.Year is not null;

    public static string FieldOf(string rule) => rule switch
    {
        "goal-title-required" => "Form.Title",
        "goal-years-out-of-order" => "Form.LastYear",
        "goal-of-another-level" or "goal-before-body" or "goal-after-body" or "body-unknown" => "Form.Body",
        "agenda-code-unknown" => "Form.Agenda",
        "goal-leads-to-itself" or "goals-in-a-circle" => "Form.Parents",
        "goal-revision-reason-required" => "Form.Reason",
        _ => "",
    };

    /// <summary>Line feeds as they are stored, whichever the browser sends, so that nothing seems changed that is not.</summary>
    private static string? Plain(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.ReplaceLineEndings("\n").Trim();
}
