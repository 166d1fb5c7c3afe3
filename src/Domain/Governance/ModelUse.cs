using Styrkedja.Domain.FollowUp;

namespace Styrkedja.Domain.Governance;

/// <summary>What rests on a year's model: then its words may change, but not what they mean.</summary>
/// <param name="Assessed">How many of the year's goals are assessed so.</param>
public sealed record ModelUse(IReadOnlyDictionary<Assessment, int> Assessed)
{
    public static ModelUse None { get; } = new(new Dictionary<Assessment, int>());

    /// <summary>How much is reported, assessed or locked in the periods that follow the model's rhythm.</summary>
    public int FollowedUp { get; init; }

    /// <summary>How many assessments there are of each body's goals.</summary>
    public IReadOnlyDictionary<BodyId, int> Bodies { get; init; } = new Dictionary<BodyId, int>();
}
