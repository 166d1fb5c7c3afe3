using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Styrkedja.Documents.Content;

namespace Styrkedja.Documents.Word;

/// <summary>
/// Streams the body: no element tree is kept, so memory does not grow with the number of activities. Start tags and
/// properties that repeat are made once and written many times.
/// </summary>
internal sealed class WordBody(OpenXmlWriter writer)
{
    /// <summary>Width between the margins of an A4 page, in twentieths of a point.</summary>
    public const int TextWidth = 9185;

    private static readonly Paragraph ParagraphTag = new();
    private static readonly Run RunTag = new();
    private static readonly Text TextTag = new() { Space = SpaceProcessingModeValues.Preserve };
    private static readonly TabChar Tab = new();
    private static readonly RunProperties StrongRun = new(new RunStyle { Val = "Strong" });

    private readonly Dictionary<string, ParagraphProperties> _styles = [];
    private readonly Dictionary<string, ParagraphProperties> _kept = [];
    private readonly Dictionary<(string, BadgeShape), (ParagraphProperties Paragraph, RunProperties Run)> _badges = [];

    public OpenXmlWriter Writer { get; } = writer;

    /// <param name="kept">True to keep it on the page of what follows.</param>
    public void Paragraph(string style, string text, bool kept = false)
    {
        Start(style, kept);
        Run(text);
        End();
    }

    public void Paragraphs(string style, IReadOnlyList<string> texts)
    {
        foreach (var text in texts)
        {
            Paragraph(style, text);
        }
    }

    /// <summary>"Label text" in the first paragraph, the rest without label, all of one style.</summary>
    public void Labelled(string style, string label, IReadOnlyList<string> texts)
    {
        for (var i = 0; i < texts.Count; i++)
        {
            Start(style);
            if (i == 0)
            {
                Run(label + " ", StrongRun);
            }

            Run(texts[i]);
            End();
        }
    }

    /// <summary>A paragraph whose text is exactly the badge's word; the sign is its list bullet.</summary>
    public void Badge(string style, Badge badge) => Badge(style, badge, badge.Word, shaded: true);

    /// <summary>Sign, count and word without shading, for the list under a bar.</summary>
    public void Legend(string style, Badge badge, string text) => Badge(style, badge, text, shaded: false);

    public void Heading(Heading heading, int bookmark, bool onNewPage)
    {
        // Heading 3 is the first level that needs no number of its own; the import finds groups of goals by it.
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = heading.Number is null ? "Heading3" : $"Heading{heading.Level}" });
        if (onNewPage)
        {
            properties.Append(new PageBreakBefore(), new SpacingBetweenLines { Before = "0" });
        }

        if (heading.Number is null)
        {
            properties.Append(new NumberingProperties(new NumberingId { Val = 0 }), new Indentation { Left = "0", FirstLine = "0" });
        }

        var id = bookmark.ToString(CultureInfo.InvariantCulture);
        Writer.WriteStartElement(ParagraphTag);
        Writer.WriteElement(properties);
        Writer.WriteElement(new BookmarkStart { Id = id, Name = BookmarkName(bookmark) });
        Run(heading.Title);
        Writer.WriteElement(new BookmarkEnd { Id = id });
        End();
    }

    public static string BookmarkName(int bookmark) => string.Create(CultureInfo.InvariantCulture, $"_Toc{bookmark:000000000}");

    public void Start(string style, bool kept = false)
    {
        var known = kept ? _kept : _styles;
        if (!known.TryGetValue(style, out var properties))
        {
            properties = new ParagraphProperties(new ParagraphStyleId { Val = style });
            if (kept)
            {
                properties.Append(new KeepNext());
            }

            known[style] = properties;
        }

        Writer.WriteStartElement(ParagraphTag);
        Writer.WriteElement(properties);
    }

    public void End() => Writer.WriteEndElement();

    public void Run(string text, RunProperties? properties = null)
    {
        Writer.WriteStartElement(RunTag);
        if (properties is not null)
        {
            Writer.WriteElement(properties);
        }

        Writer.WriteStartElement(TextTag);
        Writer.WriteString(text);
        Writer.WriteEndElement();
        Writer.WriteEndElement();
    }

    public void TabStop()
    {
        Writer.WriteStartElement(RunTag);
        Writer.WriteElement(Tab);
        Writer.WriteEndElement();
    }

    private void Badge(string style, Badge badge, string text, bool shaded)
    {
        var shape = BadgeShape.Of(badge);
        if (!_badges.TryGetValue((style, shape), out var look))
        {
            look = (BadgeParagraph(style, shape), BadgeRun(shape));
            _badges[(style, shape)] = look;
        }

        Writer.WriteStartElement(ParagraphTag);
        Writer.WriteElement(look.Paragraph);
        Run(text, shaded ? look.Run : null);
        End();
    }

    private static ParagraphProperties BadgeParagraph(string style, BadgeShape shape) => new(
        new ParagraphStyleId { Val = style },
        new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = shape.Numbering }));

    private static RunProperties BadgeRun(BadgeShape shape) => new(
        new Bold(),
        new Color { Val = shape.Ink },
        new Border { Val = BorderValues.Single, Size = 4, Space = 0, Color = shape.Line },
        new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = shape.Tint });
}
