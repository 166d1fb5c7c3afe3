using Styrkedja.Documents.Content;

namespace Styrkedja.Documents.Word;

/// <summary>
/// How a badge looks in Word: its sign is the paragraph's list bullet, so that the paragraph's own text is the word and
/// nothing else; the import reads it back by that (style SkStatus).
/// </summary>
/// <param name="Sign">Circle = as planned, diamond = deviation; filled = done.</param>
/// <param name="Ink">Colour of word and sign; at least 6.9:1 on <paramref name="Tint"/>.</param>
/// <param name="Fill">Colour in the stacked bar; its figure is written in <paramref name="FillInk"/>.</param>
/// <param name="Numbering">Id of the list that carries the sign.</param>
internal sealed record BadgeShape(string Sign, string Ink, string Tint, string Line, string Fill, string FillInk, int Numbering)
{
    private const int FirstNumbering = 10;
    private const string White = "FFFFFF";
    private const string Dark = "1E2629";

    private static readonly (BadgeKind Kind, string Code, BadgeShape Shape)[] Known = Number(
        (BadgeKind.Status, "completed-as-planned", "●", "1A5C36", "E3F2E8", "2F7B4F", "2F7B4F", White),
        (BadgeKind.Status, "completed-with-deviation", "◆", "5A5100", "F4F0CF", "948722", "E3DA98", Dark),
        (BadgeKind.Status, "ongoing-as-planned", "○", "2A4194", "E9EDF9", "4F6BBF", "4F6BBF", White),
        (BadgeKind.Status, "ongoing-with-deviation", "◇", "774200", "FCEBD0", "C47F1F", "F3D39B", Dark),
        (BadgeKind.Status, "on-hold", "◐", "554579", "F0ECF7", "8674B4", "D9D0EC", Dark),
        (BadgeKind.Status, "not-started", "◌", "4A4740", "F0EDE5", "8A8374", "F0EDE5", Dark),
        (BadgeKind.Status, "cancelled", "⊘", "3A3835", "E6E3DC", "6B675F", "6B675F", White),
        (BadgeKind.Status, "not-reported", "–", "56514A", White, "8A8374", White, Dark),
        (BadgeKind.Assessment, "met", "✓", White, "1B6B3D", "1B6B3D", "1B6B3D", White),
        (BadgeKind.Assessment, "met-with-remark", "✓", "1B6B3D", White, "1B6B3D", "B5D6C1", Dark),
        (BadgeKind.Assessment, "partly", "◐", "3A2600", "F3BC52", "F3BC52", "F3BC52", Dark),
        (BadgeKind.Assessment, "not-met", "✕", White, "A5261F", "A5261F", "A5261F", White),
        (BadgeKind.Assessment, "cannot-be-assessed", "?", "4A4740", White, "8A8374", White, Dark));

    /// <summary>All shapes, for the list definitions.</summary>
    public static IEnumerable<BadgeShape> All => Known.Select(known => known.Shape);

    /// <summary>The sign stands on white paper, so a white word's sign takes the colour of its ground.</summary>
    public string SignColour => Ink == White ? Tint : Ink;

    /// <summary>An unknown code is drawn as "not reported": plain, and the word still says it.</summary>
    public static BadgeShape Of(Badge badge) => Known.FirstOrDefault(known => known.Kind == badge.Kind && known.Code == badge.DrawnAs).Shape
        ?? Known.First(known => known.Code == "not-reported").Shape;

    private static (BadgeKind, string, BadgeShape)[] Number(params (BadgeKind Kind, string Code, string Sign, string Ink, string Tint, string Line, string Fill, string FillInk)[] looks) =>
        [.. looks.Select((look, index) => (look.Kind, look.Code, new BadgeShape(look.Sign, look.Ink, look.Tint, look.Line, look.Fill, look.FillInk, FirstNumbering + index)))];
}
