using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Styrkedja.Application;
using Styrkedja.Domain;
using Styrkedja.Domain.Cycle;
using Styrkedja.Domain.Time;

namespace Styrkedja.Web.Pages.Cycle;

/// <param name="Number">Its number in the list beside the wheel.</param>
/// <param name="Ring">Name of the ring it stands in.</param>
/// <param name="Words">What is said when it is pointed at.</param>
internal sealed record WheelStep(CycleStepId Id, int Number, string Ring, CycleStepKind Kind, DateRange Time, string Words);

/// <summary>
/// A year as a wheel: the months around it from the top, a ring for each body, a step as an arc with its number. It
/// repeats the list beside it for the eye, and is not read aloud nor stopped at by the keyboard.
/// </summary>
internal sealed class CycleWheel(int year, DateOnly today, HtmlEncoder encoder)
{
    private const double Middle = 320, MonthsAt = 300, Outer = 282, Inner = 96, Gap = 3, ThickestLane = 36;

    // A step of one day would be a hair's breadth, with no room for its number.
    private const double LeastDegrees = 7.5;

    private readonly DateRange _year = DateRange.OfYear(year);

    /// <param name="rings">Names of the rings, the outermost first.</param>
    public string Draw(IReadOnlyList<string> rings, IReadOnlyList<WheelStep> steps)
    {
        var svg = new StringBuilder("<svg class=\"wheel\" viewBox=\"0 0 640 640\" aria-hidden=\"true\" focusable=\"false\">");
        svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"wh-disc\" cx=\"{Middle}\" cy=\"{Middle}\" r=\"{Outer + Gap}\"/>");
        var laid = rings.Select(ring => Lanes(steps.Where(s => s.Ring == ring))).ToList();
        var lane = Math.Min(ThickestLane, (Outer - Inner) / Math.Max(1, laid.Sum(l => l.Count)));
        Months(svg);
        var edge = Outer;
        foreach (var (index, lanes) in laid.Index())
        {
            foreach (var one in lanes)
            {
                foreach (var (step, from, to) in one)
                {
                    Arc(svg, step, from, to, edge, edge - lane + Gap);
                }

                edge -= lane;
            }

            if (index < laid.Count - 1)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"wh-ring\" cx=\"{Middle}\" cy=\"{Middle}\" r=\"{edge + (Gap / 2):0.#}\"/>");
            }
        }

        if (_year.Contains(today))
        {
            var (x1, y1) = At(Degrees(today) + (180.0 / _year.Days), Inner - 22);
            var (x2, y2) = At(Degrees(today) + (180.0 / _year.Days), Outer + Gap);
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"wh-today\" x1=\"{x1:0.#}\" y1=\"{y1:0.#}\" x2=\"{x2:0.#}\" y2=\"{y2:0.#}\"/>");
        }

        return svg.Append(CultureInfo.InvariantCulture, $"<text class=\"wh-year\" x=\"{Middle}\" y=\"{Middle + 13}\">{year}</text></svg>").ToString();
    }

    private void Months(StringBuilder svg)
    {
        for (var month = 1; month <= 12; month++)
        {
            var first = new DateOnly(year, month, 1);
            var (x1, y1) = At(Degrees(first), Inner - 22);
            var (x2, y2) = At(Degrees(first), Outer + Gap);
            var (x, y) = At(Degrees(first.AddDays(14)), MonthsAt);
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"wh-month\" x1=\"{x1:0.#}\" y1=\"{y1:0.#}\" x2=\"{x2:0.#}\" y2=\"{y2:0.#}\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"wh-name\" x=\"{x:0.#}\" y=\"{y + 5:0.#}\">{first.ToString("MMM", CultureInfo.CurrentCulture).TrimEnd('.')}</text>");
        }
    }

    private void Arc(StringBuilder svg, WheelStep step, double from, double to, double outer, double inner)
    {
        var end = Math.Min(to, from + 359.9);
        var large = end - from > 180 ? 1 : 0;
        var ((ax, ay), (bx, by)) = (At(from, outer), At(end, outer));
        var ((cx, cy), (dx, dy)) = (At(end, inner), At(from, inner));
        var (nx, ny) = At((from + end) / 2, (outer + inner) / 2);
        svg.Append(CultureInfo.InvariantCulture, $"<a href=\"#steg-{step.Id.Value}\" tabindex=\"-1\" class=\"wh-step wh--{Words.Code(step.Kind)}\"><title>{encoder.Encode(step.Words)}</title>");
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{ax:0.##} {ay:0.##}A{outer:0.##} {outer:0.##} 0 {large} 1 {bx:0.##} {by:0.##}L{cx:0.##} {cy:0.##}A{inner:0.##} {inner:0.##} 0 {large} 0 {dx:0.##} {dy:0.##}z\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{nx:0.#}\" y=\"{ny + 4.5:0.#}\">{step.Number}</text></a>");
    }

    /// <summary>Steps that overlap each other lie in lanes of their own.</summary>
    private List<List<(WheelStep Step, double From, double To)>> Lanes(IEnumerable<WheelStep> steps)
    {
        var lanes = new List<List<(WheelStep, double From, double To)>>();
        foreach (var step in steps.OrderBy(s => s.Time.Start).ThenBy(s => s.Number))
        {
            var from = Degrees(step.Time.Start < _year.Start ? _year.Start : step.Time.Start);
            var to = Math.Max(Degrees((step.Time.End > _year.End ? _year.End : step.Time.End).AddDays(1)), from + LeastDegrees);
            if (to > 360)
            {
                (from, to) = (Math.Min(from, 360 - LeastDegrees), 360);
            }

            var lane = lanes.Find(l => l[^1].To <= from);
            if (lane is null)
            {
                lanes.Add(lane = []);
            }

            lane.Add((step, from, to));
        }

        return lanes;
    }

    /// <summary>0 at the beginning of the year, 360 at its end.</summary>
    private double Degrees(DateOnly day) => 360.0 * (day.DayNumber - _year.Start.DayNumber) / _year.Days;

    private static (double X, double Y) At(double degrees, double radius)
    {
        var angle = (degrees - 90) * Math.PI / 180;
        return (Middle + (radius * Math.Cos(angle)), Middle + (radius * Math.Sin(angle)));
    }
}
