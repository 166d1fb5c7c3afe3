namespace Styrkedja.Domain.Goals.Quality;

/// <summary>What a good political goal is, as the model's own rules for goals say (R004, R010, R013–R016).</summary>
public enum QualityCriterion
{
    /// <summary>Not open for interpretation.</summary>
    Clear,

    /// <summary>So far as it is possible; a goal that cannot be measured is allowed (R014, R015).</summary>
    Measurable,

    /// <summary>Within what the operation itself can bring about (R016).</summary>
    Achievable,

    /// <summary>For inhabitants and companies, not for the organisation (R010).</summary>
    ForResidents,

    /// <summary>A development, not the running work (R004).</summary>
    Development,
}
