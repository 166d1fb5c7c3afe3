using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Time;

namespace Styrkedja.Documents.Reports;

/// <summary>
/// The report's data as JSON: camelCase names, enums and statuses as kebab-case codes, days as ISO 8601. What is
/// written can be read back to an equal report, so it also serves for keeping a frozen version.
/// </summary>
public static class ReportJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    internal static Task WriteAsync<TReport>(TReport report, Stream output, CancellationToken cancellation) =>
        JsonSerializer.SerializeAsync(output, report, Options, cancellation);

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            WriteIndented = true,

            // Å, ä and ö as themselves; what is dangerous inside HTML stays escaped.
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
            Converters =
            {
                new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower),
                new StatusConverter(),
                new DateRangeConverter(),
                new TertialConverter(),
            },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private sealed class StatusConverter : JsonConverter<ActivityStatus>
    {
        public override ActivityStatus Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var code = reader.GetString();
            foreach (var status in ActivityStatus.All)
            {
                if (status.Code == code)
                {
                    return status;
                }
            }

            throw new JsonException($"\"{code}\" is not a status.");
        }

        public override void Write(Utf8JsonWriter writer, ActivityStatus value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Code);
    }

    private sealed class TertialConverter : JsonConverter<PeriodKey>
    {
        private sealed record Parts(int Year, int Number);

        public override PeriodKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var parts = JsonSerializer.Deserialize<Parts>(ref reader, options) ?? throw new JsonException("A tertial is missing.");
            return new PeriodKey(parts.Year, parts.Number);
        }

        public override void Write(Utf8JsonWriter writer, PeriodKey value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, new Parts(value.Year, value.Number), options);
    }

    private sealed class DateRangeConverter : JsonConverter<DateRange>
    {
        private sealed record Parts(DateOnly Start, DateOnly End);

        public override DateRange Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var parts = JsonSerializer.Deserialize<Parts>(ref reader, options) ?? throw new JsonException("A range is missing.");
            return new DateRange(parts.Start, parts.End);
        }

        public override void Write(Utf8JsonWriter writer, DateRange value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, new Parts(value.Start, value.End), options);
    }
}
