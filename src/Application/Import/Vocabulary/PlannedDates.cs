namespace Styrkedja.Application.Import.Vocabulary;

/// <summary>The two planned dates at the end of a table line, alone or after the title (O10).</summary>
/// <param name="Title">What stands before the dates; empty when they stand alone.</param>
/// <param name="Start">Null when the digits are no day of the calendar, e.g. 2024-02-30.</param>
internal readonly record struct PlannedDates(string Title, DateOnly? Start, DateOnly? End)
{
    private const int DateLength = 10;

    public static PlannedDates? AtEndOf(string text)
    {
        if (text.Length < (2 * DateLength) + 1 || !char.IsAsciiDigit(text[^1]))
        {
            return null;
        }

        var line = text.AsSpan();
        var before = line[..^DateLength].TrimEnd(" –-—");
        if (!SwedishDates.HasIsoShape(line[^DateLength..]) || before.Length < DateLength || before.Length == line.Length - DateLength
            || !SwedishDates.HasIsoShape(before[^DateLength..]))
        {
            return null;
        }

        // "kl.2024-01-01": something glued to the date is no cell of its own.
        var title = before[..^DateLength];
        if (title.Length > 0 && title[^1] != ' ')
        {
            return null;
        }

        return new PlannedDates(title.Trim().ToString(), Date(before[^DateLength..]), Date(line[^DateLength..]));
    }

    private static DateOnly? Date(ReadOnlySpan<char> text) => SwedishDates.TryParseIso(text, out var date) ? date : null;
}
