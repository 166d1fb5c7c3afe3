using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Domain;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Api;

/// <summary>What went wrong, as <c>application/problem+json</c> (RFC 9457): what is wrong in a sentence for people, and a code for programs.</summary>
internal static class ApiProblems
{
    private const string MediaType = "application/problem+json";

    /// <summary>Refusals that come of when it is done, not of what is sent.</summary>
    private static readonly HashSet<string> _ofTheTime = ["period-locked", "year-closed", "period-not-open", "period-grace-over", "changed-meanwhile"];

    /// <param name="code">Kebab case; the refused rule's where a rule refused.</param>
    /// <param name="detail">One sentence or two: what is wrong, where, what to do.</param>
    /// <param name="current">What is stored now, where another report came first.</param>
    public static IResult Problem(int status, string code, string detail, object? current = null)
    {
        var problem = new ProblemDetails { Status = status, Title = TitleOf(status), Detail = detail, Extensions = { ["code"] = code } };
        if (current is not null)
        {
            problem.Extensions["current"] = current;
        }

        return Results.Json(problem, contentType: MediaType, statusCode: status);
    }

    public static IResult Of(RuleBrokenException refusal) => Problem(
        refusal.Rule == "not-permitted" ? StatusCodes.Status403Forbidden
            : refusal.Rule == "period-unknown" ? StatusCodes.Status404NotFound
            : _ofTheTime.Contains(refusal.Rule) ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity,
        refusal.Rule,
        Words.Current.Refusal(refusal));

    /// <summary>Faults that nobody foresaw tell nothing of themselves.</summary>
    public static void UseApiFaults(this IApplicationBuilder app) => app.UseWhen(AccessKeyScheme.Serves, api => api.UseExceptionHandler(new ExceptionHandlerOptions
    {
        ExceptionHandler = context => WriteAsync(context, context.Response.StatusCode),
        StatusCodeSelector = fault => fault is BadHttpRequestException request ? request.StatusCode : StatusCodes.Status500InternalServerError,
    }));

    /// <summary>Answers without a text of their own get one, within what does the same for people's pages.</summary>
    public static void UseApiStatusTexts(this IApplicationBuilder app) => app.UseWhen(
        AccessKeyScheme.Serves,
        api => api.UseStatusCodePages(context => WriteAsync(context.HttpContext, context.HttpContext.Response.StatusCode)));

    /// <summary>While the database cannot be reached, or is too slow, nobody is known: the language of the request is the reader's.</summary>
    public static Task WriteDatabaseAwayAsync(HttpContext context)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(LanguageOfRequest.Of(context.Request));
        return WriteAsync(context, context.Response.StatusCode);
    }

    private static Task WriteAsync(HttpContext context, int status)
    {
        var texts = context.RequestServices.GetRequiredService<IStringLocalizer<ApiTexts>>();
        var said = texts[$"status.{status}"];
        return Problem(status, $"http-{status}", said.ResourceNotFound ? texts["status.other", status] : said).ExecuteAsync(context);
    }

    private static string TitleOf(int status) => Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status);
}
