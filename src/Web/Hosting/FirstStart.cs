using Microsoft.AspNetCore.DataProtection;
using Styrkedja.Application.Database;
using Styrkedja.Application.Demo;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.People;

namespace Styrkedja.Web.Hosting;

/// <summary>What a database needs before it can serve, and what the one who starts it must be told.</summary>
internal static class FirstStart
{
    public static async Task PrepareAsync(WebApplication app, string? slug, bool demo, CancellationToken cancellation)
    {
        // The keys are read now, while the pages are still being put together, and not when the first visitor needs them.
        app.Services.GetDataProtector("start").Protect([]);
        await using var scope = app.Services.CreateAsyncScope();
        if ((await scope.ServiceProvider.GetRequiredService<Municipalities>().AllAsync(cancellation)).Count > 0)
        {
            await app.Services.GetRequiredService<OrganisationChanger>().CatchUpAsync(cancellation);
            return;
        }

        scope.ServiceProvider.GetRequiredService<CurrentUser>().ActAsOperator("styrkedja");
        if (demo)
        {
            await scope.ServiceProvider.GetRequiredService<DemoMunicipality>().LoadAsync(cancellation);
        }
        else
        {
            await scope.ServiceProvider.GetRequiredService<CreateMunicipality>().HandleAsync(slug is null ? "Min kommun" : char.ToUpperInvariant(slug[0]) + slug[1..], cancellation);
        }
    }

    public static async Task TellAsync(WebApplication app, bool demo, CancellationToken cancellation)
    {
        var address = app.Urls.FirstOrDefault() ?? "";
        Console.Out.WriteLine($"Styrkedja: {address}");
        await using var finding = app.Services.CreateAsyncScope();
        foreach (var municipality in await finding.ServiceProvider.GetRequiredService<Municipalities>().AllAsync(cancellation))
        {
            await using var scope = app.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Tenant>().Enter(municipality.Id);
            var signIns = await scope.ServiceProvider.GetRequiredService<SignIns>().AllAsync(cancellation);
            var demoSignIns = signIns.Where(s => DemoMunicipality.Owns(s.Email)).ToList();
            if (!demo && demoSignIns.Count > 0)
            {
                Console.Out.WriteLine($"Demoinloggningarna i {municipality.Name} är stängda utan --demo. Egna konton skapas med ./styrkedja user add.");
            }
            else if (demoSignIns.Count > 0)
            {
                Console.Out.WriteLine($"Demoinloggningar i {municipality.Name} (lösenord {DemoMunicipality.Password}):");
                foreach (var (email, role) in demoSignIns)
                {
                    Console.Out.WriteLine($"  {email,-36} {role}");
                }
            }
            else if (signIns.Count == 0)
            {
                var secret = await scope.ServiceProvider.GetRequiredService<Invitations>().ForFirstAdministratorAsync(cancellation);
                Console.Out.WriteLine($"{municipality.Name} har ingen administratör. Öppna den här adressen en gång för att bli det:\n  {address}/forsta-start/{secret}");
            }
        }
    }
}
