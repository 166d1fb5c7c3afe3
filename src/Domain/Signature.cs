namespace Styrkedja.Domain;

/// <summary>Who signs a change and when. The name is kept as it was then.</summary>
/// <param name="By">Null for an import or a command without an account.</param>
public sealed record Signature(AccountId? By, string Name, DateTimeOffset At);
