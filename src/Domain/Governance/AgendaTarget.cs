namespace Styrkedja.Domain.Governance;

/// <summary>What a target of Agenda 2030 is called, as the municipality has taken it in.</summary>
public sealed class AgendaTarget
{
    /// <exception cref="RuleBrokenException"><c>agenda-code-unknown</c>, <c>agenda-title-required</c>, <c>text-too-long</c>.</exception>
    public AgendaTarget(string code, string title)
    {
        Code = Agenda2030.Find(code) ?? throw new RuleBrokenException("agenda-code-unknown", code);
        Title = Required.Text(title, "agenda-title-required", TextLimits.Title);
    }

    /// <summary>E.g. <c>1.a</c>.</summary>
    public string Code { get; private set; }

    public string Title { get; private set; }

    /// <exception cref="RuleBrokenException"><c>agenda-title-required</c>, <c>text-too-long</c>.</exception>
    public void Rename(string title) => Title = Required.Text(title, "agenda-title-required", TextLimits.Title);
}
