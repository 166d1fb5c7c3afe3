using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Styrkedja.Application.Database;
using Styrkedja.Application.Demo;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.People;
using Styrkedja.Bench.Figures;
using Styrkedja.Web.Hosting;

namespace Styrkedja.Bench.Pages;

/// <summary>The whole site over a database of its own with the demo and a large plan, and a strategist who reads it.</summary>
internal sealed partial class LargeSite : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly Installation _installation;
    private readonly WebApplication _site;

    private LargeSite(DirectoryInfo folder, Installation installation, WebApplication site, LargePlan plan, Guid municipality)
    {
        (_folder, _installation, _site, Plan) = (folder, installation, site, plan);
        Reader = new PageReader(site.Urls.First());

        // Said with the sign-in of the connection, so that it costs no statement.
        Bare = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(installation.Location.Application) { Options = $"-c styrkedja.municipality={municipality}" }.ConnectionString);
    }

    public LargePlan Plan { get; }

    /// <summary>Signed in.</summary>
    public PageReader Reader { get; }

    /// <summary>Connections as the program's, without the program.</summary>
    public NpgsqlDataSource Bare { get; }

    public IServiceProvider Services => _site.Services;

    public string Address => _site.Urls.First();

    /// <summary>Connects as the owner of the schema, whom no row is hidden from.</summary>
    public string Owner => _installation.Location.Owner;

    public string Application => _installation.Location.Application;

    /// <summary>The same site once more on the same database, which notes what it sends.</summary>
    public async Task<NotedSite> NotedAsync()
    {
        var noted = new SentStatements();
        var source = new NpgsqlDataSourceBuilder(Application).UseLoggerFactory(LoggerFactory.Create(b => b.SetMinimumLevel(LogLevel.Debug).AddProvider(noted))).EnableParameterLogging().Build();
        var site = WebHost.Build(() => source, new ServeOptions("http://127.0.0.1:0", Demo: true), builder =>
        {
            // Jobs would send statements of their own between those that are noted.
            foreach (var job in builder.Services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Assembly == typeof(WebHost).Assembly).ToList())
            {
                builder.Services.Remove(job);
            }
        }).MapAll();
        await site.StartAsync();
        return new NotedSite(noted, site, source);
    }

    public static async Task<LargeSite> StartAsync(int goals, int activities, int units = 5)
    {
        var folder = Directory.CreateTempSubdirectory("styrkedja-bench-");
        var installation = await Installation.OpenAsync(null, null, folder.FullName, migrate: true, CancellationToken.None);
        var site = WebHost.Build(() => installation.Source, new ServeOptions("http://127.0.0.1:0", Demo: true)).MapAll();
        await using var scope = site.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().ActAsOperator("bench");
        await scope.ServiceProvider.GetRequiredService<DemoMunicipality>().LoadAsync(CancellationToken.None);
        var plan = await LargePlan.LayOutAsync(scope.ServiceProvider.GetRequiredService<StyrkedjaDbContext>(), goals, activities, units);

        // As the owner, or nothing is gathered; a database in use does it by itself within a minute.
        await using (var owner = NpgsqlDataSource.Create(installation.Location.Owner))
        {
            await using var analyze = owner.CreateCommand("analyze");
            await analyze.ExecuteNonQueryAsync();
        }

        await site.StartAsync();
        var large = new LargeSite(folder, installation, site, plan, scope.ServiceProvider.GetRequiredService<Tenant>().Municipality!.Value.Value);
        await large.SignInAsync();
        return large;
    }

    /// <summary>A page beside the one statement of it that reads a table, written as as many bytes.</summary>
    /// <param name="reads">What is found in that statement and in no other.</param>
    public async Task<Figure> MeasureAsync(string name, double limit, string address, string reads, Func<NpgsqlParameter[]> parameters)
    {
        long bytes;
        BareQuery query;
        using (var statements = new StatementRecorder())
        {
            bytes = await Reader.ReadAsync(address);
            query = new BareQuery(statements.Reading(reads), parameters);
        }

        await using var floor = PageFloor.Build(Bare, query, bytes);
        await floor.StartAsync();
        using var floorReader = new PageReader(floor.Urls.First());
        if (await floorReader.ReadAsync("/") < bytes)
        {
            throw new InvalidOperationException("The floor writes fewer bytes than the page.");
        }

        return Figure.Of(name, limit, await Pairs.MeasureAsync(
            40, 80, () => Pairs.TimeAsync(() => floorReader.ReadAsync("/")), () => Pairs.TimeAsync(() => Reader.ReadAsync(address))));
    }

    public async ValueTask DisposeAsync()
    {
        Reader.Dispose();
        await Bare.DisposeAsync();
        await _site.DisposeAsync();
        await _installation.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task SignInAsync()
    {
        var form = await Reader.TextAsync("/logga-in");
        var token = Token().Match(form).Groups[1].Value;
        await Reader.SendAsync("/logga-in", new() { ["Email"] = "johan.ekvall@alvsala.example", ["Password"] = DemoMunicipality.Password, ["__RequestVerificationToken"] = token });
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
