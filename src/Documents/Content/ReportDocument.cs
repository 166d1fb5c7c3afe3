using System.Globalization;

namespace Styrkedja.Documents.Content;

/// <summary>A report as reading matter, free of format: what a reader meets, in the order of meeting it.</summary>
/// <param name="Culture">Language of the labels and dates; also the language the files declare.</param>
/// <param name="Title">Title of the file (metadata, window title); says unit and year, unlike the short title on the cover.</param>
/// <param name="Opening">Stands beside the contents list, before the first chapter; null when a chapter holds the summary.</param>
internal sealed record ReportDocument(
    CultureInfo Culture,
    string Title,
    Cover Cover,
    RunningText Running,
    Opening? Opening,
    IReadOnlyList<Chapter> Chapters)
{
    /// <summary>The numbered headings, in order: the contents list.</summary>
    public IEnumerable<Heading> Contents =>
        Chapters.SelectMany(chapter => chapter.Sections.Select(section => section.Heading).Prepend(chapter.Heading))
            .Where(heading => heading.Number is not null);
}

/// <param name="Publisher">The municipality; also the author in the file's properties.</param>
internal sealed record Cover(string Publisher, string Title, string Subtitle, IReadOnlyList<Fact> Facts);

internal sealed record Fact(string Name, string Value);

/// <summary>The lines repeated on every page but the cover; the page number stands at the right of the foot.</summary>
internal sealed record RunningText(string HeadLeft, string HeadRight, string Foot);

internal sealed record Opening(string Title, IReadOnlyList<Block> Blocks);

/// <param name="Level">1 for a chapter, 2 for what stands inside it.</param>
/// <param name="Number">Printed number, "1" or "1.10" (R098); null for a heading without one.</param>
/// <param name="Id">Address inside the document, stable for the same order of headings.</param>
internal sealed record Heading(int Level, string? Number, string Title, string Id);

internal sealed record Section(Heading Heading, IReadOnlyList<Block> Blocks);
