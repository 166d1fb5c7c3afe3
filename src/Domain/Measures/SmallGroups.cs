namespace Styrkedja.Domain.Measures;

/// <summary>A value as it may be shown; what is null was never noted, or is withheld.</summary>
/// <param name="IsWithheld">Whether anything of it is withheld because so few persons are behind it.</param>
public sealed record ShownValue(decimal? Value, decimal? Women, decimal? Men, bool IsWithheld);

/// <summary>
/// Withholds what so few persons are behind that it tells of them. Where one gender is withheld the other is too: it and
/// the whole would give the first away.
/// </summary>
public static class SmallGroups
{
    /// <summary>The fewest persons a figure is shown of.</summary>
    public const int Fewest = 5;

    public static ShownValue Show(this MeasureValue value, Measure measure)
    {
        var genders = IsSmall(value.Women ?? Rest(value.Men), value.WomenAsked, measure) || IsSmall(value.Men ?? Rest(value.Women), value.MenAsked, measure);
        var asked = value.WomenAsked is { } women && value.MenAsked is { } men ? women + men : (int?)null;
        var whole = IsSmall(value.Value, asked, measure);
        return new ShownValue(whole ? null : value.Value, genders || whole ? null : value.Women, genders || whole ? null : value.Men, genders || whole);

        // Persons of the gender that nobody noted can be counted from the whole.
        decimal? Rest(decimal? noted) => measure.CountsPersons ? value.Value - noted : null;
    }

    // None at all tells of nobody.
    private static bool IsSmall(decimal? value, int? asked, Measure measure) =>
        value is not null && (asked is > 0 and < Fewest || (measure.CountsPersons && value is > 0 and < Fewest));
}
