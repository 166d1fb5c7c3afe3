using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Styrkedja.Application.Database;

public static class DatabaseOptions
{
    /// <summary>The one way a context is set up, in the program and in tests alike.</summary>
    public static DbContextOptionsBuilder<StyrkedjaDbContext> UseStyrkedja(this DbContextOptionsBuilder<StyrkedjaDbContext> options, NpgsqlDataSource source, Tenant tenant)
    {
        options.UseNpgsql(source).AddInterceptors(new TenantOnConnection(tenant));
        return options;
    }
}
