namespace Styrkedja.Domain.Reminders;

/// <summary>What a person may have to do by a day.</summary>
public enum DutyKind
{
    /// <summary>Report an activity for a period (R048).</summary>
    Report,

    /// <summary>Note a measure's value for a period, or that there is none yet (R037–R041).</summary>
    Measure,

    /// <summary>Tell a unit's outcome and forecast for a period (R078).</summary>
    Budget,

    /// <summary>Approve reports of the units one is head of.</summary>
    Approve,

    /// <summary>See what a body has decided of a unit's activity.</summary>
    Ruling,

    /// <summary>Assess the goals of a period.</summary>
    Assess,

    /// <summary>Confirm what another has assessed, where the year's model asks for a second person.</summary>
    Confirm,

    /// <summary>Weigh a goal against a later priority (R025).</summary>
    Review,

    /// <summary>Plan a unit's activities (R117).</summary>
    Plan,

    /// <summary>Use an exemption before it ends (R078).</summary>
    Exemption,

    /// <summary>A step of the annual cycle (R027).</summary>
    CycleStep,

    /// <summary>Change to the next year.</summary>
    YearChange,
}
