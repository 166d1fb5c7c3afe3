namespace Styrkedja.Domain.Goals.Quality;

/// <summary>What a rule looks for.</summary>
public enum QualityTest
{
    /// <summary>One of the rule's words stands in the goal.</summary>
    HasWord,

    /// <summary>None of the rule's words stands there.</summary>
    LacksWord,

    /// <summary>Nothing to measure it by: no measure, no figure in a sub-goal or in the title, and none of the rule's words.</summary>
    LacksMeasure,

    /// <summary>The title holds two sentences, or joins two verbs with one of the rule's words.</summary>
    SeveralGoals,

    /// <summary>It is said to lie outside the operation's control.</summary>
    SaidOutsideControl,

    /// <summary>The title has more words than a reader keeps in mind; the rule's only word is that number.</summary>
    Lengthy,
}

/// <summary>One row of the review table. Rows are data: a municipality may change them with its model.</summary>
/// <param name="Id">Stable name; its sentence in plain language is looked up by it.</param>
/// <param name="Words">
/// Beginnings of words in lower case, looked for at the start of words: "möjlig" finds "möjliggöra". A space at the end
/// asks for the whole word.
/// </param>
public sealed partial record QualityRule(string Id, QualityCriterion Criterion, QualityTest Test, IReadOnlyList<string> Words);
