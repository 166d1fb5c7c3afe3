using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace Styrkedja.Bench.FollowUp;

/// <summary>
/// An endpoint without framework pages, sign-in, templates or encoding: it runs the page's statement with bare Npgsql,
/// reads every column, writes them as UTF-8, and fills up to the page's length with blanks.
/// </summary>
internal static class FollowUpFloor
{
    /// <param name="municipality">Said with the sign-in of the connection, so that it costs no statement.</param>
    /// <param name="length">Bytes to write.</param>
    public static WebApplication Build(string connectionString, Guid municipality, string statement, long length)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString) { Options = $"-c styrkedja.municipality={municipality}" };
        var source = NpgsqlDataSource.Create(connection.ConnectionString);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var app = builder.Build();
        app.Lifetime.ApplicationStopped.Register(source.Dispose);
        app.MapGet("/", context => WriteAsync(context, source, statement, length));
        return app;
    }

    private static async Task WriteAsync(HttpContext context, NpgsqlDataSource source, string statement, long length)
    {
        await using var command = source.CreateCommand(statement);
        var year = LargePlan.Tertial.Year;
        command.Parameters.AddRange(new NpgsqlParameter[]
        {
            new() { Value = new DateOnly(year, 1, 1) },
            new() { Value = new DateOnly(year, 12, 31) },
            new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
            new() { Value = year },
            new() { Value = LargePlan.Tertial.Number },
            new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Boolean },
            new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new() { Value = LargePlan.Tertial.Cutoff },
            new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer },
            new() { Value = 0L },
        });
        var output = context.Response.BodyWriter;
        var left = length;
        await using (var rows = await command.ExecuteReaderAsync())
        {
            while (await rows.ReadAsync())
            {
                left -= WriteRow(output, rows);
                if (output.UnflushedBytes > 16 * 1024)
                {
                    await output.FlushAsync();
                }
            }
        }

        while (left > 0)
        {
            var blanks = output.GetSpan(4096)[..(int)Math.Min(left, 4096)];
            blanks.Fill((byte)' ');
            output.Advance(blanks.Length);
            left -= blanks.Length;
            await output.FlushAsync();
        }
    }

    private static int WriteRow(IBufferWriter<byte> output, NpgsqlDataReader row)
    {
        var written = Write(output, row.GetGuid(0)) + Write(output, row.GetGuid(2)) + Write(output, row.GetInt32(4))
            + Write(output, row.GetFieldValue<DateOnly>(6)) + Write(output, row.GetFieldValue<DateOnly>(7));
        if (!row.IsDBNull(9))
        {
            written += Write(output, row.GetBoolean(9) ? 1 : 0);
        }

        foreach (var column in (ReadOnlySpan<int>)[1, 3, 5, 8, 10])
        {
            written += row.IsDBNull(column) ? 0 : (int)Encoding.UTF8.GetBytes(row.GetString(column), output);
        }

        return written;
    }

    private static int Write<T>(IBufferWriter<byte> output, T value)
        where T : IUtf8SpanFormattable
    {
        value.TryFormat(output.GetSpan(64), out var length, default, CultureInfo.InvariantCulture);
        output.Advance(length);
        return length;
    }
}
