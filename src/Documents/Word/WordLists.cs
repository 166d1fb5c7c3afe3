using DocumentFormat.OpenXml.Wordprocessing;

namespace Styrkedja.Documents.Word;

/// <summary>Numbered headings, bullets, and one one-level list per badge sign.</summary>
internal static class WordLists
{
    public const int Headings = 1;
    public const int Bullets = 2;
    public const int Units = 3;

    public static Numbering All()
    {
        List<(int Id, Level[] Levels)> lists =
        [
            (Headings, [Heading(0, "%1", 794), Heading(1, "%1.%2", 794), Heading(2, "%1.%2.%3", 964)]),
            (Bullets, [Bullet("•", "Calibri", "A2382A", "ListBullet", 340, 340)]),
            (Units, [Bullet("•", "Calibri", "56514A", "SkUnit", 284, 227)]),
            .. BadgeShape.All.Select(shape => (shape.Numbering, new[] { Bullet(shape.Sign, "Segoe UI Symbol", shape.SignColour, null, 284, 284) })),
        ];

        var numbering = new Numbering();
        foreach (var (id, levels) in lists)
        {
            numbering.Append(new AbstractNum([new MultiLevelType { Val = levels.Length > 1 ? MultiLevelValues.Multilevel : MultiLevelValues.SingleLevel }, .. levels]) { AbstractNumberId = id });
        }

        foreach (var (id, _) in lists)
        {
            numbering.Append(new NumberingInstance(new AbstractNumId { Val = id }) { NumberID = id });
        }

        return numbering;
    }

    private static Level Heading(int level, string text, int indent) => new(
        new StartNumberingValue { Val = 1 },
        new NumberingFormat { Val = NumberFormatValues.Decimal },
        new ParagraphStyleIdInLevel { Val = $"Heading{level + 1}" },
        new LevelText { Val = text },
        new LevelJustification { Val = LevelJustificationValues.Left },
        new PreviousParagraphProperties(new Indentation { Left = Text(indent), Hanging = Text(indent) }),
        new NumberingSymbolRunProperties(new Color { Val = "A2382A" })) { LevelIndex = level };

    private static Level Bullet(string sign, string font, string colour, string? style, int left, int hanging)
    {
        var level = new Level(new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = NumberFormatValues.Bullet }) { LevelIndex = 0 };
        if (style is not null)
        {
            level.Append(new ParagraphStyleIdInLevel { Val = style });
        }

        level.Append(
            new LevelText { Val = sign },
            new LevelJustification { Val = LevelJustificationValues.Left },
            new PreviousParagraphProperties(new Indentation { Left = Text(left), Hanging = Text(hanging) }),
            new NumberingSymbolRunProperties(new RunFonts { Ascii = font, HighAnsi = font, ComplexScript = font, Hint = FontTypeHintValues.Default }, new Color { Val = colour }));
        return level;
    }

    private static string Text(int twips) => twips.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
