using Styrkedja.Application;
using Styrkedja.Application.Activities;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Organisation;

namespace Styrkedja.Web.Api;

/// <param name="Parent">The unit above it; null for the top.</param>
/// <param name="ValidTo">Last day it exists; null while it does.</param>
public sealed record UnitAnswer(Guid Id, string Name, string Level, Guid? Parent, DateOnly ValidFrom, DateOnly? ValidTo)
{
    internal static UnitAnswer Of(Unit unit) => new(unit.Id.Value, unit.Name, unit.Level, unit.ParentId?.Value, unit.ValidFrom, unit.ValidTo);
}

/// <param name="Kind"><c>board</c>, <c>financial-management</c>, <c>council</c>, <c>unknown</c> or another level's code.</param>
/// <param name="State"><c>proposed</c>, <c>prepared</c>, <c>adopted</c> or <c>closed</c>.</param>
/// <param name="Assessment">Of the period asked for; null where nobody has assessed it.</param>
public sealed record GoalAnswer(
    Guid Id, string? Number, string Title, string Kind, string State, string? GoalArea, Guid? Body, int FirstYear, int LastYear, IReadOnlyList<Guid> Parents, AssessmentAnswer? Assessment);

/// <param name="Suggested">By the rule when it was decided.</param>
/// <param name="Decided">By a person.</param>
public sealed record AssessmentAnswer(int Year, int Period, string Suggested, string Decided, string Word, string? Prognosis, string Reason, string DecidedBy, DateTimeOffset DecidedAt);

/// <param name="Id">Permanent.</param>
public sealed record Named(Guid Id, string Name);

/// <summary>An activity of a year with the report that counts at a period.</summary>
/// <param name="Unit">That answered for it at the period.</param>
/// <param name="Report">May be of an earlier period; null where there is none.</param>
/// <param name="IsReported">Whether it has been reported for just this period.</param>
public sealed record ActivityAnswer(
    Guid Id, string Title, string? Description, DateOnly PlannedStart, DateOnly PlannedEnd, Named Unit, IReadOnlyList<Named> TakingPart, IReadOnlyList<Named> Goals, ReportAnswer? Report, bool IsReported)
{
    internal static ActivityAnswer Of(ActivityRow row, YearOverview overview, IReadOnlyDictionary<Guid, string> goals, ModelWords words) => new(
        row.Id.Value,
        row.Title,
        row.Description,
        row.Plan.Start,
        row.Plan.End,
        NamedUnit(row.Owner, overview),
        [.. row.TakingPart.Select(u => NamedUnit(u, overview))],
        [.. row.Goals.Where(g => goals.ContainsKey(g.Value)).Select(g => new Named(g.Value, goals[g.Value]))],
        row.Latest is { } latest ? ReportAnswer.Of(latest, words) : null,
        row.IsReportedFor(overview.Tertial));

    private static Named NamedUnit(UnitId id, YearOverview overview) => new(id.Value, overview.Units.Find(id)?.Name ?? "");
}

/// <param name="Total">On all pages.</param>
/// <param name="Next">The next page's address; null on the last.</param>
public sealed record ActivityPageAnswer(int Year, int Period, int Total, int Page, string? Next, IReadOnlyList<ActivityAnswer> Activities);

/// <summary>A report on an activity.</summary>
/// <param name="Revision">1 is the period's first; the highest counts.</param>
/// <param name="Phase"><c>not-started</c>, <c>ongoing</c>, <c>on-hold</c>, <c>completed</c> or <c>cancelled</c>.</param>
/// <param name="Word">The year's own word for the status.</param>
/// <param name="ExpectedEnd"><c>2024-10-25</c>, <c>2024-10</c> or <c>2024-10-25 Kommunfullmäktige</c>.</param>
/// <param name="Approval"><c>not-asked</c>, <c>waiting</c>, <c>approved</c> or <c>returned</c>; null in lists, but for one that waits.</param>
/// <param name="Late">After the last day units reported; null in lists.</param>
public sealed record ReportAnswer(
    int Year,
    int Period,
    int Revision,
    string Phase,
    bool Deviation,
    string Word,
    string? Comment,
    string? DeviationText,
    string? WaitingFor,
    string? ExpectedEnd,
    string ReportedBy,
    DateTimeOffset ReportedAt,
    string? ReportedInsteadOf = null,
    string? Approval = null,
    string? ReturnReason = null,
    bool? Late = null)
{
    internal static ReportAnswer Of(StatusRow row, ModelWords words) => new(
        row.Tertial.Year,
        row.Tertial.Number,
        row.Revision,
        Words.Code(row.Status.Phase),
        row.Status.Deviation,
        words.Status(row.Status),
        row.Comment,
        row.DeviationText,
        row.WaitingFor,
        row.ExpectedEnd?.ToString(),
        row.ReportedByName,
        row.ReportedAt,
        Approval: row.IsWaiting ? Words.Code(ReportApproval.Waiting) : null);

    internal static ReportAnswer Of(StatusReport report, ModelWords words) => new(
        report.Year,
        report.Number,
        report.Revision,
        Words.Code(report.Phase),
        report.Deviation,
        words.Status(report.Status),
        report.Comment,
        report.DeviationText,
        report.WaitingFor,
        report.ExpectedEnd?.ToString(),
        report.ReportedByName,
        report.ReportedAt,
        report.ReportedInsteadOf,
        Words.Code(report.Approval),
        report.ReturnReason,
        report.IsLate);
}
