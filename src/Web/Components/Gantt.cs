using System.Globalization;
using System.Text;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Time;

namespace Styrkedja.Web.Components;

/// <param name="Forecast">Expected end where it lies after the planned one; null otherwise.</param>
public sealed record GanttRow(string Title, string Address, string Owner, ActivityStatus? Status, DateRange Plan, DateOnly? Forecast)
{
    /// <summary>Heading above this row and those after it that share it; null for none.</summary>
    public string? Group { get; init; }

    /// <summary>The plan as first adopted, drawn as an outline; null where it is the plan, or not to be drawn.</summary>
    public DateRange? Original { get; init; }

    /// <summary>Expected end, drawn as a mark; null where nobody has said another than the plan's.</summary>
    public DateOnly? ExpectedEnd { get; init; }
}

/// <summary>The drawing of one year's plan: months, cut-offs, today, and a bar per activity, clipped to the year. Percentages, so that text never scales.</summary>
internal sealed class GanttDrawing(int year, DateOnly today, IReadOnlyList<DateOnly> cutoffs)
{
    private readonly DateOnly _first = new(year, 1, 1);
    private readonly int _days = DateTime.IsLeapYear(year) ? 366 : 365;

    /// <summary>The row of months with the dates of the cut-offs above.</summary>
    public string Head(string todayWord)
    {
        var svg = new StringBuilder("<svg aria-hidden=\"true\">");
        Lines(svg, 36, "60", 20);
        for (var month = 1; month <= 12; month++)
        {
            var start = new DateOnly(year, month, 1);
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Percent(start):0.##}%\" dx=\"4\" y=\"51\">{Short(start, "MMM")}</text>");
        }

        foreach (var cutoff in cutoffs)
        {
            // The date of the year's last cut-off would stand outside; those near today would stand under it.
            if (today.Year != year || Math.Abs(cutoff.DayNumber - today.DayNumber) > 24 || today > cutoff)
            {
                // On a phone there is room for less.
                var near = today.Year == year && cutoff.DayNumber - today.DayNumber is > 0 and < 55 ? " near" : "";
                svg.Append(CultureInfo.InvariantCulture, $"<text class=\"cut{near}\" x=\"{After(cutoff):0.##}%\" y=\"14\" text-anchor=\"end\" dx=\"{(cutoff.Month == 12 ? 0 : 3)}\">{Short(cutoff, "d MMM")}</text>");
            }
        }

        if (today.Year == year)
        {
            var x = Percent(today);
            var anchor = x > 80 ? "end" : "start";
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x:0.##}%\" cy=\"24\" r=\"4.5\" fill=\"var(--sk-thread)\"/><text class=\"tod\" x=\"{x:0.##}%\" y=\"14\" text-anchor=\"{anchor}\">{todayWord}<tspan> {Short(today, "d MMM")}</tspan></text>");
        }

        return svg.Append("</svg>").ToString();
    }

    /// <param name="caption">Encoded text under the bar; empty where the row says it beside the drawing.</param>
    public string Row(GanttRow row, string caption)
    {
        var svg = new StringBuilder("<svg aria-hidden=\"true\">");
        Lines(svg, 0, "100%", 0);
        var begins = row.Plan.Start < _first;
        var from = begins ? 0 : Math.Min(Percent(row.Plan.Start), 100);
        var ends = row.Plan.End.Year > year;
        var to = ends ? 100 : Math.Max(After(row.Plan.End), 0);
        var sign = StatusBadgeTagHelper.SignOf(row.Status);
        if (row.Original is { } original && original.Overlaps(year))
        {
            var (first, last) = (Percent(original.Start), After(original.End));
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"g-first\" x=\"{first:0.##}%\" y=\"13\" width=\"{Math.Max(last - first, 0.5):0.##}%\" height=\"26\" rx=\"3\"/>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{from:0.##}%\" y=\"18\" width=\"{Math.Max(to - from, 0.5):0.##}%\" height=\"16\" rx=\"3\" {Look(sign)}/>");
        if (begins)
        {
            svg.Append("<path d=\"M0 26l9-8v16z\" fill=\"#fff\"/><path d=\"M1.500 26l7-6v12z\" fill=\"#1E2629\"/>");
        }

        if (ends)
        {
            // An svg of its own carries the arrow to the right edge: a path knows no percentages.
            svg.Append("<svg x=\"100%\" y=\"0\" overflow=\"visible\"><path d=\"M0 26l-9-8v16z\" fill=\"#fff\"/><path d=\"M-1.500 26l-7-6v12z\" fill=\"#1E2629\"/></svg>");
        }

        if (row.Forecast is { } forecast && !ends)
        {
            var until = forecast.Year > year ? 100 : After(forecast);
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{to:0.##}%\" y=\"18.75\" width=\"{Math.Max(until - to, 0.3):0.##}%\" height=\"14.5\" fill=\"var(--sk-card)\" stroke=\"var(--sk-line-2)\" stroke-width=\"1.5\" stroke-dasharray=\"4 3\"/><line class=\"g-end\" x1=\"{to:0.##}%\" x2=\"{to:0.##}%\" y1=\"13\" y2=\"39\"/>");
        }

        if (row.ExpectedEnd is { } expected && expected.Year <= year)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<svg x=\"{After(expected):0.##}%\" y=\"0\" overflow=\"visible\"><path class=\"g-expected\" d=\"M0 17l9 9l-9 9l-9-9z\"/></svg>");
        }

        if (today.Year == year)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"g-today\" x1=\"{Percent(today):0.##}%\" x2=\"{Percent(today):0.##}%\" y1=\"0\" y2=\"100%\"/>");
        }

        if (caption.Length == 0)
        {
            if (to - from > 6)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<svg x=\"{from:0.##}%\" y=\"0\" overflow=\"visible\" class=\"c-{sign}\"><circle cx=\"{(begins ? 22 : 13)}\" cy=\"26\" r=\"9\" fill=\"var(--sk-card)\"/><use href=\"#s-{sign}\" x=\"{(begins ? 14 : 5)}\" y=\"18\" width=\"16\" height=\"16\"/></svg>");
            }

            return svg.Append("</svg>").ToString();
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"bt\" x=\"{(from > 55 ? 99 : from):0.##}%\" y=\"54\" text-anchor=\"{(from > 55 ? "end" : "start")}\" dx=\"2\">{caption}</text>");
        return svg.Append("</svg>").ToString();
    }

    private void Lines(StringBuilder svg, int gridTop, string bottom, int cutTop)
    {
        for (var month = 1; month <= 12; month++)
        {
            Line("g-grid", Percent(new DateOnly(year, month, 1)), gridTop);
        }

        foreach (var cutoff in cutoffs)
        {
            Line("g-cut", After(cutoff), cutTop);
        }

        void Line(string style, double x, int top) =>
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"{style}\" x1=\"{x:0.##}%\" x2=\"{x:0.##}%\" y1=\"{top}\" y2=\"{bottom}\"/>");
    }

    private double Percent(DateOnly day) => Math.Clamp(100.0 * (day.DayNumber - _first.DayNumber) / _days, 0, 100);

    // A last day is included: the bar reaches the end of it.
    private double After(DateOnly day) => Percent(day.AddDays(1));

    private static string Short(DateOnly day, string format) => day.ToString(format, CultureInfo.CurrentCulture).TrimEnd('.');

    private static string Look(string sign) => sign switch
    {
        "pa" or "aa" or "v" => $"fill=\"url(#p-{sign})\"",
        "ep" or "no" => "fill=\"var(--sk-card)\" stroke=\"var(--sk-line-2)\" stroke-width=\"1.5\" stroke-dasharray=\"4 3\"",
        _ => $"class=\"f-{sign}\"",
    };
}
