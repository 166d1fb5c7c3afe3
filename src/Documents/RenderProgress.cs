namespace Styrkedja.Documents;

/// <summary>How far the writing of a document has come, for a progress line on the page that ordered it.</summary>
/// <param name="Done">Headings written, from 1 to <paramref name="Total"/>.</param>
/// <param name="Total">Headings in the document, chapters and sections together.</param>
/// <param name="Heading">The heading just written, without its number.</param>
public readonly record struct RenderProgress(int Done, int Total, string Heading);
