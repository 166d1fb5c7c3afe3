using Styrkedja.Documents.Content;

namespace Styrkedja.Documents.Word;

/// <summary>One method per kind of block, as <see cref="Html.BlockMarkup"/> has for the web.</summary>
internal sealed class WordBlocks(WordBody body)
{
    private readonly WordTables _tables = new(body);

    public void Write(Block block)
    {
        switch (block)
        {
            case Prose prose:
                foreach (var line in prose.Lines)
                {
                    body.Paragraph(line.Bullet ? "ListBullet" : "Normal", line.Text);
                }

                break;
            case Note note:
                body.Paragraph("SkNote", note.Text);
                break;
            case Tally tally:
                _tables.Write(tally);
                break;
            case Table table:
                _tables.Write(table);
                break;
            case ActivityTable table:
                _tables.Write(table);
                break;
            case AssessmentPanel panel:
                Write(panel);
                break;
            default:
                throw new NotSupportedException($"Word has no form for {block.GetType().Name}.");
        }
    }

    private void Write(AssessmentPanel panel)
    {
        body.Paragraph("SkLabel", panel.Label);
        if (panel.Current is { } current)
        {
            body.Badge("SkAssessment", current);
        }
        else
        {
            body.Paragraph("SkNote", panel.NoAssessment, kept: true);
        }

        if (panel.Previous is { } previous)
        {
            body.Paragraph("SkLabel", panel.PreviousLabel);
            body.Badge("SkAssessment", previous);
        }

        foreach (var part in panel.Parts)
        {
            body.Paragraph("SkLabel", part.Label);
            for (var i = 0; i < part.Paragraphs.Count; i++)
            {
                // The lists are short; a last bullet alone on the next page says nothing.
                body.Paragraph(part.AsList ? "ListBullet" : "Normal", part.Paragraphs[i], kept: part.AsList && i < part.Paragraphs.Count - 1);
            }
        }
    }
}
