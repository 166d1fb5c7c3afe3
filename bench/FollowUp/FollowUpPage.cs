using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Styrkedja.Application.Database;
using Styrkedja.Application.Demo;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.People;
using Styrkedja.Bench.Figures;
using Styrkedja.Web.Hosting;

namespace Styrkedja.Bench.FollowUp;

/// <summary>
/// The period's list of 3,000 activities, read by a signed-in strategist, beside the same statement's rows written as
/// the same number of bytes. Both over HTTP, each on its own warm connection.
/// </summary>
internal static partial class FollowUpPage
{
    private const int Activities = 3000;
    private const double Limit = 2.5;
    private static readonly string Address = string.Create(CultureInfo.InvariantCulture, $"/uppfoljning/{LargePlan.Tertial.Year}/{LargePlan.Tertial.Number}?visa=aktiviteter&hela=true");

    public static async Task<Figure> MeasureAsync()
    {
        var folder = Directory.CreateTempSubdirectory("styrkedja-bench-");
        try
        {
            await using var installation = await Installation.OpenAsync(null, null, folder.FullName, migrate: true, CancellationToken.None);
            await using var site = WebHost.Build(() => installation.Source, new ServeOptions("http://127.0.0.1:0", Demo: true)).MapAll();
            var municipality = await FillAsync(site);
            await site.StartAsync();
            using var reader = new PageReader(site.Urls.First());
            await SignInAsync(reader);

            using var statements = new StatementRecorder();
            var bytes = await reader.ReadAsync(Address);
            await using var floor = FollowUpFloor.Build(installation.Location.Application, municipality, statements.Reading("styrkedja.activity_goal"), bytes);
            statements.Dispose();
            await floor.StartAsync();
            using var floorReader = new PageReader(floor.Urls.First());
            if (await floorReader.ReadAsync("/") != bytes)
            {
                throw new InvalidOperationException("The floor writes another number of bytes than the page.");
            }

            return Figure.Of("Follow-up page, 3,000 activities", Limit, await Pairs.MeasureAsync(
                40, 80, () => Pairs.TimeAsync(() => floorReader.ReadAsync("/")), () => Pairs.TimeAsync(() => reader.ReadAsync(Address))));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Guid> FillAsync(WebApplication site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().ActAsOperator("bench");
        await scope.ServiceProvider.GetRequiredService<DemoMunicipality>().LoadAsync(CancellationToken.None);
        await LargePlan.LayOutAsync(scope.ServiceProvider.GetRequiredService<StyrkedjaDbContext>(), Activities);
        return scope.ServiceProvider.GetRequiredService<Tenant>().Municipality!.Value.Value;
    }

    private static async Task SignInAsync(PageReader reader)
    {
        var form = await reader.TextAsync("/logga-in");
        var token = Token().Match(form).Groups[1].Value;
        await reader.SendAsync("/logga-in", new() { ["Email"] = "johan.ekvall@alvsala.example", ["Password"] = DemoMunicipality.Password, ["__RequestVerificationToken"] = token });
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
