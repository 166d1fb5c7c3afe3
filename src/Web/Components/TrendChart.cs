using System.Globalization;
using System.Text;
using Styrkedja.Domain.Measures;

namespace Styrkedja.Web.Components;

/// <summary>A measure's values over time as a line; only the first, the last, the target and what is foreseen are labelled.</summary>
internal static class TrendChart
{
    private const double Left = 9, Right = 92, Top = 50, Bottom = 205;

    /// <param name="values">Those that may be shown, at least one, in order of day.</param>
    /// <param name="forecast">What is foreseen of a day after the last value, drawn dashed; null for nothing.</param>
    /// <param name="targetWords">Encoded text at the target's line.</param>
    /// <param name="show">Writes a value with its unit, encoded.</param>
    public static string Draw(Measure measure, IReadOnlyList<(DateOnly Day, decimal Value)> values, (DateOnly Day, decimal Value)? forecast, string targetWords, Func<decimal, string> show)
    {
        var all = values.Select(v => v.Value).Concat(measure.Target is { } t ? [t] : []).Concat(forecast is { } f ? [f.Value] : []).ToList();
        var (step, low, high) = Scale(all.Min(), all.Max());
        var (first, last) = (values[0].Day.DayNumber, Math.Max((forecast ?? values[^1]).Day.DayNumber, values[0].Day.DayNumber + 1));
        var svg = new StringBuilder();
        for (var grid = low; grid <= high; grid += step)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"grid\" x1=\"6%\" x2=\"100%\" y1=\"{Y(grid):0.#}\" y2=\"{Y(grid):0.#}\"/><text x=\"0\" y=\"{Y(grid) + 5:0.#}\">{Plain(grid)}</text>");
        }

        if (measure.Target is { } target)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"goal\" x1=\"6%\" x2=\"100%\" y1=\"{Y(target):0.#}\" y2=\"{Y(target):0.#}\"/><text class=\"tl\" x=\"7%\" y=\"{Y(target) - 8:0.#}\">{targetWords}</text>");
        }

        for (var i = 1; i < values.Count; i++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"ln\" x1=\"{X(values[i - 1]):0.##}%\" y1=\"{Y(values[i - 1].Value):0.#}\" x2=\"{X(values[i]):0.##}%\" y2=\"{Y(values[i].Value):0.#}\"/>");
        }

        if (forecast is { } ahead)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"ln foreseen\" x1=\"{X(values[^1]):0.##}%\" y1=\"{Y(values[^1].Value):0.#}\" x2=\"{X(ahead):0.##}%\" y2=\"{Y(ahead.Value):0.#}\"/>")
                .Append(CultureInfo.InvariantCulture, $"<circle class=\"ahead\" cx=\"{X(ahead):0.##}%\" cy=\"{Y(ahead.Value):0.#}\" r=\"5\"/><text class=\"v\" x=\"{X(ahead):0.##}%\" y=\"{Y(ahead.Value) + 24:0.#}\" text-anchor=\"end\" dx=\"6\">{show(ahead.Value)}</text>");
        }

        var year = 0;
        for (var i = 0; i < values.Count; i++)
        {
            var (x, y) = (X(values[i]), Y(values[i].Value));
            var isLast = i == values.Count - 1;
            svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"{(isLast ? "now" : "pt")}\" cx=\"{x:0.##}%\" cy=\"{y:0.#}\" r=\"{(isLast ? 6.5 : 4.5)}\"/>");
            if (isLast || i == 0)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<text class=\"v\" x=\"{x:0.##}%\" y=\"{LabelY(measure, y):0.#}\" text-anchor=\"{Anchor(i)}\" dx=\"{(isLast && i > 0 && forecast is null ? 6 : 0)}\">{show(values[i].Value)}</text>");
            }

            if (values[i].Day.Year != year)
            {
                year = values[i].Day.Year;
                svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.##}%\" y=\"242\" text-anchor=\"middle\">{year}</text>");
            }
        }

        return svg.ToString();

        double Y(decimal value) => Bottom - ((Bottom - Top) * (double)((value - low) / (high - low)));

        double X((DateOnly Day, decimal Value) value) => values.Count == 1 && forecast is null ? (Left + Right) / 2 : Left + ((Right - Left) * (value.Day.DayNumber - first) / (last - first));

        // Where something is foreseen the last value's label stands where the line does not go.
        string Anchor(int i) => i < values.Count - 1 || (i == 0 && forecast is not null) ? "start"
            : forecast is { } next ? (next.Value < values[i].Value ? "start" : "end")
            : values.Count == 1 ? "middle" : "end";

        // A value close below the target's line would have its label on the line: it is labelled below instead.
        double LabelY(Measure m, double y) => m.Target is { } target && y - Y(target) is > 0 and < 34 ? y + 24 : y - 13;
    }

    public static string Plain(decimal value) => value.ToString("#,0.##", CultureInfo.CurrentCulture);

    private static (decimal Step, decimal Low, decimal High) Scale(decimal min, decimal max)
    {
        var span = max == min ? Math.Max(Math.Abs(max), 1) : max - min;
        var rough = (double)span / 3;
        var power = (decimal)Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = ((decimal)rough / power) switch { < 1.5m => 1, < 3.5m => 2, < 7.5m => 5, _ => 10m } * power;
        return (step, Math.Floor(min / step) * step, Math.Max(Math.Ceiling(max / step) * step, (Math.Floor(min / step) * step) + step));
    }
}
