using Microsoft.AspNetCore.Identity;
using Styrkedja.Domain;

namespace Styrkedja.Application.People;

/// <summary>
/// A person who signs in. Belongs to one municipality; what it may do is told by its
/// <see cref="Styrkedja.Domain.People.RoleAssignment">roles</see>. The personal identity number is never stored.
/// </summary>
public sealed class Account : IdentityUser<Guid>
{
    public Account() => Id = Guid.CreateVersion7();

    public AccountId AccountId => new(Id);

    public string Name { get; set; } = "";

    /// <summary>What the person is called at work, e.g. "Enhetschef".</summary>
    public string? Title { get; set; }

    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>Language of the pages, <c>sv</c> or <c>en</c>.</summary>
    public string Language { get; set; } = "sv";

    /// <summary>Wants letters also of what they need not do: the weekly summary, and that a report was approved.</summary>
    public bool WantsExtras { get; set; } = true;

    /// <exception cref="RuleBrokenException"><c>account-name-required</c></exception>
    public void Describe(string? name, string? title)
    {
        Name = string.IsNullOrWhiteSpace(name) ? throw new RuleBrokenException("account-name-required") : name.Trim();
        Title = string.IsNullOrWhiteSpace(title) ? null : title.Trim();
    }
}
