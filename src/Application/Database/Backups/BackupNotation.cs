using System.Text.Encodings.Web;
using System.Text.Json;
using Npgsql;

namespace Styrkedja.Application.Database.Backups;

/// <summary>How values are written, the same on every server and for every language, so that reading back gives the same.</summary>
internal static class BackupNotation
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Holds for the connection's transaction.</summary>
    public static async Task SetAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "set local datestyle = 'ISO, YMD'; set local intervalstyle = 'iso_8601'; set local timezone = 'UTC'; set local bytea_output = 'hex'; set local extra_float_digits = 1",
            connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string List(IEnumerable<string> columns) => string.Join(", ", columns.Select(Quote));
}
