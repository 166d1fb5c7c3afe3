using Microsoft.EntityFrameworkCore;
using Styrkedja.Application;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Time;

namespace Styrkedja.Web.Api;

/// <summary>Units, goals and activities.</summary>
internal static class PlanAddresses
{
    /// <summary>Activities in one answer.</summary>
    private const int PageSize = 500;

    public static void MapPlan(this IEndpointRouteBuilder api)
    {
        api.MapGet("/units", UnitsAsync).WithSummary("All units, those that have ended too, by name");
        api.MapGet("/goals", GoalsAsync).Produces<IReadOnlyList<GoalAnswer>>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("The goals of a year, with the assessment of a period").WithDescription("Without a period the one worked with now, or the year's nearest.");
        api.MapGet("/activities", ActivitiesAsync).Produces<ActivityPageAnswer>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("The activities of a year, each with the report that counts at a period")
            .WithDescription("unit: its activities and those of the units below it. reported: true or false for those that have, or have not, been reported for just this period.");
    }

    private static async Task<IReadOnlyList<UnitAnswer>> UnitsAsync(StyrkedjaDbContext database, CancellationToken cancellation) =>
        [.. (await database.Units.AsNoTracking().OrderBy(u => u.Name).ToListAsync(cancellation)).Select(UnitAnswer.Of)];

    private static async Task<IResult> GoalsAsync(int year, int? period, YearOverviews overviews, Periods periods, YearsWords words, CancellationToken cancellation)
    {
        if (await OverviewAsync(year, period, overviews, periods, cancellation) is not { } overview)
        {
            return Results.NotFound();
        }

        var said = await words.OfAsync(year, cancellation);
        var areas = overview.GoalAreas.ToDictionary(a => a.Id, a => a.Name);
        return Results.Ok(overview.Goals.Select(g => new GoalAnswer(
            g.Id.Value,
            g.Number,
            g.Title,
            Words.Code(g.Kind),
            Words.Code(g.State),
            g.GoalAreaId is { } area ? areas[area] : null,
            g.BodyId?.Value,
            g.FirstYear,
            g.LastYear,
            [.. g.Parents.Select(p => p.Value)],
            Assessed(overview, g, said))).ToList());
    }

    private static AssessmentAnswer? Assessed(YearOverview overview, Goal goal, ModelWords words) => overview.AssessmentOf(goal.Id) is not { } made ? null : new AssessmentAnswer(
        made.Year,
        made.Number,
        made.Suggested.Code(),
        made.Decided.Code(),
        words.For(goal.BodyId).Assessment(made.Decided),
        made.Prognosis is { } prognosis ? Words.Code(prognosis) : null,
        made.Reason,
        made.DecidedByName,
        made.DecidedAt);

    private static async Task<IResult> ActivitiesAsync(
        int year, int? period, Guid? unit, bool? reported, int? page, HttpRequest request, YearOverviews overviews, Periods periods, YearsWords words, CancellationToken cancellation)
    {
        var shown = page ?? 1;
        if (shown is < 1 or > 100_000 || await OverviewAsync(year, period, overviews, periods, cancellation) is not { } overview)
        {
            return Results.NotFound();
        }

        if (unit is { } asked && overview.Units.Find(new UnitId(asked)) is null)
        {
            return Results.NotFound();
        }

        var reach = unit is { } top ? overview.Units.SelfAndBelow(new UnitId(top)) : null;
        var said = await words.OfAsync(year, cancellation);
        var goals = overview.Goals.ToDictionary(g => g.Id.Value, g => g.Number is null ? g.Title : $"{g.Number} {g.Title}");
        var kept = overview.Activities.Where(a => (reach is null || reach.Contains(a.Owner)) && (reported is null || a.IsReportedFor(overview.Tertial) == reported)).ToList();
        var next = kept.Count > shown * PageSize
            ? request.Path + QueryString.Create(request.Query.Where(q => q.Key != "page").SelectMany(q => q.Value, (q, value) => KeyValuePair.Create(q.Key, value)).Append(KeyValuePair.Create("page", (string?)$"{shown + 1}")))
            : null;
        return Results.Ok(new ActivityPageAnswer(
            year, overview.Tertial.Number, kept.Count, shown, next, [.. kept.Skip((shown - 1) * PageSize).Take(PageSize).Select(a => ActivityAnswer.Of(a, overview, goals, said))]));
    }

    // Null for a year or a period that cannot be; one that the year's rhythm does not have is refused by the reading.
    private static async Task<YearOverview?> OverviewAsync(int year, int? number, YearOverviews overviews, Periods periods, CancellationToken cancellation)
    {
        if (!YearAddresses.IsPeriod(year, number ?? 1))
        {
            return null;
        }

        var at = number is { } asked ? new PeriodKey(year, asked) : (await periods.AtHandAsync(year, cancellation)).Tertial;
        return await overviews.LoadAsync(at, cancellation);
    }
}
