namespace Styrkedja.Domain;

/// <summary>
/// A rule of the field refused what was asked. Pages and the command line phrase it; the domain has no text for screens.
/// </summary>
/// <param name="rule">Stable code of the rule, e.g. <c>reason-required</c>; also the key of its sentence.</param>
/// <param name="facts">What the sentence needs, in the order of its placeholders.</param>
public sealed class RuleBrokenException(string rule, params object[] facts)
    : Exception($"Refused by the rule “{rule}”{(facts.Length == 0 ? "" : ": " + string.Join(", ", facts))}.")
{
    public string Rule { get; } = rule;

    public IReadOnlyList<object> Facts { get; } = facts;
}
