using System.Globalization;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Documents.Excel;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.FollowUp;

/// <summary>The rows that a part of the board shows, as a workbook with the same columns.</summary>
/// <param name="board">Loaded.</param>
internal sealed class BoardWorkbook(FollowUpModel board, ModelWords words, PeriodNames names, IStringLocalizer<FollowUpTexts> texts)
{
    public void Write(Stream output) => Sheets.Write(
        output,
        new ExcelBook(texts["title", names.InText(board.Tertial), board.Tertial.Year], CultureInfo.CurrentUICulture),
        board.Query.Part() switch
        {
            FollowUpQuery.Units => Units(),
            FollowUpQuery.Deviations => Deviations(),
            FollowUpQuery.Changes => [.. ChangedActivities(), .. ChangedGoals()],
            FollowUpQuery.Findings => [.. Reports(), .. Plans()],
            FollowUpQuery.Activities => Activities(),
            _ => Goals(),
        });

    private ExcelSheet[] Goals() => [Sheet("part.mal",
        [Column("col.goal-number", 8), Column("col.goal", 60), Column("col.activities", 12), Column("col.reported", 12), Column("col.suggestion", 24), Column("col.decided", 24), Column("col.reason", 60)],
        board.Board.Overview.GoalGroups.SelectMany(board.Shown).Select(s => Row(
            s.Goal.Number, s.Goal.Title, s.Activities.Count, s.Activities.Count - s.Unreported,
            words.For(s.Goal.BodyId).Assessment(s.Suggestion.Suggests), s.Assessment is { } a ? words.For(s.Goal.BodyId).Assessment(a.Decided) : null, s.Assessment?.Reason)))];

    private ExcelSheet[] Units() => [Sheet("part.enheter",
        [Column("col.unit", 40), Column("col.below", 14), Column("col.activities", 12), Column("col.reported", 12), Column("col.in-time", 12), Column("col.late", 12), Column("col.waiting", 14), Column("col.on-plan", 12), Column("col.deviations", 12), Column("col.minimum", 12), .. ActivityStatus.All.Select(s => new ExcelColumn(words.Status(s), 14))],
        board.Order().Of(board.Selected(board.Query.Chosen())).Select(u => Row(
            [u.Unit.Name, u.HasBelow ? texts["yes"].Value : null, u.Sum.Activities, u.Sum.Reported, u.Sum.InTime, u.Sum.Late, u.Sum.Waiting, u.Sum.AsPlanned, u.Sum.Deviations, u.Minimum, .. u.Sum.ByStatus.Select(n => (object?)n)])))];

    private ExcelSheet[] Deviations() => [Sheet("part.avvikelser",
        [Column("col.activity", 50), Column("col.unit", 30), Column("col.state", 24), Column("col.deviates", 60), Column("col.waiting-for", 50), Column("col.comment", 60), Column("col.since", 18), Column("col.end", 12)],
        board.Order().Of(board.Deviating).Select(d => Row(
            d.Activity.Title, board.NameOf(d.Activity.Owner), words.Status(d.Activity.Latest!.Status), d.Activity.Latest.DeviationText, d.Activity.Latest.WaitingFor, d.Activity.Latest.Comment, Period(d.Since), d.Activity.Latest.ExpectedEnd?.Latest ?? d.Activity.Plan.End)))];

    private IEnumerable<ExcelSheet> ChangedActivities() => [Sheet("changes.activities",
        [Column("col.activity", 50), Column("col.unit", 30), Column("col.movement", 16), Column("col.before", 24), Column("col.now", 24), Column("col.end-before", 14), Column("col.end-now", 14)],
        board.Order().Of(board.Changed.Activities).Select(c => Row(
            c.Activity.Title, board.NameOf(c.Activity.Owner), texts[c.Movement == Movement.Same ? "movement.moved" : $"movement.{Words.Code(c.Movement)}"].Value, Status(c.Before?.Status), Status(c.Activity.Latest?.Status), c.EndMoved?.Before, c.EndMoved?.Now)))];

    private IEnumerable<ExcelSheet> ChangedGoals() => [Sheet("changes.goals",
        [Column("col.goal-number", 8), Column("col.goal", 60), Column("col.movement", 16), Column("col.before", 24), Column("col.now", 24)],
        board.Changed.Goals.Select(c => Row(
            c.Goal.Number, c.Goal.Title, texts[$"movement.{Words.Code(c.Movement)}"].Value, c.Before is { } b ? words.For(c.Goal.BodyId).Assessment(b.Decided) : null, c.Now is { } n ? words.For(c.Goal.BodyId).Assessment(n.Decided) : null)))];

    private IEnumerable<ExcelSheet> Reports() => [Sheet("findings.reports",
        [Column("col.activity", 50), Column("col.unit", 30), Column("col.state", 24), Column("col.finding", 70)],
        board.Order().Of(board.Found.Reports).Select(f => Row(
            f.Activity.Title, board.NameOf(f.Activity.Owner), Status(f.Activity.Latest?.Status), FindingText.Of(f, texts))))];

    private IEnumerable<ExcelSheet> Plans() => [Sheet("findings.plans",
        [Column("col.plan", 40), Column("col.about", 50), Column("col.finding", 70)],
        board.Found.Plans.SelectMany(p => FindingText.Of(p, texts)).Select(l => Row(l.Plan, l.About, l.Lacks)))];

    private ExcelSheet[] Activities() => [Sheet("part.aktiviteter",
        [Column("activities.col.aktivitet", 50), Column("activities.col.mal", 50), Column("activities.col.enhet", 30), Column("col.start", 12), Column("col.end", 12), Column("activities.col.status", 24), Column("activities.col.comment", 60)],
        board.Listing!.Rows.Select(a => Row(a.Title, a.Goal, a.Unit, a.Start, a.End, a.Status is { } status ? words.Status(status) : null, a.Excerpt)))];

    private ExcelSheet Sheet(string name, IReadOnlyList<ExcelColumn> columns, IEnumerable<IReadOnlyList<object?>> rows) => new(texts[name], columns, rows);

    private ExcelColumn Column(string key, double width) => new(texts[key], width);

    private string? Status(ActivityStatus? status) => status is { } known ? words.Status(known) : null;

    private string Period(PeriodKey period) => $"{names.Head(period)} {period.Year.ToString(CultureInfo.InvariantCulture)}";

    private static object?[] Row(params object?[] cells) => cells;
}
