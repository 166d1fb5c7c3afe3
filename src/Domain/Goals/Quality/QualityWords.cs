namespace Styrkedja.Domain.Goals.Quality;

public sealed partial record QualityRule
{
    /// <summary>
    /// Tried on the proposed goals of 2022 and the adopted ones of 2024 (documents 000 and 001). The words are those that
    /// made a goal hard to judge there, and their likes.
    /// </summary>
    public static IReadOnlyList<QualityRule> Default { get; } =
    [
        new("vague-verb", QualityCriterion.Clear, QualityTest.HasWord,
            ["verka för", "arbeta för", "arbeta med", "sträva", "främja", "stimulera", "skapa förutsättningar", "bidra till", "medverka till", "möjliggör", "eftersträva", "stödja", "uppmuntra"]),
        new("vague-word", QualityCriterion.Clear, QualityTest.HasWord,
            ["god ", "goda ", "bra ", "bättre ", "attraktiv", "hållbar ", "hållbart ", "tillräcklig", "lämplig", "adekvat", "optimal", "hög kvalitet", "ökat fokus", "utveckla arbetet"]),
        new("several-goals", QualityCriterion.Clear, QualityTest.SeveralGoals, ["och", "samt"]),
        new("long-title", QualityCriterion.Clear, QualityTest.Lengthy, ["25"]),
        new("no-measure", QualityCriterion.Measurable, QualityTest.LacksMeasure, ["andel", "antal", "index", "betyg", "procent"]),
        new("no-change-told", QualityCriterion.Development, QualityTest.LacksWord,
            ["öka", "minska", "fler", "färre", "förbättra", "utveckling", "höj", "sänk", "halver", "fördubbl", "utveckla", "skapa", "införa", "påbörja", "identifiera", "bygg", "nya ", "ny ", "nå", "senast", "minst", "högst", "fossilfri", "positiv", "noll", "inga ", "ingen ", "alla ", "stärk", "växa", "klimatneutral"]),
        new("running-work", QualityCriterion.Development, QualityTest.HasWord,
            ["fortsätta", "upprätthålla", "bibehålla", "löpande", "förvalta", "säkerställa drift", "enligt rutin", "genomföra uppdrag"]),
        new("outside-control", QualityCriterion.Achievable, QualityTest.HasWord,
            ["arbetslöshet", "ungdomsarbetslöshet", "flyttnetto", "flyttöverskott", "folkmängd", "befolkning", "konjunktur", "svenskt näringsliv", "ranking", "rankning", "arbetstillfällen", "gästnätter", "antalet besökare", "rikets mål"]),
        new("said-outside-control", QualityCriterion.Achievable, QualityTest.SaidOutsideControl, []),
        new("for-organisation", QualityCriterion.ForResidents, QualityTest.HasWord,
            ["organisationen", "förvaltningen", "medarbetar", "anställda", "personalen", "sjukfrånvaro", "internt", "rutiner", "administrati"]),
    ];
}
