using System.Text.Encodings.Web;
using System.Text.Json;

namespace Styrkedja.Web.CommandLine;

/// <summary>How verbs print JSON: for other programs and readable by people, with å ä ö as they are.</summary>
internal static class ConsoleJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
