using Styrkedja.Domain.Measures;

namespace Styrkedja.Web.Components;

/// <summary>Which keys a phone shows for a number that may have decimals: the value of <c>inputmode</c>.</summary>
public static class Keyboard
{
    /// <summary>For what is never below zero.</summary>
    public const string WithoutMinus = "decimal";

    /// <summary>For what can be: the decimal keys of an iPhone have no minus.</summary>
    public const string WithMinus = "text";

    /// <summary>How many there are of people is never below zero; what else is measured can be.</summary>
    public static string Of(Measure measure) => measure.CountsPersons ? WithoutMinus : WithMinus;
}
