using Styrkedja.Application.Activities;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Time;

namespace Styrkedja.Web.Api;

/// <summary>An activity whole.</summary>
/// <param name="ReplacedOn">The day others came in its place; null while it stands.</param>
/// <param name="Reports">Every revision of every period, the newest first.</param>
public sealed record ActivityInFullAnswer(
    Guid Id,
    string Title,
    string? Description,
    DateOnly PlannedStart,
    DateOnly PlannedEnd,
    DateOnly? ReplacedOn,
    Named Unit,
    IReadOnlyList<Named> TakingPart,
    IReadOnlyList<Named> Goals,
    IReadOnlyList<ReportAnswer> Reports);

/// <summary>An activity's reports.</summary>
internal static class ReportAddresses
{
    public static void MapReports(this IEndpointRouteBuilder api)
    {
        api.MapGet("/activities/{id:guid}", ActivityAsync).Produces<ActivityInFullAnswer>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("One activity with every report on it");
        api.MapGet("/activities/{id:guid}/reports/{year:int}/{period:int}", ReportAsync).Produces<ReportAnswer>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("The report that counts for a period").WithDescription("Its revision is the answer's ETag, to be sent as If-Match when it is reported anew. 404 where there is none yet.");
    }

    /// <summary>The mark of what is stored: the revision of the latest report.</summary>
    public static string ETagOf(int revision) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"\"{revision}\"");

    private static async Task<IResult> ActivityAsync(Guid id, ActivityReading reading, YearsWords words, CancellationToken cancellation)
    {
        if (await reading.FindAsync(new ActivityId(id), cancellation) is not { } view)
        {
            return Results.NotFound();
        }

        var reports = new List<ReportAnswer>();
        foreach (var report in view.Log)
        {
            reports.Add(ReportAnswer.Of(report, await words.OfAsync(report.Year, cancellation)));
        }

        var activity = view.Activity;
        return Results.Ok(new ActivityInFullAnswer(
            activity.Id.Value,
            activity.Title,
            activity.Description,
            activity.PlannedStart,
            activity.PlannedEnd,
            activity.ReplacedOn,
            new Named(view.Owner.Id.Value, view.Owner.Name),
            [.. view.TakingPart.Select(u => new Named(u.Id.Value, u.Name))],
            [.. view.Goals.Select(g => new Named(g.Id.Value, g.Number is null ? g.Title : $"{g.Number} {g.Title}"))],
            reports));
    }

    private static async Task<IResult> ReportAsync(Guid id, int year, int period, HttpResponse response, ActivityReading reading, YearsWords words, CancellationToken cancellation)
    {
        if (!YearAddresses.IsPeriod(year, period) || (await reading.FindAsync(new ActivityId(id), cancellation))?.For(new PeriodKey(year, period)) is not { } report)
        {
            return Results.NotFound();
        }

        response.Headers.ETag = ETagOf(report.Revision);
        return Results.Ok(ReportAnswer.Of(report, await words.OfAsync(year, cancellation)));
    }
}
