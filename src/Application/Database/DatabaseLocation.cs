using Npgsql;

namespace Styrkedja.Application.Database;

/// <summary>Where the database is: once as the owner of the schema, for migrations only, and once as the application.</summary>
/// <param name="Application">Connects as a role that cannot bypass row-level security.</param>
public sealed record DatabaseLocation(string Owner, string Application)
{
    public const string ApplicationRole = "styrkedja_app";

    /// <summary>
    /// A server of one's own. The session works as the application's role from its first statement; the sign-in itself
    /// must be a member of it.
    /// </summary>
    public static DatabaseLocation External(string connectionString, string? ownerConnectionString)
    {
        var application = new NpgsqlConnectionStringBuilder(connectionString);
        application.Options = $"{application.Options} -c role={ApplicationRole}".Trim();
        return new DatabaseLocation(ownerConnectionString ?? connectionString, application.ConnectionString);
    }
}
