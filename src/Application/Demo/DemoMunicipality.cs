using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.Demo;

/// <summary>
/// The invented municipality of Älvsala: three years of content laid out around today, so that a period is always open.
/// </summary>
public sealed class DemoMunicipality(StyrkedjaDbContext database, Municipalities municipalities, UserManager<Account> accounts, Periods periods)
{
    public const string Name = "Älvsala kommun";

    /// <summary>The same for every demo account; they are made only with <c>--demo</c>.</summary>
    public const string Password = "alvsala-demo-2024";

    private const string Domain = "@alvsala.example";

    public async Task LoadAsync(CancellationToken cancellation)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        await municipalities.CreateAsync(Name, cancellation);
        await database.SayWhyAsync("demo.loaded", null, cancellation);
        var root = new Unit(Ids.New<UnitId>(), "Kommunförvaltningen", null, "Förvaltning", new DateOnly(periods.Today.Year - 3, 1, 1));
        database.Units.Add(root);
        var board = new Body(Ids.New<BodyId>(), "Kommunstyrelsen", BodyKind.Board, null, new DateOnly(periods.Today.Year - 3, 1, 1));
        database.Bodies.Add(board);
        await database.SaveChangesAsync(cancellation);
        await AddAccountAsync("johan.ekvall", "Johan Ekvall", "Kvalitetsstrateg", Role.Strategist, null, null, cancellation);
        await AddAccountAsync("admin", "Åsa Lind", "Systemförvaltare", Role.Administrator, null, null, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>The demo accounts of the tenant's municipality with their roles in words; empty where it is no demo.</summary>
    public async Task<IReadOnlyList<(string Email, string Role)>> SignInsAsync(CancellationToken cancellation)
    {
        var rows = await database.Users.AsNoTracking().Where(a => a.Email!.EndsWith(Domain)).OrderBy(a => a.Email).Select(a => new { a.Email, a.Title }).ToListAsync(cancellation);
        return [.. rows.Select(r => (r.Email!, r.Title ?? ""))];
    }

    private async Task AddAccountAsync(string user, string name, string title, Role role, UnitId? unit, BodyId? body, CancellationToken cancellation)
    {
        var account = new Account { Name = name, Title = title, UserName = user + Domain, Email = user + Domain, EmailConfirmed = true };
        var result = await accounts.CreateAsync(account, Password);
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join(" ", result.Errors.Select(e => e.Description)));
        }

        database.RoleAssignments.Add(new RoleAssignment(Guid.CreateVersion7(), account.AccountId, role, unit, body, new DateOnly(periods.Today.Year - 3, 1, 1), null));
        await database.SaveChangesAsync(cancellation);
    }
}
