using Styrkedja.Application;
using Styrkedja.Application.Activities;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Time;

namespace Styrkedja.Web.Pages.Activities;

/// <summary>Another plan or document as typed.</summary>
public sealed class ReferenceForm
{
    public string? Title { get; set; }

    public string? Address { get; set; }

    public bool IsGiven => Title is not null || Address is not null;
}

/// <summary>The fields of an activity.</summary>
public sealed class ActivityForm
{
    public const int EmptyRows = 2;

    public string? Title { get; set; }

    public string? Description { get; set; }

    public Guid? Owner { get; set; }

    public List<Guid> TakingPart { get; set; } = [];

    public List<Guid> Goals { get; set; } = [];

    public DateOnly? Start { get; set; }

    public DateOnly? End { get; set; }

    /// <summary>A kind's code, e.g. <c>internal-control</c>.</summary>
    public string? Kind { get; set; }

    /// <summary>A priority's code, e.g. <c>high</c>; not asked for once the activity is adopted.</summary>
    public string? Priority { get; set; }

    public bool LeftOut { get; set; }

    public bool ServicePromise { get; set; }

    /// <summary>One on each line.</summary>
    public string? SubPoints { get; set; }

    public string? Partners { get; set; }

    public string? Project { get; set; }

    public decimal? Target { get; set; }

    public string? TargetUnit { get; set; }

    public string? Funding { get; set; }

    public List<ReferenceForm> References { get; set; } = [];

    public string? AwaitsWhat { get; set; }

    public string? AwaitsBody { get; set; }

    public DateOnly? AwaitsDay { get; set; }

    /// <summary>Why the dates of an adopted plan change.</summary>
    public string? Reason { get; set; }

    /// <summary>Shows only goals that hold these words.</summary>
    public string? Search { get; set; }

    /// <summary>The version the person had before their eyes; after a conflict the one shown then, so that saving again is a choice.</summary>
    public uint Version { get; set; }

    public ActivityKind? KindChosen => Enum.GetValues<ActivityKind>().Select(k => (ActivityKind?)k).FirstOrDefault(k => Words.Code(k!.Value) == Kind);

    /// <summary>Normal where nothing is chosen.</summary>
    public ActivityPriority PriorityChosen() => Enum.GetValues<ActivityPriority>().FirstOrDefault(p => Words.Code(p) == Priority, ActivityPriority.Normal);

    /// <summary>Null while the days are missing or out of order.</summary>
    public DateRange? Plan => Start is { } start && End is { } end && start <= end && start.Year >= 1990 && end.Year <= 2999 ? new DateRange(start, end) : null;

    public static ActivityForm Of(Activity activity, uint version)
    {
        var details = activity.Details;
        var form = new ActivityForm
        {
            Title = activity.Title,
            Description = activity.Description,
            Owner = activity.OwnerUnitId.Value,
            TakingPart = [.. activity.TakingPart.Select(u => u.Value)],
            Goals = [.. activity.Goals.Select(g => g.Value)],
            Start = activity.PlannedStart,
            End = activity.PlannedEnd,
            Kind = Words.Code(details.Kind),
            Priority = Words.Code(details.Priority),
            LeftOut = details.LeftOutOfReports,
            ServicePromise = details.ServicePromise,
            SubPoints = details.SubPoints.Count == 0 ? null : string.Join('\n', details.SubPoints),
            Partners = details.Partners,
            Project = details.Project,
            Target = details.Target,
            TargetUnit = details.TargetUnit,
            Funding = activity.Funding,
            References = [.. details.References.Select(r => new ReferenceForm { Title = r.Title, Address = r.Address })],
            AwaitsWhat = details.Awaits?.What,
            AwaitsBody = details.Awaits?.Body,
            AwaitsDay = details.Awaits?.Day,
            Version = version,
        };
        form.AddRows();
        return form;
    }

    public void AddRows() => References.AddRange(Enumerable.Range(0, EmptyRows).Select(_ => new ReferenceForm()));

    /// <summary>Asked for when the fields that must be given are; a method, because binding reads every property.</summary>
    public ActivityGiven ToGiven() => new(
        new UnitId(Owner!.Value),
        Plain(Title),
        Plain(Description),
        Plan!.Value,
        [.. Goals.Distinct().Select(g => new GoalId(g))],
        [.. TakingPart.Distinct().Select(u => new UnitId(u))],
        Plain(Funding),
        new ActivityDetails
        {
            Kind = KindChosen!.Value,
            Priority = PriorityChosen(),
            LeftOutOfReports = LeftOut,
            ServicePromise = ServicePromise,
            SubPoints = [.. (Plain(SubPoints) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            Partners = Plain(Partners),
            Project = Plain(Project),
            Target = Target,
            TargetUnit = Plain(TargetUnit),
            References = [.. References.Where(r => r.IsGiven).Select(r => new PlanReference(Plain(r.Title) ?? "", Plain(r.Address)))],
            Awaits = (AwaitsWhat ?? AwaitsBody) is null && AwaitsDay is null ? null : new AwaitedDecision(Plain(AwaitsWhat) ?? "", Plain(AwaitsBody), AwaitsDay),
        });

    public static string FieldOf(string rule) => rule switch
    {
        "activity-title-required" => "Form.Title",
        "activity-needs-a-goal" or "goal-unknown" => "Form.Goals",
        "unit-unknown" or "unit-outside-plan" => "Form.Owner",
        "replan-reason-required" => "Form.Reason",
        "reference-address-wrong" => "Form.References[0].Address",
        "awaited-decision-required" => "Form.AwaitsWhat",
        _ => "",
    };

    /// <summary>Line feeds as they are stored, whichever the browser sends, so that nothing seems changed that is not.</summary>
    private static string? Plain(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.ReplaceLineEndings("\n").Trim();
}
