using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Styrkedja.Application.Database;

/// <summary>A numbered step of the schema; never changed once it has landed.</summary>
public sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>SHA-256 of the text with line feeds only, so that a checkout on Windows has the same.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));
}

public sealed record MigrationState(Migration Migration, DateTimeOffset? AppliedAt);

/// <summary>
/// Brings the schema up to date with the SQL files beside this one, one transaction each, under an advisory lock, so
/// that any number of nodes may start at once.
/// </summary>
public sealed class Migrator(string ownerConnectionString)
{
    private const long Lock = 7_362_118_004;

    public static IReadOnlyList<Migration> All { get; } = Load();

    /// <summary>Changes when any migration does; names the template that tests clone.</summary>
    public static string SchemaVersion { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(All.Select(m => m.Checksum)))))[..16];

    /// <inheritdoc cref="MigrateAsync(int, CancellationToken)"/>
    public Task<IReadOnlyList<Migration>> MigrateAsync(CancellationToken cancellation = default) => MigrateAsync(int.MaxValue, cancellation);

    /// <param name="upTo">The last one to apply; a restore stops at the one its backup was made with.</param>
    /// <returns>The migrations that were applied now.</returns>
    /// <exception cref="MigrationException">when an applied migration has been edited, or the database is newer than the program.</exception>
    public async Task<IReadOnlyList<Migration>> MigrateAsync(int upTo, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(ownerConnectionString);
        await connection.OpenAsync(cancellation);
        await ExecuteAsync(connection, $"select pg_advisory_lock({Lock})", cancellation);
        try
        {
            await PrepareAsync(connection, cancellation);
            var applied = await AppliedAsync(connection, cancellation);
            Check(applied);
            var waiting = All.Where(m => m.Number <= upTo && !applied.ContainsKey(m.Number)).ToList();
            foreach (var migration in waiting)
            {
                await using var transaction = await connection.BeginTransactionAsync(cancellation);
                await ExecuteAsync(connection, migration.Sql, cancellation);
                await using var note = new NpgsqlCommand("insert into styrkedja.schema_migration (number, name, checksum) values ($1, $2, $3)", connection)
                {
                    Parameters = { new() { Value = migration.Number }, new() { Value = migration.Name }, new() { Value = migration.Checksum } },
                };
                await note.ExecuteNonQueryAsync(cancellation);
                await transaction.CommitAsync(cancellation);
            }

            return waiting;
        }
        finally
        {
            await ExecuteAsync(connection, $"select pg_advisory_unlock({Lock})", CancellationToken.None);
        }
    }

    /// <summary>Each migration of the program and when it was applied.</summary>
    public async Task<IReadOnlyList<MigrationState>> StateAsync(CancellationToken cancellation = default)
    {
        await using var connection = new NpgsqlConnection(ownerConnectionString);
        await connection.OpenAsync(cancellation);
        await PrepareAsync(connection, cancellation);
        var applied = await AppliedAsync(connection, cancellation);
        return [.. All.Select(m => new MigrationState(m, applied.TryGetValue(m.Number, out var a) ? a.At : null))];
    }

    private static void Check(Dictionary<int, (string Checksum, DateTimeOffset At)> applied)
    {
        foreach (var (number, (checksum, _)) in applied)
        {
            var migration = All.FirstOrDefault(m => m.Number == number) ?? throw new MigrationException("newer", number, "");
            if (migration.Checksum != checksum)
            {
                throw new MigrationException("edited", number, migration.Name);
            }
        }
    }

    private static Task PrepareAsync(NpgsqlConnection connection, CancellationToken cancellation) => ExecuteAsync(
        connection,
        $"""
        set client_min_messages = warning;
        do $$ begin
            if not exists (select from pg_roles where rolname = '{DatabaseLocation.ApplicationRole}') then
                create role {DatabaseLocation.ApplicationRole} login;
            end if;
            if not pg_has_role(current_user, '{DatabaseLocation.ApplicationRole}', 'member') then
                execute format('grant {DatabaseLocation.ApplicationRole} to %I', current_user);
            end if;
        exception when duplicate_object or unique_violation then null;
        end $$;
        create schema if not exists styrkedja;
        create table if not exists styrkedja.schema_migration (
            number int primary key, name text not null, checksum text not null, applied_at timestamptz not null default now());
        """,
        cancellation);

    private static async Task<Dictionary<int, (string Checksum, DateTimeOffset At)>> AppliedAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select number, checksum, applied_at from styrkedja.schema_migration", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var applied = new Dictionary<int, (string, DateTimeOffset)>();
        while (await reader.ReadAsync(cancellation))
        {
            applied[reader.GetInt32(0)] = (reader.GetString(1), reader.GetFieldValue<DateTimeOffset>(2));
        }

        return applied;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static List<Migration> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        const string folder = ".Database.Migrations.";
        return
        [
            .. from resource in assembly.GetManifestResourceNames()
               let at = resource.IndexOf(folder, StringComparison.Ordinal)
               where at >= 0
               let file = resource[(at + folder.Length)..]
               orderby file
               select new Migration(int.Parse(file.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture), file[5..^4], Read(assembly, resource)),
        ];
    }

    private static string Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}

/// <param name="problem"><c>edited</c> or <c>newer</c>.</param>
public sealed class MigrationException(string problem, int number, string name) : Exception($"Migration {number:0000} {name}: {problem}.")
{
    public string Problem { get; } = problem;

    public int Number { get; } = number;
}
