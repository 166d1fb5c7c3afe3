using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Npgsql;
using Styrkedja.Application.Database;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.People;
using Styrkedja.TestKit;
using Styrkedja.Web.Hosting;

namespace Styrkedja.EndToEnd.Tests;

/// <summary>The whole program on a loopback port and a database of its own, at a time of its own.</summary>
public sealed class ServedSite : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly NpgsqlDataSource _source;
    private readonly WebApplication _app;
    private readonly MovableClock _clock;

    private ServedSite(TestDatabase database, DateTimeOffset start, bool demo)
    {
        (_database, _clock) = (database, new MovableClock(start));
        _source = NpgsqlDataSource.Create(database.ConnectionStringAs(DatabaseLocation.ApplicationRole));
        _app = WebHost.Build(() => _source, new ServeOptions("http://127.0.0.1:0", Demo: demo) { AttemptsPerMinute = 1000 }, Adjust).MapAll();
    }

    public string Address { get; private set; } = "";

    /// <summary>Keys that pages have asked for and that no resource file has.</summary>
    public ConcurrentBag<string> MissingTexts { get; } = [];

    /// <param name="start">When the site believes it starts.</param>
    /// <param name="demo">Whether the demo's people may sign in.</param>
    /// <param name="fill">What there is before the first visitor.</param>
    public static async Task<ServedSite> StartAsync(DateTimeOffset start, bool demo, Func<IServiceProvider, Task> fill)
    {
        TestDatabase.Prepare = async connection => await new Migrator(connection).MigrateAsync();
        var site = new ServedSite(await TestDatabase.CreateAsync(Migrator.SchemaVersion), start, demo);
        await site.InMunicipalityAsync(fill);
        EndpointGuard.Check(site._app);
        await site._app.StartAsync();
        site.Address = site._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return site;
    }

    /// <summary>Does something that no page does.</summary>
    public async Task InMunicipalityAsync(Func<IServiceProvider, Task> work)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var municipality = (await scope.ServiceProvider.GetRequiredService<Municipalities>().AllAsync(CancellationToken.None)).FirstOrDefault();
        if (municipality is not null)
        {
            scope.ServiceProvider.GetRequiredService<Tenant>().Enter(municipality.Id);
        }

        scope.ServiceProvider.GetRequiredService<CurrentUser>().ActAsOperator("styrkedja");
        await work(scope.ServiceProvider);
    }

    /// <summary>Lets time pass: from now on the site goes on from this instant.</summary>
    public void MoveTo(DateTimeOffset now) => _clock.MoveTo(now);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _source.DisposeAsync();
        await _database.DisposeAsync();
    }

    private void Adjust(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TimeProvider>(_clock);

        // None of these passwords is worth guarding.
        builder.Services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1_000);

        // A sign-in is dated by the wall clock, or each would have run out years ago.
        builder.Services.Configure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, o => o.TimeProvider = TimeProvider.System);
        builder.Services.AddSingleton<IStringLocalizerFactory>(services => new RecordedTexts(ActivatorUtilities.CreateInstance<ResourceManagerStringLocalizerFactory>(services), MissingTexts));
    }

    /// <summary>Goes on from a given instant.</summary>
    private sealed class MovableClock(DateTimeOffset start) : TimeProvider
    {
        private long _ahead = Ahead(start);

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Volatile.Read(ref _ahead));

        public void MoveTo(DateTimeOffset now) => Volatile.Write(ref _ahead, Ahead(now));

        private static long Ahead(DateTimeOffset now) => (now - System.GetUtcNow()).Ticks;
    }
}
