using Styrkedja.Application.Import.Lines;

namespace Styrkedja.Application.Import.Proposals;

/// <summary>One proposed goal while its lines are being sorted into parts.</summary>
internal sealed class ProposedGoal(string number, int line)
{
    public string Number { get; } = number;

    public int Line { get; } = line;

    /// <summary>Lines of the heading; the first one with the number taken away.</summary>
    public List<string> Title { get; } = [];

    public List<SourceLine> Description { get; } = [];

    public List<SourceLine> SubGoals { get; } = [];

    public List<SourceLine> Measures { get; } = [];

    public List<ProposedActivity> Activities { get; } = [];
}

internal sealed class ProposedActivity
{
    public List<SourceLine> Title { get; } = [];

    /// <summary>Each sub-point with the lines it was broken into.</summary>
    public List<List<SourceLine>> SubPoints { get; } = [];

    public IEnumerable<SourceLine> Lines => Title.Concat(SubPoints.SelectMany(point => point));
}
