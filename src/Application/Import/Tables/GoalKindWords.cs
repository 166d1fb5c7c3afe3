using Styrkedja.Application.Import.Vocabulary;
using Styrkedja.Domain.Goals;

namespace Styrkedja.Application.Import.Tables;

/// <summary>The words of the column "Måltyp".</summary>
internal static class GoalKindWords
{
    private static readonly (string Word, GoalKind Kind)[] Words =
    [
        ("Kommunstyrelsens mål", GoalKind.Board),
        ("Nämndens mål", GoalKind.Board),
        ("Verksamhetsmål för god ekonomisk hushållning", GoalKind.FinancialManagement),
        ("Kommunfullmäktiges mål", GoalKind.Council),
        ("Finansiellt mål", GoalKind.Financial),
        ("Effektmål", GoalKind.Effect),
    ];

    public static IReadOnlyList<string> Offered { get; } = [.. Words.Select(word => word.Word)];

    public static GoalKind? Parse(string text)
    {
        var key = TitleKey.Of(text);
        foreach (var (word, kind) in Words)
        {
            if (TitleKey.Of(word) == key)
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>Empty for <see cref="GoalKind.Unknown"/>.</summary>
    public static string Word(GoalKind kind) => Array.Find(Words, word => word.Kind == kind).Word ?? "";
}
