using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.People;

/// <summary>One person: who they are, what they may do, and how they get in.</summary>
[May(Permission.ManageAccounts)]
public sealed class PersonModel(
    AccountReading reading, ChangeAccount change, GrantRole grant, EndRole end, DisableAccount disable, SendNewPassword newPassword,
    UnitChoices choices, Periods periods, CurrentUser user, IStringLocalizer<PeopleTexts> texts) : PageModel, IRoleFields, IPersonFields
{
    /// <summary>Where a secret waits for the one page that shows it.</summary>
    public const string SecretOnce = "Secret";

    [BindProperty]
    public PersonForm Person { get; set; } = new();

    /// <summary>The account's stamp as the person had it before their eyes.</summary>
    [BindProperty]
    public string? Version { get; set; }

    [BindProperty]
    public RoleForm Role { get; set; } = new();

    [BindProperty]
    public EndForm End { get; set; } = new();

    /// <summary>Whether the person says they mean to close the account.</summary>
    [BindProperty]
    public bool Sure { get; set; }

    public RoleChoices Choices { get; private set; } = null!;

    public AccountView View { get; private set; } = null!;

    /// <summary>What somebody else has saved since the page was opened; null when nobody has.</summary>
    public Meanwhile? Meanwhile { get; private set; }

    /// <summary>The one-time address to send; null when none was just made.</summary>
    public string? OneTimeAddress { get; private set; }

    /// <summary>Last day the address can be used.</summary>
    public DateOnly AddressUntil => Today.AddDays(Invitation.ValidDays);

    public DateOnly Today => periods.Today;

    public bool IsOneself => View.Account.AccountId == user.Id;

    public bool MayHaveMoreRoles { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await LoadAsync(id, cancellation) is { } missing)
        {
            return missing;
        }

        ShowStored(person: true, role: true);
        if (TempData[SecretOnce] is string secret)
        {
            OneTimeAddress = $"{Request.Scheme}://{Request.Host}/inbjudan/{secret}";
        }

        return Page();
    }

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation) => DoAsync(
        id, "person.saved", () => change.HandleAsync(new AccountId(id), Person.Given, Version, cancellation), keepsPerson: true, cancellation: cancellation);

    public async Task<IActionResult> OnPostGrantAsync(Guid id, CancellationToken cancellation)
    {
        MayHaveMoreRoles = true;
        if (Role.Chosen is null)
        {
            ModelState.AddModelError("Role.Role", texts["role.missing"]);
        }

        return await DoAsync(id, "role.saved", () => grant.HandleAsync(new AccountId(id), Role.Given(Role.Chosen!.Value, Today), cancellation), keepsRole: true, cancellation: cancellation);
    }

    public Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellation) =>
        DoAsync(id, "role.ended", () => end.HandleAsync(End.Assignment, End.LastDay, cancellation), cancellation: cancellation);

    public Task<IActionResult> OnPostPasswordAsync(Guid id, CancellationToken cancellation) => DoAsync(
        id, null, async () => TempData[SecretOnce] = await newPassword.HandleAsync(new AccountId(id), cancellation), cancellation: cancellation);

    public async Task<IActionResult> OnPostDisableAsync(Guid id, CancellationToken cancellation)
    {
        if (!Sure)
        {
            ModelState.AddModelError(nameof(Sure), texts["disable.not-sure"]);
        }

        return await DoAsync(id, "disable.done", () => disable.HandleAsync(new AccountId(id), cancellation), cancellation: cancellation);
    }

    public Task<IActionResult> OnPostEnableAsync(Guid id, CancellationToken cancellation) =>
        DoAsync(id, "enable.done", () => disable.UndoAsync(new AccountId(id), cancellation), cancellation: cancellation);

    /// <param name="said">What to say when it is done; null when the page shows it anyway.</param>
    private async Task<IActionResult> DoAsync(
        Guid id, string? said, Func<Task> work, bool keepsPerson = false, bool keepsRole = false, CancellationToken cancellation = default)
    {
        if (await LoadAsync(id, cancellation) is { } missing)
        {
            return missing;
        }

        if (ModelState.IsValid)
        {
            try
            {
                await work();
                if (said is not null)
                {
                    TempData["Said"] = texts[said, View.Account.Name].Value;
                }

                return Redirect(Address.Of(View.Account.AccountId));
            }
            catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
            {
                await LoadAsync(id, cancellation);
                if (keepsPerson && refusal.Rule == Meanwhile.Rule)
                {
                    Meanwhile = Compare(View.Account);
                    ModelState.Remove(nameof(Version));
                    Version = View.Account.ConcurrencyStamp;
                }
                else
                {
                    this.AddRefusal(refusal, RoleForm.FieldOf);
                }
            }
        }

        ShowStored(person: !keepsPerson, role: !keepsRole);
        return Page();
    }

    private Meanwhile Compare(Account stored) => Meanwhile.Of(
        (texts["person.name"], stored.Name, Person.Name),
        (texts["person.email"], stored.Email, Person.Email),
        (texts["person.title"], stored.Title, Person.Title));

    // The forms that were not sent show what is stored.
    private void ShowStored(bool person, bool role)
    {
        if (person)
        {
            Version = View.Account.ConcurrencyStamp;
            Person = new PersonForm { Name = View.Account.Name, Email = View.Account.Email, Title = View.Account.Title };
        }

        if (role)
        {
            Role = new RoleForm { From = Today };
        }
    }

    private async Task<IActionResult?> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await reading.FindAsync(new AccountId(id), cancellation) is not { } view)
        {
            return NotFound();
        }

        View = view;
        Choices = new RoleChoices(await choices.UnitsAsync(Today, cancellation), await choices.BodiesAsync(Today, cancellation));
        return null;
    }
}
