using Styrkedja.Documents.Content;

namespace Styrkedja.Documents.Html;

/// <summary>
/// How a badge is drawn. Circle = as planned, diamond = deviation, the sign inside = phase: it survives a
/// black-and-white printer.
/// </summary>
/// <param name="Class">The part after <c>st--</c>, <c>as--</c>, <c>f-</c> and <c>c-</c> in the product's style sheet.</param>
/// <param name="Icon">Content of a 20 × 20 drawing.</param>
/// <param name="Fill">Colour in bars; at least 3:1 against white, or given an outline.</param>
/// <param name="Pattern">Pattern over the fill, so that a bar can be told apart without colour; null for none.</param>
/// <param name="Ink">Colour of the figure in the bar.</param>
internal sealed record BadgeLook(string Class, string Icon, string Fill, string? Pattern, string Ink)
{
    private const string White = "#fff";
    private const string Dark = "#1E2629";
    private const string Ring = """<circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" stroke-width="2"/>""";
    private const string Diamond = """<path d="M10 .9 19.1 10 10 19.1.9 10z" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round"/>""";
    private const string Dashes = """<circle cx="10" cy="10" r="7.5" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="3 2.2"/>""";
    private const string Tick = """<path d="m6 10.3 2.7 2.7 5.3-5.7" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"/>""";

    private static readonly BadgeLook Unknown = new("no", Dashes, White, null, Dark);

    private static readonly Dictionary<string, BadgeLook> Statuses = new()
    {
        ["not-started"] = new("ep", Dashes, "#F0EDE5", null, Dark),
        ["ongoing-as-planned"] = new("pp", Ring + """<path d="M8 6.4v7.2l5.6-3.6z" fill="currentColor"/>""", "#4F6BBF", null, White),
        ["ongoing-with-deviation"] = new(
            "pa",
            Diamond + """<path d="M8.2 6.8v6.4l5-3.2z" fill="currentColor"/>""",
            "#C47F1F",
            """<pattern id="{0}" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="8" height="8" fill="#C47F1F"/><rect width="3" height="8" fill="#F3D39B"/></pattern>""",
            Dark),
        ["on-hold"] = new(
            "v",
            Ring + """<path d="M7.2 6.5h1.9v7H7.2zM10.9 6.5h1.9v7h-1.9z" fill="currentColor"/>""",
            "#8674B4",
            """<pattern id="{0}" width="7" height="7" patternUnits="userSpaceOnUse"><rect width="7" height="7" fill="#8674B4"/><circle cx="3.5" cy="3.5" r="1.5" fill="#E9E3F5"/></pattern>""",
            Dark),
        ["completed-as-planned"] = new(
            "ap",
            """<circle cx="10" cy="10" r="9" fill="currentColor"/><path class="ck" d="m5.8 10.3 2.8 2.8 5.6-6" fill="none" stroke="#fff" stroke-width="2.1" stroke-linecap="round" stroke-linejoin="round"/>""",
            "#2F7B4F",
            null,
            White),
        ["completed-with-deviation"] = new(
            "aa",
            """<path d="M10 .3 19.7 10 10 19.7.3 10z" fill="currentColor"/><path class="ck" d="m6.2 10.2 2.6 2.6 4.8-5.2" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>""",
            "#948722",
            """<pattern id="{0}" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><rect width="8" height="8" fill="#948722"/><rect width="2.5" height="8" fill="#E3DA98"/></pattern>""",
            Dark),
        ["cancelled"] = new("av", Ring + """<path d="M4.8 15.2 15.2 4.8" stroke="currentColor" stroke-width="2"/>""", "#6B675F", null, White),
    };

    private static readonly Dictionary<string, BadgeLook> Assessments = new()
    {
        ["met"] = new("upp", Ring + Tick, "#1B6B3D", null, White),
        ["met-with-remark"] = new("upp as--anm", Ring + Tick, "#6FA886", null, Dark),
        ["partly"] = new("del", Ring + """<path d="M10 2a8 8 0 0 0 0 16z" fill="currentColor"/>""", "#F3BC52", null, Dark),
        ["not-met"] = new(
            "ej",
            Ring + """<path d="m6.7 6.7 6.6 6.6m0-6.6-6.6 6.6" stroke="currentColor" stroke-width="2.2" stroke-linecap="round"/>""",
            "#A5261F",
            null,
            White),
        ["cannot-be-assessed"] = new(
            "kib",
            Dashes + """<path d="M7.7 7.9c0-1.4 1-2.2 2.3-2.2s2.3.8 2.3 2c0 1.6-2.2 1.7-2.2 3.4" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"/><circle cx="10.1" cy="13.9" r="1.2" fill="currentColor"/>""",
            White,
            null,
            Dark),
    };

    /// <summary>A code we do not know, e.g. from another municipality's scale, is drawn plain: the word still says it.</summary>
    public static BadgeLook Of(Badge badge) =>
        (badge.Kind == BadgeKind.Status ? Statuses : Assessments).GetValueOrDefault(badge.DrawnAs, badge.Kind == BadgeKind.Status ? Unknown : Unknown with { Class = "kib" });
}
