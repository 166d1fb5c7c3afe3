namespace Styrkedja.Domain;

/// <summary>
/// An identity that cannot be mistaken for another kind's. Version 7 GUIDs: they sort by time of creation, so that an
/// index grows at its end, and can be made before anything is stored.
/// </summary>
public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}

public static class Ids
{
    public static TId New<TId>()
        where TId : struct, IId<TId> => TId.From(Guid.CreateVersion7());
}

public readonly record struct MunicipalityId(Guid Value) : IId<MunicipalityId>
{
    public static MunicipalityId From(Guid value) => new(value);
}

public readonly record struct UnitId(Guid Value) : IId<UnitId>
{
    public static UnitId From(Guid value) => new(value);
}

public readonly record struct BodyId(Guid Value) : IId<BodyId>
{
    public static BodyId From(Guid value) => new(value);
}

public readonly record struct GoalAreaId(Guid Value) : IId<GoalAreaId>
{
    public static GoalAreaId From(Guid value) => new(value);
}

public readonly record struct FocusAreaId(Guid Value) : IId<FocusAreaId>
{
    public static FocusAreaId From(Guid value) => new(value);
}

public readonly record struct VisionId(Guid Value) : IId<VisionId>
{
    public static VisionId From(Guid value) => new(value);
}

public readonly record struct RegionalStrategyId(Guid Value) : IId<RegionalStrategyId>
{
    public static RegionalStrategyId From(Guid value) => new(value);
}

public readonly record struct GoalId(Guid Value) : IId<GoalId>
{
    public static GoalId From(Guid value) => new(value);
}

public readonly record struct MeasureId(Guid Value) : IId<MeasureId>
{
    public static MeasureId From(Guid value) => new(value);
}

public readonly record struct ActivityId(Guid Value) : IId<ActivityId>
{
    public static ActivityId From(Guid value) => new(value);
}

public readonly record struct StatusReportId(Guid Value) : IId<StatusReportId>
{
    public static StatusReportId From(Guid value) => new(value);
}

public readonly record struct AccountId(Guid Value) : IId<AccountId>
{
    public static AccountId From(Guid value) => new(value);
}

public readonly record struct ReportId(Guid Value) : IId<ReportId>
{
    public static ReportId From(Guid value) => new(value);
}

public readonly record struct PlanId(Guid Value) : IId<PlanId>
{
    public static PlanId From(Guid value) => new(value);
}

public readonly record struct CycleStepId(Guid Value) : IId<CycleStepId>
{
    public static CycleStepId From(Guid value) => new(value);
}

public readonly record struct ReorganisationId(Guid Value) : IId<ReorganisationId>
{
    public static ReorganisationId From(Guid value) => new(value);
}

public readonly record struct PriorityId(Guid Value) : IId<PriorityId>
{
    public static PriorityId From(Guid value) => new(value);
}
