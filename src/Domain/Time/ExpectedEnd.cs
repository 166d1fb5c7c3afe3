using System.Globalization;

namespace Styrkedja.Domain.Time;

/// <summary>
/// When something is expected to be done, as precisely as anyone knows: a day, a month (R060) or a body's meeting (R061).
/// </summary>
public abstract record ExpectedEnd
{
    private ExpectedEnd()
    {
    }

    /// <summary>The last day it can mean; used to compare with a plan and to sort.</summary>
    public abstract DateOnly Latest { get; }

    /// <summary>Whether it can mean the day: a month means any of its days.</summary>
    public virtual bool CanMean(DateOnly day) => day == Latest;

    /// <summary>Form for storage: <c>2024-10-25</c>, <c>2024-09</c> or <c>2024-10-25 Kommunfullmäktige</c>.</summary>
    public abstract override string ToString();

    public sealed record Day(DateOnly Date) : ExpectedEnd
    {
        public override DateOnly Latest => Date;

        public override string ToString() => Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    public sealed record Month(int Year, int Number) : ExpectedEnd
    {
        public override DateOnly Latest => new DateOnly(Year, Number, 1).AddMonths(1).AddDays(-1);

        public override bool CanMean(DateOnly day) => day.Year == Year && day.Month == Number;

        public override string ToString() => Latest.ToString("yyyy-MM", CultureInfo.InvariantCulture);
    }

    /// <param name="Body">Name of the body whose meeting is waited for.</param>
    public sealed record Meeting(DateOnly Date, string Body) : ExpectedEnd
    {
        public override DateOnly Latest => Date;

        public override string ToString() => $"{Date:yyyy-MM-dd} {Body}";
    }

    /// <summary>Reads the form that <see cref="ToString"/> writes; null when the text is none of the three.</summary>
    public static ExpectedEnd? Parse(string? text)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (text.Length == 7 && DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            return new Month(month.Year, month.Month);
        }

        if (text.Length < 10 || !DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return null;
        }

        if (text.Length == 10)
        {
            return new Day(day);
        }

        return text[10] == ' ' ? new Meeting(day, text[10..].Trim()) : null;
    }
}
