using System.CommandLine;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Styrkedja.Application;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;

namespace Styrkedja.Web.CommandLine;

/// <summary><c>user add</c>, <c>user list</c> and <c>user disable</c>: accounts from the machine's own console.</summary>
internal static class UserVerb
{
    public static Command Command() => new("user", "Konton.") { Add(), List(), Disable() };

    private static Command Add()
    {
        var name = new Option<string>("--name") { Description = "Personens namn.", Required = true };
        var email = new Option<string>("--email") { Description = "E-postadressen personen loggar in med.", Required = true };
        var role = new Option<string>("--role") { Description = $"{string.Join(", ", Enum.GetValues<Role>().Select(Words.Code))}.", Required = true };
        var unit = new Option<string?>("--unit") { Description = "Enheten som rollen gäller." };
        var body = new Option<string?>("--body") { Description = "Organet som rollen gäller." };
        var title = new Option<string?>("--title") { Description = "Titel." };
        var command = new Command("add", "Skapar ett konto och skriver ut adressen där personen väljer lösenord.") { name, email, role, unit, body, title, Workplace.MunicipalityOption };
        command.SetAction((parsed, cancellation) => Verbs.RunAsync(async () =>
        {
            await using var workplace = await Workplace.OpenAsync(parsed.GetValue(Workplace.MunicipalityOption), false, cancellation);
            var today = workplace.Get<Periods>().Today;
            var given = new RoleGiven(
                RoleOf(parsed.GetValue(role)!), await UnitAsync(workplace, parsed.GetValue(unit), cancellation), await BodyAsync(workplace, parsed.GetValue(body), cancellation), today, null);
            var person = new PersonGiven(parsed.GetValue(name), parsed.GetValue(email), parsed.GetValue(title));
            var (_, secret) = await workplace.Get<InviteAccount>().HandleAsync(person, given, cancellation);
            Console.Error.WriteLine(Words.Swedish.Format("user.invited", person.Email, today.AddDays(Invitation.ValidDays)));
            Console.Out.WriteLine($"/inbjudan/{secret}");
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command List()
    {
        var json = new Option<bool>("--json") { Description = "Ett JSON-dokument på standard ut." };
        var command = new Command("list", "Alla konton med roller.") { json, Workplace.MunicipalityOption };
        command.SetAction((parsed, cancellation) => Verbs.RunAsync(async () =>
        {
            await using var workplace = await Workplace.OpenAsync(parsed.GetValue(Workplace.MunicipalityOption), false, cancellation);
            var today = workplace.Get<Periods>().Today;
            var accounts = await workplace.Get<AccountReading>().AllAsync(cancellation);
            if (parsed.GetValue(json))
            {
                Console.Out.WriteLine(JsonSerializer.Serialize(accounts.Select(AsJson), ConsoleJson.Options));
                return ExitCode.Done;
            }

            foreach (var account in accounts)
            {
                var mark = account.IsDisabled ? $" ({Words.Swedish["user.disabled-mark"]})" : account.HasNotBeenIn ? $" ({Words.Swedish["user.invited-mark"]})" : "";
                Console.Out.WriteLine($"{account.Account.Email,-40} {account.Account.Name}{mark}: {string.Join("; ", account.RolesOn(today).Select(RoleLineTagHelper.InWords))}");
            }

            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Disable()
    {
        var email = new Argument<string>("EMAIL") { Description = "Kontots e-postadress." };
        var command = new Command("disable", "Stänger av ett konto. Personen loggas ut.") { email, Workplace.MunicipalityOption };
        command.SetAction((parsed, cancellation) => Verbs.RunAsync(async () =>
        {
            await using var workplace = await Workplace.OpenAsync(parsed.GetValue(Workplace.MunicipalityOption), false, cancellation);
            var wanted = EmailAddresses.Normalized(parsed.GetValue(email)!);
            var account = await workplace.Get<StyrkedjaDbContext>().Users.AsNoTracking().FirstOrDefaultAsync(a => a.NormalizedEmail == wanted, cancellation)
                ?? throw new UsageException(Words.Swedish.Format("user.unknown", parsed.GetValue(email)));
            await workplace.Get<DisableAccount>().HandleAsync(account.AccountId, cancellation);
            Console.Error.WriteLine(Words.Swedish.Format("user.disabled", account.Email));
            return ExitCode.Done;
        }));
        return command;
    }

    private static object AsJson(AccountView view) => new
    {
        name = view.Account.Name,
        email = view.Account.Email,
        title = view.Account.Title,
        disabled = view.IsDisabled,
        invited = view.HasNotBeenIn,
        roles = view.Roles.Select(r => new { role = Words.Code(r.Assignment.Role), where = r.Where, from = r.Assignment.ValidFrom, to = r.Assignment.ValidTo }),
    };

    private static Role RoleOf(string code) => Enum.GetValues<Role>().Select(r => (Role?)r).FirstOrDefault(r => Words.Code(r!.Value) == code)
        ?? throw new UsageException(Words.Swedish.Format("user.role-unknown", code, string.Join(", ", Enum.GetValues<Role>().Select(Words.Code))));

    private static async Task<UnitId?> UnitAsync(Workplace workplace, string? name, CancellationToken cancellation)
    {
        var units = name is null ? [] : await workplace.Get<StyrkedjaDbContext>().Units.AsNoTracking().OrderBy(u => u.Name).ToListAsync(cancellation);
        return name is null ? null
            : units.Find(u => string.Equals(u.Name, name, StringComparison.OrdinalIgnoreCase))?.Id
            ?? throw new UsageException(Words.Swedish.Format("unit.unknown", name, string.Join(", ", units.Select(u => u.Name))));
    }

    private static async Task<BodyId?> BodyAsync(Workplace workplace, string? name, CancellationToken cancellation)
    {
        var bodies = name is null ? [] : await workplace.Get<StyrkedjaDbContext>().Bodies.AsNoTracking().OrderBy(b => b.Name).ToListAsync(cancellation);
        return name is null ? null
            : bodies.Find(b => string.Equals(b.Name, name, StringComparison.OrdinalIgnoreCase))?.Id
            ?? throw new UsageException(Words.Swedish.Format("body.unknown", name, string.Join(", ", bodies.Select(b => b.Name))));
    }
}
