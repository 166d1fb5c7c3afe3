using System.Globalization;

namespace Styrkedja.Domain.Governance;

/// <summary>A goal of Agenda 2030.</summary>
/// <param name="Number">1 to 17.</param>
/// <param name="Targets">Codes of its targets in the agenda's order, e.g. <c>1.5</c>, <c>1.a</c>.</param>
public sealed record AgendaGoal(int Number, string Swedish, string English, IReadOnlyList<string> Targets)
{
    public string Code => Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The title in the language of <paramref name="culture"/>; Swedish for every language but English.</summary>
    public string TitleIn(CultureInfo culture) => culture.TwoLetterISOLanguageName == "en" ? English : Swedish;
}

/// <summary>
/// The 17 goals and 169 targets of Agenda 2030 (A/RES/70/1), from the data file beside this one. The Swedish titles are
/// those of the Government and UNDP; the targets' titles each municipality takes in itself.
/// </summary>
public static class Agenda2030
{
    /// <summary>Codes of goals and targets, in the agenda's order.</summary>
    private static readonly Dictionary<string, int> _order;

    static Agenda2030()
    {
        Goals = [.. Read()];
        _order = Goals.SelectMany(g => g.Targets.Prepend(g.Code)).Select((code, i) => (code, i)).ToDictionary(c => c.code, c => c.i, StringComparer.Ordinal);
    }

    public static IReadOnlyList<AgendaGoal> Goals { get; }

    /// <summary>The goal with a number.</summary>
    /// <param name="number">1 to 17.</param>
    public static AgendaGoal Goal(int number) => Goals[number - 1];

    /// <summary>The code as it is stored: the United Nations write <c>1.a</c>, Swedish pages <c>1.A</c>.</summary>
    /// <returns>Null when Agenda 2030 has no such goal or target.</returns>
    public static string? Find(string code) => code.Trim().ToLowerInvariant() is var plain && _order.ContainsKey(plain) ? plain : null;

    public static bool IsTarget(string code) => code.Contains('.', StringComparison.Ordinal);

    /// <summary>Number of the goal that a goal's or target's code belongs to.</summary>
    public static int GoalOf(string code) => int.Parse(code.AsSpan(0, code.IndexOf('.', StringComparison.Ordinal) is var dot and > 0 ? dot : code.Length), CultureInfo.InvariantCulture);

    /// <summary>Each once, as it is stored, in the agenda's order.</summary>
    /// <exception cref="RuleBrokenException"><c>agenda-code-unknown</c></exception>
    public static IReadOnlyList<string> InOrder(IEnumerable<string> codes) =>
        [.. codes.Select(c => Find(c) ?? throw new RuleBrokenException("agenda-code-unknown", c.Trim())).Distinct().OrderBy(c => _order[c])];

    private static IEnumerable<AgendaGoal> Read()
    {
        using var file = typeof(Agenda2030).Assembly.GetManifestResourceStream("Styrkedja.Domain.Governance.agenda-2030.csv")!;
        using var reader = new StreamReader(file);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(';');
            var targets = cells[3].Split(' ');
            yield return new AgendaGoal(int.Parse(cells[0], CultureInfo.InvariantCulture), cells[1], cells[2], targets);
        }
    }
}
