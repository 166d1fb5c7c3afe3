using System.Globalization;
using Styrkedja.Documents.Content;

namespace Styrkedja.Documents.Html;

/// <summary>One method per kind of block. Classes are those of the product's style sheet; no style attributes (CSP).</summary>
internal sealed class BlockMarkup(Markup html)
{
    /// <summary>A table of so few rows is moved whole to the next page rather than broken.</summary>
    private const int KeptRows = 4;

    private int _tallies;

    public void Write(Block block)
    {
        switch (block)
        {
            case Prose prose:
                Write(prose);
                break;
            case Note note:
                html.Raw("<p class=\"muted\">").Text(note.Text).Raw("</p>\n");
                break;
            case Tally tally:
                Write(tally);
                break;
            case Table table:
                Write(table);
                break;
            case ActivityTable table:
                Write(table);
                break;
            case AssessmentPanel panel:
                Write(panel);
                break;
            default:
                throw new NotSupportedException($"HTML has no form for {block.GetType().Name}.");
        }
    }

    private void Write(Prose prose)
    {
        var inList = false;
        foreach (var line in prose.Lines)
        {
            if (line.Bullet != inList)
            {
                html.Raw(line.Bullet ? "<ul class=\"ways\">" : "</ul>\n");
                inList = line.Bullet;
            }

            html.Element(line.Bullet ? "li" : "p", line.Text).Raw("\n");
        }

        html.Raw(inList ? "</ul>\n" : string.Empty);
    }

    private void Write(Tally tally)
    {
        html.Raw("<div class=\"tally\" role=\"group\" aria-label=\"").Text(tally.Caption).Raw("\">");
        WriteBar(tally);
        html.Raw("<ul class=\"bartext\" role=\"list\">");
        foreach (var part in tally.Parts)
        {
            var look = BadgeLook.Of(part.Badge);
            html.Filled($"<li class=\"c-{look.Class}\"><span>").Raw(Icon(look)).Filled($"{part.Count} ");
            html.Text(part.Badge.Word).Raw("</span></li>");
        }

        html.Raw("</ul></div>\n<p>").Text(tally.Sentence).Raw("</p>\n");
    }

    private void WriteBar(Tally tally)
    {
        _tallies++;
        html.Raw("<svg class=\"bar\" height=\"24\" role=\"img\" aria-label=\"");
        html.Text(string.Join(", ", tally.Parts.Select(part => $"{part.Count} {part.Badge.Word}"))).Raw("\"><defs>");
        foreach (var look in tally.Parts.Select(part => BadgeLook.Of(part.Badge)).Where(look => look.Pattern is not null))
        {
            html.Raw(string.Format(CultureInfo.InvariantCulture, look.Pattern!, PatternId(look)));
        }

        html.Raw("</defs>");
        var total = (double)tally.Parts.Sum(part => part.Count);
        var left = 0d;
        foreach (var part in tally.Parts)
        {
            var width = part.Count / total * 100;
            WriteBarPart(part, left, width);
            left += width;
        }

        html.Raw("</svg>");
    }

    private void WriteBarPart(TallyPart part, double left, double width)
    {
        var look = BadgeLook.Of(part.Badge);
        var outlined = look is { Pattern: null, Ink: not "#fff" };
        html.Filled($"<rect x=\"{left + 0.2:0.##}%\" y=\"{(outlined ? 1 : 0)}\" width=\"{Math.Max(width - 0.4, 0.2):0.##}%\" height=\"{(outlined ? 22 : 24)}\"");
        if (look.Pattern is null)
        {
            html.Filled($" class=\"f-{look.Class.Replace(' ', '-')}\" fill=\"{look.Fill}\"");
        }
        else
        {
            html.Filled($" fill=\"url(#{PatternId(look)})\"");
        }

        html.Raw(outlined ? " stroke=\"#8A8374\"/>" : "/>");

        // A figure in a part narrower than itself would run into its neighbour; the list below says it anyway.
        if (width < 3)
        {
            return;
        }

        var middle = left + (width / 2);
        if (look.Pattern is not null)
        {
            html.Filled($"<circle cx=\"{middle:0.##}%\" cy=\"12\" r=\"9\" fill=\"#fff\"/>");
        }

        html.Filled($"<text x=\"{middle:0.##}%\" y=\"12.5\" fill=\"{look.Ink}\">{part.Count}</text>");
    }

    private void Write(Table table)
    {
        html.Raw(table.Rows.Count <= KeptRows ? "<table class=\"tbl all keep\">" : "<table class=\"tbl all\">").Raw("<caption class=\"vh\">").Text(table.Caption).Raw("</caption><thead><tr>");
        foreach (var column in table.Columns)
        {
            html.Filled($"<th scope=\"col\" class=\"w{column.Share}{(column.IsAmount ? " amount" : "")}\">").Text(column.Head).Raw("</th>");
        }

        html.Raw("</tr></thead><tbody>\n");
        foreach (var row in table.Rows)
        {
            html.Raw("<tr>");
            foreach (var cell in row)
            {
                Write(cell);
            }

            html.Raw("</tr>\n");
        }

        html.Raw("</tbody></table>\n");
    }

    private void Write(Cell cell)
    {
        html.Raw(cell.Tone switch
        {
            CellTone.Number => "<td class=\"n\">",
            CellTone.Quiet => "<td class=\"muted\">",
            CellTone.Amount => "<td class=\"amount\">",
            _ => "<td>",
        });
        if (cell.Badge is { } badge)
        {
            Write(badge);
        }
        else
        {
            html.Text(cell.Text);
        }

        html.Raw("</td>");
    }

    private void Write(ActivityTable table)
    {
        html.Raw("<table class=\"acts\"><caption class=\"vh\">").Text(table.Caption).Raw("</caption><thead><tr>");
        foreach (var head in (string[])[table.Head, table.StartHead, table.EndHead])
        {
            html.Raw("<th scope=\"col\">").Text(head).Raw("</th>");
        }

        html.Raw("</tr></thead>\n");
        foreach (var row in table.Rows)
        {
            Write(row);
        }

        html.Raw("</table>\n");
    }

    private void Write(ActivityRow row)
    {
        html.Raw(row.IsLong ? "<tbody class=\"long\">" : "<tbody>");
        html.Raw("<tr><th scope=\"row\"><span class=\"ti\">").Text(row.Title).Raw("</span>");
        WriteList(row.Units);
        html.Filled($"</th><td class=\"d\">{row.Start:yyyy-MM-dd}</td><td class=\"d\">{row.End:yyyy-MM-dd}</td></tr>\n");
        if (!row.HasText)
        {
            html.Raw("</tbody>\n");
            return;
        }

        html.Raw("<tr class=\"bd\"><td colspan=\"3\">");
        WriteParagraphs(row.Description, "<p class=\"muted\">");
        if (row.StatusOrNone is { } status)
        {
            html.Raw("<p>");
            Write(status);
            html.Raw("</p>");
        }

        WriteParagraphs(row.Comment, "<p>");
        if (row.Waiting.Count > 0 || row.Deviation.Count > 0 || row.Forecast is not null)
        {
            html.Raw(row.Waiting.Count > 0 ? "<div class=\"dev dev--v\">" : "<div class=\"dev\">");
            WriteLabelled(row.WaitingLabel, row.Waiting);
            WriteLabelled(row.DeviationLabel, row.Deviation);
            WriteLabelled(row.ForecastLabel, row.Forecast is null ? [] : [row.Forecast]);
            html.Raw("</div>");
        }

        html.Raw("</td></tr></tbody>\n");
    }

    private void Write(AssessmentPanel panel)
    {
        html.Raw("<dl class=\"judged\"><div><dt>").Text(panel.Label).Raw("</dt><dd>");
        WriteOrSay(panel.Current, panel.NoAssessment);
        html.Raw("</dd></div>");
        if (panel.Previous is { } previous)
        {
            html.Raw("<div><dt>").Text(panel.PreviousLabel).Raw("</dt><dd>");
            Write(previous);
            html.Raw("</dd></div>");
        }

        html.Raw("</dl>\n");
        if (panel.Parts.Count == 0)
        {
            return;
        }

        html.Raw("<dl class=\"panel\">");
        foreach (var part in panel.Parts)
        {
            html.Raw("<div><dt>").Text(part.Label).Raw("</dt><dd>");
            if (part.AsList)
            {
                WriteList(part.Paragraphs);
            }
            else
            {
                WriteParagraphs(part.Paragraphs, "<p>");
            }

            html.Raw("</dd></div>");
        }

        html.Raw("</dl>\n");
    }

    private void WriteOrSay(Badge? badge, string otherwise)
    {
        if (badge is null)
        {
            html.Element("span", otherwise);
            return;
        }

        Write(badge);
    }

    private void Write(Badge badge)
    {
        var look = BadgeLook.Of(badge);
        var family = badge.Kind == BadgeKind.Status ? "st" : "as";
        html.Filled($"<span class=\"{family} {family}--{look.Class}\">").Raw(Icon(look)).Text(badge.Word).Raw("</span>");
    }

    private void WriteLabelled(string label, IReadOnlyList<string> paragraphs)
    {
        for (var i = 0; i < paragraphs.Count; i++)
        {
            html.Raw("<p>");
            if (i == 0)
            {
                html.Raw("<span class=\"ti\">").Text(label).Raw("</span> ");
            }

            html.Text(paragraphs[i]).Raw("</p>");
        }
    }

    private void WriteParagraphs(IReadOnlyList<string> paragraphs, string open)
    {
        foreach (var paragraph in paragraphs)
        {
            html.Raw(open).Text(paragraph).Raw("</p>");
        }
    }

    private void WriteList(IReadOnlyList<string> items)
    {
        if (items.Count == 0)
        {
            return;
        }

        html.Raw("<ul>");
        foreach (var item in items)
        {
            html.Element("li", item);
        }

        html.Raw("</ul>");
    }

    private string PatternId(BadgeLook look) => $"tally{_tallies}-{look.Class}";

    private static string Icon(BadgeLook look) =>
        $"<svg class=\"i\" viewBox=\"0 0 20 20\" aria-hidden=\"true\" focusable=\"false\">{look.Icon}</svg>";
}
