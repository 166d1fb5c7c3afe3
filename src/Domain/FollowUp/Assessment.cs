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
