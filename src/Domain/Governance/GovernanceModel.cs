using Styrkedja.Domain.FollowUp;

namespace Styrkedja.Domain.Governance;

/// <summary>How a municipality governs itself in one year. A new year may have another; old years keep theirs (R128).</summary>
public sealed class GovernanceModel
{
    public GovernanceModel(Guid id, int year, string name, GovernanceRules rules)
    {
        Id = id;
        Year = year;
        Name = Required.Text(name, "governance-model-name-required", TextLimits.Name);
        Rules = rules;
    }

    private GovernanceModel()
    {
        Name = "";
        Rules = GovernanceRules.Default;
    }

    public Guid Id { get; private set; }

    public int Year { get; private set; }

    public string Name { get; private set; }

    public GovernanceRules Rules { get; private set; }

    /// <summary>False while it is being prepared: then the year goes on by the rules of the year before.</summary>
    public bool InForce { get; private set; } = true;

    /// <summary>A model to prepare, which holds for nothing until it is put in force.</summary>
    public static GovernanceModel Prepare(Guid id, int year, string name, GovernanceRules rules) => new(id, year, name, rules) { InForce = false };

    /// <exception cref="RuleBrokenException"><c>model-already-in-force</c>, and those of <see cref="Change"/>.</exception>
    /// <param name="holding">The rules the year goes on by until now.</param>
    /// <param name="use">What rests on those.</param>
    public void PutInForce(GovernanceRules holding, ModelUse use)
    {
        RequireRhythmKept(holding, Rules, use);
        if (InForce)
        {
            throw new RuleBrokenException("model-already-in-force", Year);
        }

        Change(Rules, ModelUse.None);
        InForce = true;
    }

    public void Rename(string name) => Name = Required.Text(name, "governance-model-name-required", TextLimits.Name);

    /// <exception cref="RuleBrokenException">
    /// <c>scale-value-in-use</c>, <c>model-in-use</c>, <c>rhythm-in-use</c>, and those of <see cref="GovernanceRules.RequireSound"/>.
    /// </exception>
    public void Change(GovernanceRules rules, ModelUse use)
    {
        RequireValuesInUse(rules, use);
        rules.RequireSound();
        RequireRhythmKept(Rules, rules, use);
        if (use.Assessed.Count > 0 && !Rules.MeansLike(rules))
        {
            throw new RuleBrokenException("model-in-use", Year, use.Assessed.Values.Sum());
        }

        foreach (var body in rules.OwnWays.Concat(Rules.OwnWays).Select(o => o.Body).Distinct().Where(b => use.Bodies.GetValueOrDefault(b) > 0))
        {
            if (!Rules.For(body).MeansLike(rules.For(body)))
            {
                throw new RuleBrokenException("own-way-in-use", Year, use.Bodies[body]);
            }
        }

        Rules = rules;
    }

    // What is reported for a period was asked about its day: a name may change, the day may not.
    private void RequireRhythmKept(GovernanceRules was, GovernanceRules now, ModelUse use)
    {
        if (use.FollowedUp > 0 && !was.Rhythm.FallsLike(now.Rhythm))
        {
            throw new RuleBrokenException("rhythm-in-use", Year, use.FollowedUp);
        }
    }

    private void RequireValuesInUse(GovernanceRules rules, ModelUse use)
    {
        var lost = use.Assessed.Keys.Where(a => Rules.ScaleOf(ScaleKind.Assessment).Has(a.Code()) && !rules.ScaleOf(ScaleKind.Assessment).Has(a.Code())).ToList();
        if (lost.Count > 0)
        {
            throw new RuleBrokenException("scale-value-in-use", lost[0], use.Assessed[lost[0]], Year);
        }
    }
}
