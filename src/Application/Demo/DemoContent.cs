using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Measures;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.Demo;

/// <summary>
/// What Älvsala is, as written in <c>Demo/Content</c>: data, so that a person who writes good Swedish can improve it
/// without touching code. Dates are relative; <see cref="DemoCalendar"/> reads them.
/// </summary>
internal sealed record DemoContent(
    OrganisationContent Organisation,
    GovernanceContent Governance,
    IReadOnlyList<GoalContent> Goals,
    IReadOnlyList<ActivityContent> Activities,
    PlansContent Plans,
    IReadOnlyList<PriorityContent> Priorities,
    IReadOnlyList<PersonContent> People)
{
    private const string Folder = ".Demo.Content.";

    // A misspelt or forgotten name in the content stops the loading instead of leaving a gap in what is shown.
    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static DemoContent Read() => new(
        ReadAll<OrganisationContent>("organisation").Single(),
        ReadAll<GovernanceContent>("governance").Single(),
        [.. ReadAll<IReadOnlyList<GoalContent>>("goals").SelectMany(g => g)],
        [.. ReadAll<IReadOnlyList<ActivityContent>>("activities-").SelectMany(a => a)],
        ReadAll<PlansContent>("plans").Single(),
        [.. ReadAll<IReadOnlyList<PriorityContent>>("priorities").SelectMany(p => p)],
        ReadAll<IReadOnlyList<PersonContent>>("people").Single());

    private static IEnumerable<T> ReadAll<T>(string start)
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.Contains(Folder + start, StringComparison.Ordinal)).Order())
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            yield return JsonSerializer.Deserialize<T>(stream, _options)!;
        }
    }
}

/// <param name="FormerUnits">Those that ceased when the present organisation came.</param>
internal sealed record OrganisationContent(IReadOnlyList<UnitContent> Units, IReadOnlyList<FormerUnitContent> FormerUnits, IReadOnlyList<BodyContent> Bodies, IReadOnlyList<FormerBodyContent> FormerBodies);

/// <param name="Became">The unit that took over.</param>
internal sealed record FormerUnitContent(string Name, string? Parent, string Level, string Became);

/// <param name="Became">The body that took over.</param>
internal sealed record FormerBodyContent(string Name, BodyKind Kind, string Became);

/// <param name="Head">Signs the unit's reports.</param>
/// <param name="MinimumActivities">Only where the unit differs from the governance model.</param>
/// <param name="Formerly">What it was called before last year.</param>
internal sealed record UnitContent(string Name, string? Parent, string Level, int Employees, string? Head = null, int? MinimumActivities = null, string? Formerly = null);

internal sealed record BodyContent(string Name, BodyKind Kind, string? Parent);

/// <param name="Models">Name of the governance model, by relative year.</param>
/// <param name="Plans">Where each relative year's plan was adopted.</param>
internal sealed record GovernanceContent(
    IReadOnlyList<VisionContent> Visions,
    IReadOnlyList<FocusAreaContent> FocusAreas,
    RegionContent Region,
    IReadOnlyList<string> GoalAreas,
    IReadOnlyDictionary<string, string> Models,
    IReadOnlyDictionary<string, DecisionContent> Plans,
    DecisionContent TermDecision,
    IReadOnlyList<TermGoalContent> TermGoals);

/// <param name="Decision">Counted from the first year of the earliest term of office; the vision holds from its day.</param>
/// <param name="Areas">Names and texts of the focus areas where they differ from the latest, by the latest's name.</param>
internal sealed record VisionContent(string Text, DecisionContent Decision, IReadOnlyDictionary<string, AreaWordingContent>? Areas = null);

internal sealed record AreaWordingContent(string Name, string Text);

/// <param name="Region">Codes of the regional strategy that it leads to.</param>
/// <param name="MainRegion">The one of them that is its main goal area.</param>
internal sealed record FocusAreaContent(
    string Name, string Text, IReadOnlyList<string> Agenda2030, IReadOnlyList<string> Region, string MainRegion, IReadOnlyList<InputContent> Inputs);

/// <param name="Day">Counted from the first year of the earliest term of office.</param>
internal sealed record InputContent(InputSource Source, string Text, IReadOnlyList<string> Keywords, string Day, string Where);

internal sealed record RegionContent(string Name, int FirstYear, int LastYear, IReadOnlyList<RegionalEntry> Entries);

internal sealed record DecisionContent(string Body, string Day, int Paragraph);

/// <summary>A priority of the council that came after the year's goals.</summary>
internal sealed record PriorityContent(string Title, string Text, string FocusArea, DecisionContent Decision, IReadOnlyList<ReviewContent> Reviews);

/// <param name="Goal">Its number.</param>
/// <param name="Kept">Why the goal stands; null while nobody has answered.</param>
internal sealed record ReviewContent(string Goal, string? Kept = null, string? By = null);

/// <summary>A goal of the council for a term of office.</summary>
internal sealed record TermGoalContent(GoalKind Kind, string? Number, string Title, string Description, IReadOnlyList<string> FocusAreas);

/// <summary>A goal the units plan activities under, with what it said in each of the years.</summary>
/// <param name="Council">Titles of the council goals it leads to.</param>
/// <param name="Assessments">By relative tertial.</param>
/// <param name="Left">Not yet assessed for the period that is open.</param>
/// <param name="Unconfirmed">Its assessment for the period that is open waits for a second person.</param>
internal sealed record GoalContent(
    string Number,
    GoalKind Kind,
    string? Area,
    IReadOnlyList<string> FocusAreas,
    IReadOnlyList<string> Council,
    string AssessedBy,
    IReadOnlyList<GoalYearsContent> Versions,
    IReadOnlyList<MeasureContent> Measures,
    IReadOnlyDictionary<string, AssessmentContent> Assessments,
    bool Left = false,
    bool Unconfirmed = false);

/// <param name="From">First relative year.</param>
/// <param name="To">Last relative year, included.</param>
internal sealed record GoalYearsContent(string From, string To, string Title, string Description, IReadOnlyList<SubGoalContent>? SubGoals = null);

internal sealed record SubGoalContent(string Text, decimal? Target, string? Unit, string Year);

/// <param name="Targets">By relative year.</param>
/// <param name="Values">By relative year, one per tertial; null where nothing was measured.</param>
/// <param name="Late">Whether the figure comes only after the units have reported.</param>
/// <param name="AnsweredBy">The unit that notes its values; the strategist does where nothing is said.</param>
/// <param name="Forecasts">By relative year, one per tertial: what was then expected of the year's end.</param>
internal sealed record MeasureContent(
    string Text,
    string? Description,
    string? Source,
    string? Unit,
    Direction Direction,
    IReadOnlyDictionary<string, decimal>? Targets,
    IReadOnlyDictionary<string, IReadOnlyList<decimal?>>? Values,
    bool Late = false,
    string? AnsweredBy = null,
    IReadOnlyDictionary<string, IReadOnlyList<decimal?>>? Forecasts = null);

/// <param name="Change">Why it is judged otherwise than the time before, where it is.</param>
internal sealed record AssessmentContent(Assessment Decided, string Reason, string? Change = null);

/// <param name="Goals">Numbers; the activity is linked to the goal with that number in each year its plan touches.</param>
/// <param name="Left">Not yet reported for the period that is open.</param>
/// <param name="FirstEnd">The end as first adopted, where it has been moved.</param>
/// <param name="Reports">By relative tertial, one for each tertial of the years the plan touches.</param>
internal sealed record ActivityContent(
    string Title,
    string Unit,
    IReadOnlyList<string> Goals,
    string Start,
    string End,
    IReadOnlyDictionary<string, ReportContent> Reports,
    string? Description = null,
    string? Funding = null,
    IReadOnlyList<string>? TakingPart = null,
    bool Left = false,
    string? FirstEnd = null,
    string? ReplanReason = null,
    RulingContent? Ruling = null);

/// <summary>What the board has decided of an activity's priority this year; told of once its day has come.</summary>
/// <param name="SeenBy">The head who has seen it; null while nobody has.</param>
internal sealed record RulingContent(ActivityPriority Priority, DecisionContent Decision, string Minutes, string? SeenBy = null);

/// <param name="Status">Code of the status, e.g. <c>ongoing-with-deviation</c>.</param>
internal sealed record ReportContent(string Status, string? Comment, string? Deviation = null, string? WaitingFor = null, string? ExpectedEnd = null);

/// <param name="Name">With <c>{år}</c> where the year stands.</param>
internal sealed record PlansContent(string Name, IReadOnlyList<UnitBudgetContent> Budget);

/// <param name="Groups">This year's thousands of kronor by account group; income is negative. Their sum is the unit's frame.</param>
/// <param name="Outcomes">By <c>T1</c>, <c>T2</c> and <c>T3</c> of every year; as the budget in one that is left out.</param>
/// <param name="Missed">Number of the tertial that the unit forgets every year.</param>
/// <param name="Left">Not yet reported for the period that is open.</param>
internal sealed record UnitBudgetContent(
    string Unit, IReadOnlyDictionary<string, decimal> Groups, IReadOnlyDictionary<string, OutcomeContent>? Outcomes = null, int? Missed = null, bool Left = false);

/// <param name="Deviations">Thousands of kronor that an account group is expected to cost more than its budget.</param>
internal sealed record OutcomeContent(IReadOnlyDictionary<string, decimal> Deviations, string? Comment = null);

internal sealed record PersonContent(string User, string Name, string Title, IReadOnlyList<RoleContent> Roles);

internal sealed record RoleContent(Role Role, string? Unit = null, string? Body = null);
