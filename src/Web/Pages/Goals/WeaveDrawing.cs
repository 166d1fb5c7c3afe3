using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.Goals;
using Styrkedja.Application.Governance;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Governance;
using Styrkedja.Web.Components;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Goals;

/// <summary>
/// The thread from vision to activity as one picture, for wide screens. The tree under it says the same: the picture is
/// for seeing the whole, so long titles are cut here and only here.
/// </summary>
internal sealed class WeaveDrawing(Application.Goals.Thread thread, IStringLocalizer<GoalTexts> texts, ModelWords words) : IHtmlContent
{
    private const int Row = 46, Gap = 22, Top = 62, MostMarks = 12;
    private const double FocusX = 222, CouncilX = 478, GoalX = 812;
    private static readonly CultureInfo _plain = CultureInfo.InvariantCulture;

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var blocks = Blocks(out var bottom);
        var beside = bottom + (thread.FinancialManagement.Count * Row);
        var middle = blocks.Count == 0 ? bottom / 2 : (blocks[0].Y + blocks[^1].Y) / 2;
        writer.Write(string.Create(_plain, $"<svg class=\"weave\" viewBox=\"0 0 1200 {beside:0}\" role=\"group\" aria-labelledby=\"wv-t wv-d\"><title id=\"wv-t\">"));
        encoder.Encode(writer, texts["weave.title", thread.Overview.Tertial.Year]);
        writer.Write("</title><desc id=\"wv-d\">");
        encoder.Encode(writer, texts["weave.desc", thread.Areas.Count]);
        writer.Write("</desc>");
        foreach (var (x, key) in new[] { (0.0, "vision"), (238, "focus"), (494, "council"), (828, "board") })
        {
            Text(writer, encoder, x, 18, "hd", texts[$"weave.{key}"]);
        }

        Text(writer, encoder, 1200, 18, "hd", texts["activities"], "end");
        writer.Write("<line x1=\"0\" x2=\"1200\" y1=\"32\" y2=\"32\" stroke=\"var(--sk-ink)\" stroke-width=\"2\"/>");
        foreach (var block in blocks)
        {
            Thread(writer, 131, middle, FocusX, block.Y, 2 + (0.9 * Math.Max(block.Goals, 1)));
            foreach (var council in block.Councils)
            {
                Thread(writer, FocusX, block.Y, CouncilX, council.Y, 2 + (0.6 * Math.Max(council.Goals.Count, 1)));
                foreach (var (_, y) in council.Goals)
                {
                    Thread(writer, council.Goal is null ? CouncilX : 763, council.Y, GoalX, y, 2);
                }

                if (council.Goal is not null && council.Goals.Count > 0)
                {
                    Thread(writer, CouncilX, council.Y, 764, council.Y, 2);
                }
            }
        }

        writer.Write(string.Create(_plain, $"<circle cx=\"122\" cy=\"{middle:0.#}\" r=\"13\" fill=\"var(--sk-paper)\" stroke=\"var(--sk-thread)\" stroke-width=\"4\"/>"));
        Text(writer, encoder, 98, middle + 6, "fo", texts["vision"], "end");
        foreach (var block in blocks)
        {
            Knot(writer, encoder, FocusX, block.Y, 8, "fo", block.Name, 24, $"#f-{block.Id}");
            foreach (var council in block.Councils.Where(c => c.Goal is not null))
            {
                Knot(writer, encoder, CouncilX, council.Y, 6, "kf", council.Goal!.Title, 36, Address.Of(council.Goal.Id));
            }

            foreach (var (goal, y) in block.Councils.SelectMany(c => c.Goals))
            {
                Goal(writer, encoder, goal, y);
            }
        }

        for (var i = 0; i < thread.FinancialManagement.Count; i++)
        {
            var y = bottom + (i * Row);
            writer.Write(string.Create(_plain, $"<path class=\"t\" d=\"M{CouncilX} {y}H{GoalX}\" stroke-width=\"2\" stroke-dasharray=\"2 5\"/>"));
            Knot(writer, encoder, CouncilX, y, 6, "kf", Words.Current["goal-area.financial-management"], 36, null);
            Goal(writer, encoder, thread.FinancialManagement[i], y);
        }

        writer.Write("</svg>");
    }

    private List<Block> Blocks(out double bottom)
    {
        var blocks = new List<Block>();
        double y = Top + 15;
        foreach (var area in thread.Areas)
        {
            var councils = new List<Council>();
            var first = y;
            foreach (var council in area.CouncilGoals)
            {
                var start = y;
                var goals = council.Goals.Select((g, i) => (g, start + (i * Row))).ToList();
                y += Math.Max(goals.Count, 1) * Row;
                councils.Add(new Council(council.Goal, goals, (start + y - Row) / 2));
            }

            if (councils.Count == 0)
            {
                y += Row;
            }

            blocks.Add(new Block(area.Area!.Id.Value, area.Area.Name, (first + y - Row) / 2, councils));
            y += Gap;
        }

        bottom = y;
        return blocks;
    }

    private static void Thread(TextWriter writer, double x1, double y1, double x2, double y2, double width)
    {
        var bend = (x1 + x2) / 2;
        writer.Write(string.Create(_plain, $"<path class=\"t\" d=\"M{x1:0.#} {y1:0.#}C{bend:0.#} {y1:0.#} {bend:0.#} {y2:0.#} {x2:0.#} {y2:0.#}\" stroke-width=\"{width:0.#}\"/>"));
    }

    private static void Knot(TextWriter writer, HtmlEncoder encoder, double x, double y, int radius, string style, string title, int most, string? link)
    {
        var shown = Cut(title, most);

        // Paper under the words, so that the thread ends where they begin.
        writer.Write(string.Create(_plain, $"<rect x=\"{x + 9:0.#}\" y=\"{y - 15:0.#}\" width=\"{(shown.Length * (style == "fo" ? 9.2 : 7.4)) + 14:0.#}\" height=\"30\" fill=\"var(--sk-paper)\"/><circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"{radius}\" fill=\"var(--sk-paper)\" stroke=\"var(--sk-thread)\" stroke-width=\"3\"/>"));
        writer.Write(link is null ? "" : $"<a href=\"{link}\">");
        Text(writer, encoder, x + 16, y + 5, style, shown);
        writer.Write(link is null ? "" : "</a>");
    }

    private void Goal(TextWriter writer, HtmlEncoder encoder, ThreadGoal goal, double y)
    {
        writer.Write(string.Create(_plain, $"<circle cx=\"{GoalX}\" cy=\"{y:0.#}\" r=\"4.5\" fill=\"var(--sk-thread)\"/><a href=\"{Address.Of(goal.Goal.Id)}\"><text class=\"ks\" x=\"828\" y=\"{y - 2:0.#}\">"));
        if (goal.Goal.Number is { } number)
        {
            writer.Write("<tspan class=\"nr\">");
            encoder.Encode(writer, number);
            writer.Write("</tspan> ");
        }

        encoder.Encode(writer, Cut(goal.Goal.Title, 40));
        writer.Write("</text></a>");
        if (goal.Assessment is { } assessment)
        {
            var (sign, colour) = (ScaleBadgeTagHelper.SignOf(words.Look(assessment.Decided)), Colour(words.Look(assessment.Decided)));
            writer.Write(string.Create(_plain, $"<svg x=\"827\" y=\"{y + 5:0.#}\" width=\"15\" height=\"15\" color=\"{colour}\"><use href=\"#a-{sign}\"/></svg><text class=\"mt as-t\" x=\"847\" y=\"{y + 17.5:0.#}\" fill=\"{colour}\">"));
            encoder.Encode(writer, words.Assessment(assessment.Decided));
            writer.Write("</text>");
        }

        Marks(writer, goal, y);
    }

    private static void Marks(TextWriter writer, ThreadGoal goal, double y)
    {
        var shown = goal.Activities.Take(MostMarks).ToList();
        for (var i = 0; i < shown.Count; i++)
        {
            var sign = StatusBadgeTagHelper.SignOf(shown[i].Latest?.Status);
            var colour = sign == "no" ? "var(--sk-ink-2)" : $"var(--st-{sign}-f)";
            writer.Write(string.Create(_plain, $"<svg x=\"{1186 - ((shown.Count - 1 - i) * 15)}\" y=\"{y + 5:0.#}\" width=\"14\" height=\"14\" color=\"{colour}\"><use href=\"#s-{sign}\"/></svg>"));
        }

        var more = goal.Activities.Count - shown.Count;
        writer.Write(string.Create(_plain, $"<text class=\"mt\" x=\"1200\" y=\"{y - 2:0.#}\" text-anchor=\"end\">{goal.Activities.Count}{(more > 0 ? $" (+{more})" : "")}</text>"));
    }

    private static void Text(TextWriter writer, HtmlEncoder encoder, double x, double y, string style, string text, string anchor = "start")
    {
        writer.Write(string.Create(_plain, $"<text class=\"{style}\" x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\">"));
        encoder.Encode(writer, text);
        writer.Write("</text>");
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)].TrimEnd() + "…";

    private static string Colour(ScaleLook look) => ScaleBadgeTagHelper.ColourOf(look) switch
    {
        "upp" => "var(--as-upp)",
        "del" => "var(--as-del-o)",
        "ej" => "var(--as-ej)",
        _ => "var(--as-kib-f)",
    };

    private sealed record Block(Guid Id, string Name, double Y, IReadOnlyList<Council> Councils)
    {
        public int Goals => Councils.Sum(c => c.Goals.Count);
    }

    private sealed record Council(Goal? Goal, IReadOnlyList<(ThreadGoal Goal, double Y)> Goals, double Y);
}
