using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;

namespace Styrkedja.Domain.Cycle;

/// <summary>What a step of the annual cycle says (R027).</summary>
/// <param name="Time">A step of one day begins and ends on it.</param>
/// <param name="Body">The body it is for; null for one that is not a certain body's.</param>
/// <param name="UnitLevel">What the municipality calls the level of the units it is for; null for all.</param>
/// <param name="Doer">Whose task it is; null when no role in the system does it.</param>
/// <param name="What">What is to be done.</param>
/// <param name="ReminderDays">Days before the first day that it is shown among the doers' tasks; 0–366, null for no reminder.</param>
/// <param name="Link">Address within the product where it is done, beginning with a slash, or a whole https address.</param>
/// <param name="IsPublic">Whether it stands in the calendar that anyone may subscribe to.</param>
public sealed record CycleStepDetails(
    string Name,
    CycleStepKind Kind,
    DateRange Time,
    BodyId? Body,
    string? UnitLevel,
    Role? Doer,
    string? What,
    int? ReminderDays,
    string? Link,
    bool IsPublic)
{
    /// <summary>More would be in last year's list.</summary>
    public const int MostReminderDays = 366;

    internal CycleStepDetails Checked()
    {
        if (ReminderDays is < 0 or > MostReminderDays)
        {
            throw new RuleBrokenException("cycle-reminder-out-of-range", MostReminderDays);
        }

        var link = Required.Optional(Link);
        if (link is not null && !IsAddress(link))
        {
            throw new RuleBrokenException("cycle-link-not-an-address", link);
        }

        return this with { Name = Required.Text(Name, "cycle-name-required"), UnitLevel = Required.Optional(UnitLevel), What = Required.Optional(What), Link = link };
    }

    /// <summary>What browsers read as another site's address, or as a script, is none.</summary>
    private static bool IsAddress(string link) =>
        !link.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c == '\\')
        && ((link.StartsWith('/') && !link.StartsWith("//", StringComparison.Ordinal))
            || (Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps));
}
