using System.Globalization;

namespace Styrkedja.Web.Components;

/// <summary>
/// A number of things in a sentence that says one and many otherwise: <c>{0:en aktivitet|# aktiviteter}</c>. Without
/// such a form it is the number alone.
/// </summary>
public readonly record struct Counted(int Number) : IFormattable
{
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        var number = Number.ToString("N0", formatProvider);
        return format?.Split('|') is [var one, var many] ? (Number == 1 ? one : many).Replace("#", number, StringComparison.Ordinal) : number;
    }

    public override string ToString() => ToString(null, CultureInfo.CurrentCulture);
}
