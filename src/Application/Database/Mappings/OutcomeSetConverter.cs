using System.Text.Json;
using System.Text.Json.Serialization;
using Styrkedja.Domain.FollowUp;

namespace Styrkedja.Application.Database.Mappings;

/// <summary>
/// The sets of an assessment rule, in the order of the outcomes so that equal sets are stored as equal documents. The
/// serializer can write a read-only set but not make one.
/// </summary>
internal sealed class OutcomeSetConverter : JsonConverter<IReadOnlySet<ActivityOutcome>>
{
    public override IReadOnlySet<ActivityOutcome>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<HashSet<ActivityOutcome>>(ref reader, options);

    public override void Write(Utf8JsonWriter writer, IReadOnlySet<ActivityOutcome> value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Order().ToArray(), options);
}
