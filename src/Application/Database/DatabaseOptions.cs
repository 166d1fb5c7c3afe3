using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Styrkedja.Application.Database;

public static class DatabaseOptions
{
    /// <summary>The one way a context is set up, in the program and in tests alike.</summary>
    public static T UseStyrkedja<T>(this T options, NpgsqlDataSource source)
        where T : DbContextOptionsBuilder
    {
        // An activity's goals and units are few: one statement that repeats some rows beats two.
        options.UseNpgsql(source, o => o.UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery)).AddInterceptors(TenantBeforeStatements.Instance);
        return options;
    }
}
