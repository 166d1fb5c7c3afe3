using DocumentFormat.OpenXml.Wordprocessing;
using Styrkedja.Application.Import.Lines;
using Styrkedja.Application.Import.Vocabulary;

namespace Styrkedja.Application.Import.Word;

/// <summary>
/// Reads a table by its form, so that a municipality's own document works as well as the program's: a row that ends in two
/// dates begins an activity, a row of one wide cell goes on with it, and other rows are entries of the last chapter.
/// </summary>
internal sealed class WordTable(WordLines output, WordStyles styles)
{
    private bool isActivities;
    private int goalColumn = -1;

    public void Read(Table table)
    {
        var isFirst = true;
        foreach (var row in table.Elements<TableRow>())
        {
            var cells = row.Elements<TableCell>().ToList();
            var texts = cells.ConvertAll(WordText.Of);
            if (texts.TrueForAll(text => text.Length == 0))
            {
                continue;
            }

            ReadRow(cells, texts, isFirst || IsMarkedAsHead(row));
            isFirst = false;
        }
    }

    private void ReadRow(List<TableCell> cells, List<string> texts, bool mayBeHead)
    {
        var whole = string.Join(' ', texts.Where(text => text.Length > 0));
        if (Has(texts, "Startdatum") && Has(texts, "Slutdatum"))
        {
            isActivities = true;
            output.Add(whole, LineRole.TableHead);
        }
        else if (Plan(texts) is { } plan)
        {
            ReadTitle(cells, plan);
        }
        else if (cells.Count == 1 || isActivities)
        {
            foreach (var paragraph in cells.SelectMany(cell => cell.Elements<Paragraph>()))
            {
                AddParagraph(paragraph, styles.RoleOf(paragraph));
            }

            foreach (var inner in cells.SelectMany(cell => cell.Elements<Table>()))
            {
                new WordTable(output, styles).Read(inner);
            }
        }
        else if (mayBeHead && !texts.Exists(text => text.Any(char.IsDigit)) && texts.Count > 1 && texts.TrueForAll(text => text.Length < 40 && !text.EndsWith('.')))
        {
            goalColumn = texts.FindIndex(text => text.Equals("Mål", StringComparison.OrdinalIgnoreCase));
            output.Add(whole, LineRole.CatalogueHead);
        }
        else
        {
            // Columns may be number, title, count: where no head says which is the title, it is the longest.
            var at = goalColumn >= 0 && goalColumn < texts.Count && texts[goalColumn].Length > 0 ? goalColumn : texts.FindIndex(text => text.Length == texts.Max(other => other.Length));
            output.AddCatalogueGoal(whole, texts[at], texts.Take(at).FirstOrDefault(text => text.Length > 0));
        }
    }

    private void ReadTitle(List<TableCell> cells, (DateOnly? Start, DateOnly? End) plan)
    {
        var isTitle = true;
        foreach (var paragraph in cells.SkipLast(2).SelectMany(cell => cell.Elements<Paragraph>()))
        {
            var role = styles.RoleOf(paragraph);
            role = role is LineRole.ActivityTitle or LineRole.Unit ? role : isTitle ? LineRole.ActivityTitle : LineRole.Unit;
            isTitle &= !AddParagraph(paragraph, role);
        }

        output.Add(string.Join(' ', cells.TakeLast(2).Select(WordText.Of)).Trim(), LineRole.Dates, plan);
    }

    private bool AddParagraph(Paragraph paragraph, LineRole role)
    {
        var text = WordText.Of(paragraph);
        if (text.Length > 0)
        {
            output.Add(role == LineRole.Paragraph && styles.IsListItem(paragraph) ? "• " + text : text, role);
        }

        return text.Length > 0;
    }

    private static (DateOnly? Start, DateOnly? End)? Plan(List<string> texts)
    {
        if (texts.Count < 3)
        {
            return null;
        }

        DateOnly? start = SwedishDates.TryParse(texts[^2], out var first) ? first : null;
        DateOnly? end = SwedishDates.TryParse(texts[^1], out var last) ? last : null;
        return start is null && end is null ? null : (start, end);
    }

    private static bool Has(List<string> texts, string word) => texts.Exists(text => text.Equals(word, StringComparison.OrdinalIgnoreCase));

    private static bool IsMarkedAsHead(TableRow row) => row.TableRowProperties?.GetFirstChild<TableHeader>() is not null;
}
