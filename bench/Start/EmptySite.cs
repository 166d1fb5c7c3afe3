using Microsoft.AspNetCore.Builder;

namespace Styrkedja.Bench.Start;

/// <summary>The least ASP.NET Core application that answers.</summary>
internal static class EmptySite
{
    public static Task RunAsync(string address)
    {
        var app = WebApplication.Create();
        app.MapGet("/", () => "Hej");
        return app.RunAsync(address);
    }
}
