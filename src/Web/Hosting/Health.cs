using Npgsql;

namespace Styrkedja.Web.Hosting;

/// <summary><c>/healthz/live</c>: the process answers. <c>/healthz/ready</c>: so does its database.</summary>
internal static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/healthz/live", () => Results.Text("ok")).AllowAnonymous();
        app.MapGet("/healthz/ready", async (NpgsqlDataSource source, CancellationToken cancellation) =>
        {
            try
            {
                await using var command = source.CreateCommand("select 1");
                await command.ExecuteScalarAsync(cancellation);
                return Results.Text("ok");
            }
            catch (NpgsqlException)
            {
                return Results.Text("database", statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        }).AllowAnonymous();
    }
}
