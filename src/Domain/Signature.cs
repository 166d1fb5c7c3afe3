namespace Styrkedja.Domain;

/// <summary>Who signs a change and when. The name is kept as it was then.</summary>
/// <param name="By">Null for an import or a command without an account.</param>
public sealed record Signature(AccountId? By, string Name, DateTimeOffset At)
{
    /// <summary>Whom they stood in for when they did it; null for what was done on one's own behalf.</summary>
    public string? InsteadOf { get; init; }
}
