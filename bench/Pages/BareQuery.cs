using System.Buffers;
using System.Globalization;
using System.Text;
using Npgsql;

namespace Styrkedja.Bench.Pages;

/// <summary>A page's own statement, sent with bare Npgsql, every column read and written as UTF-8.</summary>
/// <param name="Parameters">Made anew for each run: a command owns its parameters.</param>
internal sealed record BareQuery(string Statement, Func<NpgsqlParameter[]> Parameters)
{
    /// <param name="flush">Called now and then, so that the output does not grow.</param>
    /// <returns>Bytes written.</returns>
    public async Task<long> RunAsync(NpgsqlDataSource source, IBufferWriter<byte> output, Func<ValueTask> flush)
    {
        await using var command = source.CreateCommand(Statement);
        command.Parameters.AddRange(Parameters());
        await using var rows = await command.ExecuteReaderAsync();
        var columns = Enumerable.Range(0, rows.FieldCount).Select(column => Writer(rows.GetFieldType(column), column)).ToArray();
        var written = 0L;
        while (await rows.ReadAsync())
        {
            for (var column = 0; column < columns.Length; column++)
            {
                written += rows.IsDBNull(column) ? 0 : columns[column](rows, output);
            }

            await flush();
        }

        return written;
    }

    // Chosen once a column, so that no value is boxed.
    private static Func<NpgsqlDataReader, IBufferWriter<byte>, int> Writer(Type type, int column) => Type.GetTypeCode(type) switch
    {
        TypeCode.String => (row, output) => (int)Encoding.UTF8.GetBytes(row.GetString(column), output),
        TypeCode.Int32 => (row, output) => Write(output, row.GetInt32(column)),
        TypeCode.Boolean => (row, output) => Write(output, row.GetBoolean(column) ? 1 : 0),
        TypeCode.DateTime => (row, output) => Write(output, row.GetDateTime(column)),
        _ when type == typeof(Guid) => (row, output) => Write(output, row.GetGuid(column)),
        _ when type == typeof(DateOnly) => (row, output) => Write(output, row.GetFieldValue<DateOnly>(column)),
        _ when type == typeof(Array) => (row, output) => row.GetFieldValue<Guid[]>(column).Sum(id => Write(output, id)),
        _ => throw new NotSupportedException(type.Name),
    };

    private static int Write<T>(IBufferWriter<byte> output, T value)
        where T : IUtf8SpanFormattable
    {
        value.TryFormat(output.GetSpan(64), out var length, default, CultureInfo.InvariantCulture);
        output.Advance(length);
        return length;
    }
}
