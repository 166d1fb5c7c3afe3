using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Styrkedja.Application;
using Styrkedja.Application.Database;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.People;

namespace Styrkedja.Web.CommandLine;

/// <summary>A verb's database, municipality and use cases. Works beside a running server and without one.</summary>
internal sealed class Workplace : IAsyncDisposable
{
    private readonly Installation _installation;
    private readonly ServiceProvider _services;
    private readonly AsyncServiceScope _scope;

    private Workplace(Installation installation, ServiceProvider services)
    {
        _installation = installation;
        _services = services;
        _scope = services.CreateAsyncScope();
    }

    public static Option<string?> MunicipalityOption { get; } = new("--municipality") { Description = "Kommunens kortnamn; behövs bara där det finns flera." };

    public Installation Installation => _installation;

    public static IConfiguration Configuration { get; } = new ConfigurationBuilder().AddEnvironmentVariables().Build();

    public static string DataFolder =>
        Path.GetFullPath(Environment.GetEnvironmentVariable("STYRKEDJA_DATA") is { Length: > 0 } folder ? folder : "data");

    /// <param name="createIfEmpty">Makes the municipality where the database has none.</param>
    public static async Task<Workplace> OpenAsync(string? slug, bool createIfEmpty, CancellationToken cancellation)
    {
        var installation = await OpenInstallationAsync(cancellation);
        var workplace = new Workplace(installation, new ServiceCollection().AddLogging().AddSingleton(new Styrkedja.Documents.ReportWriterOptions { FontFolder = Styrkedja.Web.Hosting.WebHost.FontFolder }).AddStyrkedja(() => installation.Source).BuildServiceProvider());
        try
        {
            await workplace.EnterAsync(slug, createIfEmpty, cancellation);
            return workplace;
        }
        catch
        {
            await workplace.DisposeAsync();
            throw;
        }
    }

    public static Task<Installation> OpenInstallationAsync(CancellationToken cancellation) => OpenInstallationAsync(migrate: true, cancellation);

    /// <param name="migrate">False leaves the schema as it is found.</param>
    public static Task<Installation> OpenInstallationAsync(bool migrate, CancellationToken cancellation) => Installation.OpenAsync(
        Configuration.GetConnectionString("Styrkedja"), Configuration.GetConnectionString("StyrkedjaOwner"), DataFolder, migrate, cancellation);

    public T Get<T>()
        where T : notnull => _scope.ServiceProvider.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _services.DisposeAsync();
        await _installation.DisposeAsync();
    }

    private async Task EnterAsync(string? slug, bool createIfEmpty, CancellationToken cancellation)
    {
        var municipalities = Get<Municipalities>();
        var all = await municipalities.AllAsync(cancellation);
        Get<CurrentUser>().ActAsOperator("kommandoraden");
        if (all.Count == 0 && createIfEmpty)
        {
            await Get<CreateMunicipality>().HandleAsync(slug is null ? "Min kommun" : Capitalised(slug), cancellation);
            return;
        }

        var chosen = slug is null && all.Count == 1 ? all[0] : all.Find(m => m.Slug == slug);
        Get<Tenant>().Enter(chosen?.Id ?? throw new UsageException(all.Count switch
        {
            0 => Words.Swedish["municipality.none"],
            _ when slug is null => Words.Swedish.Format("municipality.which", string.Join(", ", all.Select(m => m.Slug))),
            _ => Words.Swedish.Format("municipality.unknown", slug!, string.Join(", ", all.Select(m => m.Slug))),
        }));
    }

    private static string Capitalised(string slug) => char.ToUpperInvariant(slug[0]) + slug[1..];
}
