namespace Styrkedja.Domain.Goals;

/// <summary>Which of the kinds of goals that meet the units this is (findings 3).</summary>
public enum GoalKind
{
    /// <summary>Not said by its source; a person decides.</summary>
    Unknown,

    /// <summary>The council's long-term development goal (R018).</summary>
    Council,

    /// <summary>A goal of the executive board or a committee for the coming year (R001).</summary>
    Board,

    /// <summary>The council's operational goal for sound financial management, worked on directly by units (R030).</summary>
    FinancialManagement,

    /// <summary>A financial goal of the council.</summary>
    Financial,

    /// <summary>An effect goal, used as argument in cases (R028).</summary>
    Effect,
}
