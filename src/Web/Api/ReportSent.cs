using System.Text.Json;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Api;

/// <summary>What a program reports of an activity.</summary>
/// <param name="Phase"><c>not-started</c>, <c>ongoing</c>, <c>on-hold</c>, <c>completed</c> or <c>cancelled</c>.</param>
/// <param name="Deviation">Only with <c>ongoing</c> and <c>completed</c>.</param>
/// <param name="Comment">At most 10,000 characters, as the other texts.</param>
/// <param name="DeviationText">Asked for with a deviation.</param>
/// <param name="WaitingFor">Asked for with <c>on-hold</c>.</param>
/// <param name="ExpectedEnd"><c>2024-10-25</c>, <c>2024-10</c> or <c>2024-10-25 Kommunfullmäktige</c>; null for as planned.</param>
public sealed record ReportSent(string? Phase, bool Deviation = false, string? Comment = null, string? DeviationText = null, string? WaitingFor = null, string? ExpectedEnd = null)
{
    /// <returns>What was sent, or the answer that says why it cannot be read.</returns>
    internal static async Task<(ReportSent? Sent, IResult? Problem)> ReadAsync(HttpRequest request, IStringLocalizer<ApiTexts> texts, JsonSerializerOptions json, CancellationToken cancellation)
    {
        if (!request.HasJsonContentType() || !IsUtf8(request))
        {
            return (null, ApiProblems.Problem(StatusCodes.Status415UnsupportedMediaType, "not-json", texts["body.not-json"]));
        }

        try
        {
            return await request.ReadFromJsonAsync<ReportSent>(json, cancellation) is { } sent ? (sent, null) : (null, Unreadable("$", 1));
        }
        catch (JsonException fault)
        {
            return (null, Unreadable(fault.Path ?? "$", (fault.LineNumber ?? 0) + 1));
        }

        IResult Unreadable(string path, long line) => ApiProblems.Problem(StatusCodes.Status400BadRequest, "unreadable", texts["body.unreadable", path, line]);
    }

    /// <returns>What it says, or the answer that says what is wrong with it.</returns>
    internal (StatusGiven? Given, IResult? Problem) Understood(IStringLocalizer<ApiTexts> texts)
    {
        foreach (var (name, text) in new[] { ("comment", Comment), ("deviationText", DeviationText), ("waitingFor", WaitingFor), ("expectedEnd", ExpectedEnd) })
        {
            var longest = name == "expectedEnd" ? TextLimits.Title : TextLimits.Text;
            if (text?.Length > longest)
            {
                return (null, Wrong("too-long", texts["body.too-long", name, text.Length, longest]));
            }

            if (text?.Contains('\0', StringComparison.Ordinal) == true)
            {
                return (null, Wrong("impossible-sign", texts["body.impossible-sign", name]));
            }
        }

        var phases = Enum.GetValues<Phase>();
        if (phases.Select(p => (Phase?)p).FirstOrDefault(p => Words.Code(p!.Value) == Phase) is not { } phase)
        {
            return (null, Wrong("phase-unknown", texts["body.phase", Phase ?? "", string.Join(", ", phases.Select(Words.Code))]));
        }

        if (Deviation && !ActivityStatus.AllowsDeviation(phase))
        {
            return (null, Wrong("deviation-of-phase", texts["body.deviation", Phase!]));
        }

        var end = Domain.Time.ExpectedEnd.Parse(ExpectedEnd);
        return end is null && !string.IsNullOrWhiteSpace(ExpectedEnd)
            ? (null, Wrong("expected-end-unreadable", texts["body.expected-end", ExpectedEnd]))
            : (new StatusGiven(new ActivityStatus(phase, Deviation), Lines(Comment), Deviation ? Lines(DeviationText) : null, phase == Domain.Activities.Phase.OnHold ? Lines(WaitingFor) : null, end), null);

        static IResult Wrong(string code, string detail) => ApiProblems.Problem(StatusCodes.Status422UnprocessableEntity, code, detail);
    }

    // JSON is always UTF-8 (RFC 8259); another word for it is not JSON.
    private static bool IsUtf8(HttpRequest request) => request.GetTypedHeaders().ContentType?.Charset.Value is null or "" or "utf-8" or "UTF-8" or "\"utf-8\"";

    private static string? Lines(string? text) => text?.ReplaceLineEndings("\n");
}
