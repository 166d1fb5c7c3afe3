namespace Styrkedja.Web.Resources;

// One class per pair of resource files, so that a page's texts are asked for by area: IStringLocalizer<GoalTexts>.

public sealed class LayoutTexts;

public sealed class ComponentTexts;

public sealed class SignInTexts;

public sealed class StartTexts;

public sealed class ReminderTexts;

public sealed class ApiTexts;

public sealed class ActivityTexts;

public sealed class GoalTexts;

public sealed class PlanTexts;

public sealed class BudgetTexts;

public sealed class CycleTexts;

public sealed class YearTexts;

public sealed class PriorityTexts;

public sealed class FollowUpTexts;

public sealed class SupervisionTexts;

public sealed class TimelineTexts;

public sealed class ReportTexts;

public sealed class ImportTexts;

public sealed class OrganisationTexts;

public sealed class PeopleTexts;

public sealed class SettingsTexts;

public sealed class GovernanceTexts;

public sealed class VisionTexts;

public sealed class HelpTexts;

public sealed class InsynTexts;

public sealed class ErrorTexts;
