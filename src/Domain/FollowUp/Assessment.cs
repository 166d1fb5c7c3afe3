namespace Styrkedja.Domain.FollowUp;

/// <summary>What can be said of a goal at a cut-off (R081–R085).</summary>
public enum Assessment
{
    Met,
    MetWithRemark,
    Partly,
    NotMet,

    /// <summary>Kept apart from "partly": some municipalities mix them, and then nobody can tell what was measured.</summary>
    CannotBeAssessed,
}

public static class Assessments
{
    /// <summary>A stable name for storage, scales and resources, e.g. <c>met-with-remark</c>.</summary>
    public static string Code(this Assessment assessment) => assessment switch
    {
        Assessment.Met => "met",
        Assessment.MetWithRemark => "met-with-remark",
        Assessment.Partly => "partly",
        Assessment.NotMet => "not-met",
        _ => "cannot-be-assessed",
    };
}
