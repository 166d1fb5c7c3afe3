using Styrkedja.Application;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Application.People;
using Styrkedja.Application.Years;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;

namespace Styrkedja.Web.Api;

/// <summary>Whose key it is, and what it may do.</summary>
public sealed record KeyAnswer(string Name, string Owner, bool MayReport, DateOnly LastDay, IReadOnlyList<string> Roles);

/// <summary>A follow-up of a year.</summary>
/// <param name="Cutoff">The day the state is measured.</param>
/// <param name="GraceBy">Last day a late report is taken from everyone; null for until the lock.</param>
public sealed record PeriodAnswer(
    int Number, string Name, DateOnly Cutoff, DateOnly Opens, DateOnly ReportBy, DateOnly? GraceBy, DateOnly AssessBy, bool Locked, DateTimeOffset? PublishedAt);

/// <summary>A value of a scale, with the word the year's model has for it.</summary>
public sealed record StatusWord(string Phase, bool Deviation, string Word);

/// <inheritdoc cref="StatusWord"/>
public sealed record AssessmentWord(string Code, string Word);

/// <param name="Closed">Nothing in it is changed any more.</param>
public sealed record YearAnswer(int Year, bool Closed, IReadOnlyList<PeriodAnswer> Periods, IReadOnlyList<StatusWord> Statuses, IReadOnlyList<AssessmentWord> Assessments);

/// <summary>The key itself, and how a year is followed up.</summary>
internal static class YearAddresses
{
    public static void MapKey(this IEndpointRouteBuilder api) =>
        api.MapGet("/key", (HttpContext context, CurrentUser user) =>
            {
                var key = (AccessKey)context.Items[typeof(AccessKey)]!;
                return new KeyAnswer(key.Name, user.Name, key.MayReport && user.May(Permission.ReportActivities), key.LastDay, [.. user.Roles.Select(r => Words.Code(r.Role)).Distinct()]);
            })
            .WithSummary("Whose key it is, and what it may do");

    public static void MapYears(this IEndpointRouteBuilder api) =>
        api.MapGet("/years/{year:int}", async (int year, StyrkedjaDbContext database, Periods periods, YearsWords words, CancellationToken cancellation) =>
            {
                if (!IsYear(year))
                {
                    return Results.NotFound();
                }

                var rules = (await database.YearsRulesAsync(cancellation)).Of(year);
                var names = await words.PeriodsAsync(cancellation);
                var said = await words.OfAsync(year, cancellation);
                var answers = new List<PeriodAnswer>();
                foreach (var at in names.Calendar.Of(year))
                {
                    var period = await periods.FindAsync(at.Tertial, cancellation) ?? Periods.Plan(at.Tertial, rules);
                    answers.Add(new PeriodAnswer(
                        at.Number, names.Head(at.Tertial), period.Cutoff, period.Opens, period.ReportBy, period.GraceBy, period.AssessBy, period.IsLocked, period.PublishedAt));
                }

                return Results.Ok(new YearAnswer(
                    year,
                    year <= await database.ClosedThroughAsync(cancellation),
                    answers,
                    [.. ActivityStatus.All.Select(s => new StatusWord(Words.Code(s.Phase), s.Deviation, said.Status(s)))],
                    [.. rules.ScaleOf(ScaleKind.Assessment).Values.Select(v => new AssessmentWord(v.Code, said.Word(ScaleKind.Assessment, v.Code)))]));
            })
            .Produces<YearAnswer>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("When a year is followed up, and the words of its scales");

    /// <summary>Whether it can be a year that anyone plans for.</summary>
    public static bool IsYear(int year) => year is >= 1990 and <= 2999;

    public static bool IsPeriod(int year, int number) => IsYear(year) && number is >= 1 and <= Rhythm.MostPeriods;
}
