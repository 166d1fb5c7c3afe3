namespace Styrkedja.EndToEnd.Tests.YearsWalk;

/// <summary>Those who walk the year, each in a browser window that stays open.</summary>
/// <param name="Second">The other strategist, who confirms what the first has assessed.</param>
/// <param name="Head">Of the administration that both units lie below.</param>
/// <param name="Reporter">Of one unit, on a phone.</param>
/// <param name="Citizen">On a phone, and not signed in.</param>
internal sealed record Roles(Visitor Strategist, Visitor Second, Visitor Head, Visitor Reporter, Visitor Secretary, Visitor Member, Visitor Citizen);
