namespace Styrkedja.TestKit;

/// <param name="Parts">What it holds, e.g. the alarms of an event.</param>
public sealed record CalendarPart(string Kind, IReadOnlyDictionary<string, string> Properties, IReadOnlyList<CalendarPart> Parts)
{
    /// <summary>Value of a property given with its parameters, e.g. <c>DTSTART;VALUE=DATE</c>, as it stands in the file.</summary>
    public string this[string property] => Properties[property];

    public IEnumerable<CalendarPart> Events => Parts.Where(p => p.Kind == "VEVENT");
}

/// <summary>
/// Reads iCalendar by RFC 5545 and by nothing that our own writer knows: lines are unfolded, components nested, and what
/// the standard forbids is a fault.
/// </summary>
public static class CalendarReading
{
    /// <exception cref="FormatException">for what is not iCalendar.</exception>
    public static CalendarPart Read(string file)
    {
        if (!file.EndsWith("\r\n", StringComparison.Ordinal) || file.Replace("\r\n", "", StringComparison.Ordinal).IndexOfAny(['\r', '\n']) >= 0)
        {
            throw new FormatException("A line ends otherwise than in CR LF.");
        }

        var folded = file[..^2].Split("\r\n");
        if (folded.FirstOrDefault(l => System.Text.Encoding.UTF8.GetByteCount(l) > 75) is { } tooLong)
        {
            throw new FormatException($"Longer than 75 octets: {tooLong}");
        }

        var lines = new Queue<string>(file[..^2].Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n"));
        var calendar = Component(lines);
        return lines.Count == 0 && calendar.Kind == "VCALENDAR" ? calendar : throw new FormatException("More or less than one calendar.");
    }

    public static string Text(string value) => System.Text.RegularExpressions.Regex.Replace(value, @"\\(.)", m => m.Groups[1].Value is "n" or "N" ? "\n" : m.Groups[1].Value);

    private static CalendarPart Component(Queue<string> lines)
    {
        var (name, kind) = Split(lines.Dequeue());
        if (name != "BEGIN")
        {
            throw new FormatException($"A component begins with {name}.");
        }

        var properties = new Dictionary<string, string>();
        var parts = new List<CalendarPart>();
        while (true)
        {
            (name, var value) = Split(lines.Peek());
            if (name == "BEGIN")
            {
                parts.Add(Component(lines));
                continue;
            }

            lines.Dequeue();
            if (name == "END")
            {
                return value == kind ? new CalendarPart(kind, properties, parts) : throw new FormatException($"{kind} ends as {value}.");
            }

            properties.Add(name, value);
        }
    }

    private static (string Name, string Value) Split(string line) =>
        line.IndexOf(':', StringComparison.Ordinal) is > 0 and var at ? (line[..at], line[(at + 1)..]) : throw new FormatException($"No property: {line}");
}
