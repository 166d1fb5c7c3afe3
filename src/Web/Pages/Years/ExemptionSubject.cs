using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Components;

namespace Styrkedja.Web.Pages.Years;

/// <summary>A thing whose exemptions its page shows.</summary>
/// <param name="Kinds">What may be opened of it; the first is offered first.</param>
/// <param name="FirstYear">First year it belongs to.</param>
/// <param name="LastYear">The last; its plan or its text is closed with it.</param>
public sealed record ExemptionSubject(Guid Id, IReadOnlyList<ExemptionKind> Kinds, int FirstYear, int LastYear)
{
    /// <summary>Where an exemption of a kind is given.</summary>
    public static string Give(ExemptionKind kind, Guid id, int year, int? number = null) =>
        $"/undantag/nytt?slag={Application.Words.Code(kind)}&id={id}&ar={year}{(number is { } n ? $"&tertial={n}" : "")}";

    /// <summary>Where the change is made that an exemption opens.</summary>
    public static string Do(Exemption exemption) => exemption.Kind switch
    {
        ExemptionKind.Report => Address.ReportActivity(new ActivityId(exemption.SubjectId), new PeriodKey(exemption.Year, exemption.Number!.Value)),
        ExemptionKind.Assessment => Address.AssessGoal(new GoalId(exemption.SubjectId), new PeriodKey(exemption.Year, exemption.Number!.Value)),
        ExemptionKind.Goal => Address.ChangeGoal(new GoalId(exemption.SubjectId)),
        ExemptionKind.Activity => Address.ChangeActivity(new ActivityId(exemption.SubjectId)),
        ExemptionKind.Budget => Address.UnitsBudget(new UnitId(exemption.SubjectId), new PeriodKey(exemption.Year, exemption.Number!.Value)),
        _ => Address.Of(new PlanId(exemption.SubjectId)),
    };

    /// <summary>The page of the thing itself.</summary>
    public static string Of(Exemption exemption) => Of(exemption.Kind, exemption.SubjectId);

    public static string Of(ExemptionKind kind, Guid id) => kind switch
    {
        ExemptionKind.Report or ExemptionKind.Activity => Address.Of(new ActivityId(id)),
        ExemptionKind.Assessment or ExemptionKind.Goal => Address.Of(new GoalId(id)),
        ExemptionKind.Budget => Address.Of(new UnitId(id)),
        _ => Address.Of(new PlanId(id)),
    };
}
