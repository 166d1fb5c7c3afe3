namespace Styrkedja.Domain.People;

public enum Role
{
    /// <summary>Reports the activities of a unit and what is below it.</summary>
    Reporter,

    /// <summary>Head of unit or administration: reports as a reporter does, and approves.</summary>
    Head,

    /// <summary>The governance model, periods, assessments and reports.</summary>
    Strategist,

    /// <summary>Cases and decisions of a body.</summary>
    Secretary,

    /// <summary>Elected member or substitute: reads all of their body's material (R134).</summary>
    Member,

    /// <summary>Reads everything, the trail too.</summary>
    Auditor,

    /// <summary>Accounts and settings, no political content.</summary>
    Administrator,
}

/// <summary>What a role lets its holder do; pages and endpoints each ask for exactly one.</summary>
public enum Permission
{
    /// <summary>Goals, activities, units, follow-up: what is worked with inside the municipality.</summary>
    ReadPlan,
    ReportActivities,

    /// <summary>Plans the activities of a unit (R066).</summary>
    PlanActivities,

    /// <summary>Tells a unit's outcome and forecast (R078).</summary>
    ReportBudget,
    ApproveReports,
    ManageGovernance,

    /// <summary>Renames, moves, merges, splits and ends units and bodies (R126).</summary>
    ManageOrganisation,
    AssessGoals,
    ImportDocuments,
    ReadReports,
    MakeReports,
    ManageCases,

    /// <summary>Records what a body has decided of the units' activities.</summary>
    RecordDecisions,
    ReadTrail,
    ManageAccounts,
    ManageSettings,
}

/// <summary>Which role may do what. The only place it is said; what is not said here is denied.</summary>
public static class Rights
{
    private static readonly Dictionary<Role, IReadOnlySet<Permission>> _granted = new()
    {
        [Role.Reporter] = Set(Permission.ReadPlan, Permission.ReportActivities, Permission.ReadReports),
        [Role.Head] = Set(Permission.ReadPlan, Permission.ReportActivities, Permission.PlanActivities, Permission.ReportBudget, Permission.ApproveReports, Permission.ReadReports),
        [Role.Strategist] = Set(
            Permission.ReadPlan, Permission.ReportActivities, Permission.PlanActivities, Permission.ReportBudget, Permission.ApproveReports, Permission.ManageGovernance, Permission.ManageOrganisation, Permission.AssessGoals,
            Permission.ImportDocuments, Permission.ReadReports, Permission.MakeReports, Permission.RecordDecisions),
        [Role.Secretary] = Set(Permission.ReadPlan, Permission.ReadReports, Permission.ManageCases, Permission.RecordDecisions),
        [Role.Member] = Set(Permission.ReadPlan, Permission.ReadReports),
        [Role.Auditor] = Set(Permission.ReadPlan, Permission.ReadReports, Permission.ReadTrail),
        [Role.Administrator] = Set(Permission.ManageAccounts, Permission.ManageSettings, Permission.ManageOrganisation),
    };

    public static bool Grant(Role role, Permission permission) => _granted[role].Contains(permission);

    public static IEnumerable<Permission> Of(Role role) => _granted[role];

    private static HashSet<Permission> Set(params Permission[] permissions) => [.. permissions];
}
