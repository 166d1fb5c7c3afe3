namespace Styrkedja.Domain;

/// <summary>
/// How many characters a text may have, wherever it comes from; a line break counts as one. Set from real documents:
/// the longest goal of a plan is a sentence of some 600 characters, a diary number never passes 50.
/// </summary>
public static class TextLimits
{
    /// <summary>The largest number that is stored, either way: beyond it sums and drawings break.</summary>
    public const decimal LargestNumber = 1_000_000_000_000;

    /// <summary>A goal, an activity, a measure, a sub-goal: what is read as a heading.</summary>
    public const int Title = 600;

    /// <summary>A unit, a body, a plan, a person.</summary>
    public const int Name = 200;

    /// <summary>A goal's number, a number in the diary, a paragraph of the minutes, a unit of measurement.</summary>
    public const int Number = 50;

    /// <summary>Every other text: descriptions, reasons, comments, summaries.</summary>
    public const int Text = 10_000;
}
