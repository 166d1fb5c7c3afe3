using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Styrkedja.Application;
using Styrkedja.Application.Activities;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Components;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Api;

/// <param name="Code">As in an import: <c>overdue-not-started</c> and so on.</param>
/// <param name="Message">For people, in the reader's language.</param>
public sealed record WarningAnswer(string Code, string Message);

/// <param name="Report">As stored.</param>
/// <param name="Warnings">What does not seem to fit together; nothing of it kept the report from being stored.</param>
public sealed record ReportedAnswer(ReportAnswer Report, IReadOnlyList<WarningAnswer> Warnings);

/// <summary>Reports an activity, by the same rules and with the same trail as the form (R048–R062).</summary>
internal static class ReportingAddress
{
    public static void MapReporting(this IEndpointRouteBuilder api) =>
        api.MapPut("/activities/{id:guid}/reports/{year:int}/{period:int}", HandleAsync)
            .Accepts<ReportSent>("application/json")
            .Produces<ReportedAnswer>().Produces<ReportedAnswer>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status428PreconditionRequired)
            .WithSummary("Reports an activity for a period")
            .WithDescription("If-Match carries the ETag of the report that was read; If-None-Match: * says that there was none. 412 where another report came first: it is the answer's \"current\". Sent again after a lost answer, the same report is stored once.");

    private static async Task<IResult> HandleAsync(
        Guid id,
        int year,
        int period,
        HttpContext context,
        ActivityReading reading,
        ReportActivity report,
        Periods periods,
        YearsWords words,
        IStringLocalizer<ApiTexts> texts,
        IStringLocalizer<ActivityTexts> questions,
        IOptions<JsonOptions> json,
        CancellationToken cancellation)
    {
        if (!YearAddresses.IsPeriod(year, period) || await reading.FindAsync(new ActivityId(id), cancellation) is not { } view)
        {
            return Results.NotFound();
        }

        if (SeenRevision(context.Request) is not { } seen)
        {
            return ApiProblems.Problem(StatusCodes.Status428PreconditionRequired, "if-match-required", texts["if-match.required"]);
        }

        var (sent, unreadable) = await ReportSent.ReadAsync(context.Request, texts, json.Value.SerializerOptions, cancellation);
        if (sent is null)
        {
            return unreadable!;
        }

        var (given, wrong) = sent.Understood(texts);
        if (given is null)
        {
            return wrong!;
        }

        var tertial = new PeriodKey(year, period);
        var before = view.For(tertial);
        var said = await words.OfAsync(year, cancellation);
        if (seen > (before?.Revision ?? 0))
        {
            return Meanwhile(before);
        }

        var key = (AccessKey)context.Items[typeof(AccessKey)]!;
        var outcome = (await report.HandleAsync(view.Activity.Id, tertial, given, seen, Words.Swedish.Format("access-key.via", key.Name), cancellation))!;
        if (outcome.Theirs is { } theirs)
        {
            return Meanwhile(theirs);
        }

        var saved = outcome.Saved!;
        context.Response.Headers.ETag = ReportAddresses.ETagOf(saved.Revision);
        var answer = new ReportedAnswer(ReportAnswer.Of(saved, said), [.. await WarningsAsync()]);
        return before is null ? Results.Created(context.Request.Path, answer) : Results.Ok(answer);

        IResult Meanwhile(StatusReport? current) => ApiProblems.Problem(
            StatusCodes.Status412PreconditionFailed, "reported-meanwhile", texts[current is null ? "if-match.none" : "if-match.other"], current is null ? null : ReportAnswer.Of(current, said));

        async Task<IEnumerable<WarningAnswer>> WarningsAsync()
        {
            var cutoff = (await periods.FindOrPlanAsync(tertial, cancellation)).Cutoff;
            return Plausibility.Of(new ActivityStatement(view.Activity.PlannedStart, view.Activity.PlannedEnd, given.Status, given.Comment, given.DeviationText, cutoff) { WaitingFor = given.WaitingFor })
                .Where(o => o.Code is not (PlausibilityCodes.DeviationWithoutText or PlausibilityCodes.OnHoldWithoutCause))
                .Select(o => new WarningAnswer(o.Code, questions[$"question.{o.Code}", o.Day is { } day ? Dates.InWords(day) : "", o.Words ?? ""]));
        }
    }

    // 0 for "there was none"; null where the request does not say what was read.
    private static int? SeenRevision(HttpRequest request)
    {
        var headers = request.GetTypedHeaders();
        if (headers.IfNoneMatch is [{ Tag.Value: "*" }])
        {
            return 0;
        }

        return headers.IfMatch is [var tag] && int.TryParse(tag.Tag.AsSpan().Trim('"'), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var revision) ? revision : null;
    }
}
