using System.CommandLine;
using Styrkedja.Application.Database;
using Styrkedja.Web.Hosting;

namespace Styrkedja.Web.CommandLine;

/// <summary><c>serve</c>: the web server.</summary>
internal static class ServeVerb
{
    private const string DefaultAddress = "http://127.0.0.1:5080";

    public static Command Command()
    {
        var urls = new Option<string>("--urls") { Description = "Adress att lyssna på.", DefaultValueFactory = _ => DefaultAddress };
        var demo = new Option<bool>("--demo") { Description = "Läser in demokommunen i en tom databas och tillåter dess inloggningar." };
        var attempts = new Option<int>("--attempts") { Description = "Misslyckade inloggningsförsök per minut och avsändaradress.", DefaultValueFactory = _ => 20 };
        var command = new Command("serve", "Startar webbservern.") { urls, demo, attempts, Workplace.MunicipalityOption };
        command.SetAction((parsed, cancellation) => Verbs.RunAsync(async () =>
        {
            var addresses = parsed.GetValue(urls)!;
            ListeningAddress.EnsureFree(addresses);
            // The database and the pages take about as long each, and neither needs the other before both are done.
            var opening = Task.Run(() => Workplace.OpenInstallationAsync(cancellation), cancellation);
            var building = Task.Run(() => WebHost.Build(() => opening.Result.Source, new ServeOptions(addresses, parsed.GetValue(demo)) { AttemptsPerMinute = parsed.GetValue(attempts) }), cancellation);
            var mapping = building.ContinueWith(built => MapGuarded(built.Result, cancellation), cancellation, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
            await using var installation = await opening;
            await using var app = await building;
            await FirstStart.PrepareAsync(app, parsed.GetValue(Workplace.MunicipalityOption), parsed.GetValue(demo), cancellation);
            var first = await mapping;
            await app.StartAsync(cancellation);
            await FirstStart.TellAsync(app, parsed.GetValue(demo), cancellation);
            await first;
            await app.WaitForShutdownAsync(cancellation);
            return ExitCode.Done;
        }));
        return command;
    }

    /// <returns>The first page being made, which needs no other addresses than the pages'.</returns>
    private static Task MapGuarded(WebApplication app, CancellationToken cancellation)
    {
        app.MapPages();
        var page = FirstPage.Of(app);
        var first = Task.Run(() => FirstPage.PrepareAsync(app, page), cancellation);
        app.MapOthers();
        EndpointGuard.Check(app);
        return first;
    }
}
