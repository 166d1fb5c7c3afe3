using System.Globalization;
using System.Text;

namespace Styrkedja.Documents.Calendar;

/// <summary>Writes events as iCalendar, for programs that subscribe (RFC 5545; name and interval of refreshing by RFC 7986).</summary>
public static class CalendarFile
{
    public const string ContentType = "text/calendar; charset=utf-8";

    /// <summary>A line holds 75 octets at most, without its break (RFC 5545, 3.1).</summary>
    private const int MostOctets = 75;

    /// <param name="name">What the calendar is called among a person's others.</param>
    public static string Write(string name, IEnumerable<CalendarEvent> events)
    {
        var file = new StringBuilder();
        Line(file, "BEGIN:VCALENDAR");
        Line(file, "VERSION:2.0");
        Line(file, "PRODID:-//Styrkedja//Styrkedja//SV");
        Line(file, "METHOD:PUBLISH");
        Line(file, "NAME:" + Text(name));
        Line(file, "X-WR-CALNAME:" + Text(name));
        Line(file, "REFRESH-INTERVAL;VALUE=DURATION:PT12H");
        foreach (var item in events)
        {
            Write(file, item);
        }

        Line(file, "END:VCALENDAR");
        return file.ToString();
    }

    private static void Write(StringBuilder file, CalendarEvent item)
    {
        Line(file, "BEGIN:VEVENT");
        Line(file, $"UID:{item.Id:D}");
        Line(file, "DTSTAMP:" + Instant(item.ChangedAt));
        Line(file, "LAST-MODIFIED:" + Instant(item.ChangedAt));
        Line(file, string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{item.Sequence}"));
        Line(file, "DTSTART;VALUE=DATE:" + Day(item.Time.Start));

        // The end is the day after the last one.
        Line(file, "DTEND;VALUE=DATE:" + Day(item.Time.End.AddDays(1)));
        Line(file, "SUMMARY:" + Text(item.Title));
        Optional(file, "DESCRIPTION:", item.Text);
        Optional(file, "CATEGORIES:", item.Category);
        if (item.Address is { } address)
        {
            Line(file, "URL:" + address);
        }

        Line(file, item.IsCancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");

        // A step of the year does not make anyone busy.
        Line(file, "TRANSP:TRANSPARENT");
        if (item is { ReminderDays: { } days, IsCancelled: false })
        {
            Line(file, "BEGIN:VALARM");
            Line(file, "ACTION:DISPLAY");
            Line(file, "DESCRIPTION:" + Text(item.Title));
            Line(file, string.Create(CultureInfo.InvariantCulture, $"TRIGGER:-P{days}D"));
            Line(file, "END:VALARM");
        }

        Line(file, "END:VEVENT");
    }

    private static void Optional(StringBuilder file, string property, string? text)
    {
        if (text is not null)
        {
            Line(file, property + Text(text));
        }
    }

    private static string Instant(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Text(string text) => string.Concat(text.ReplaceLineEndings("\n").Where(c => c == '\n' || !char.IsControl(c)))
        .Replace("\\", @"\\", StringComparison.Ordinal).Replace(";", @"\;", StringComparison.Ordinal).Replace(",", @"\,", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);

    /// <summary>Folds between characters, never within one: what a program reads line by line stays readable.</summary>
    private static void Line(StringBuilder file, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                file.Append("\r\n ");
                octets = 1;
            }

            file.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        file.Append("\r\n");
    }
}
