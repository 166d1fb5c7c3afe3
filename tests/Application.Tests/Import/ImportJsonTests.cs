using System.Text;
using System.Text.Json;
using Styrkedja.Application.Import;

namespace Styrkedja.Application.Tests.Import;

public sealed class ImportJsonTests
{
    private static readonly string Json = Write(Reading.Fixture("utskottsrapport.txt"));

    [Fact]
    public void It_has_every_promised_field()
    {
        using var document = JsonDocument.Parse(Json);
        var root = document.RootElement;
        var goal = root.GetProperty("goals")[0];
        var activity = goal.GetProperty("activities")[0];

        Names(root).ShouldBeSupersetOf(["kind", "year", "goals", "catalogue", "sections", "warnings", "ignored"]);
        Names(goal).ShouldBeSupersetOf(["number", "title", "kind", "goalArea", "subGoals", "measures", "activities"]);
        Names(activity).ShouldBeSupersetOf(["title", "units", "start", "end", "description", "status", "comment", "deviationText", "line"]);
        Names(activity.GetProperty("status")).ShouldBe(["phase", "deviation", "word"]);
        Names(root.GetProperty("catalogue")[0]).ShouldBeSupersetOf(["title", "goalArea", "kind"]);
        Names(root.GetProperty("sections")[0]).ShouldBeSupersetOf(["number", "title"]);
        Names(root.GetProperty("warnings")[0]).ShouldBe(["code", "goal", "activity", "line", "message"]);
        Names(root.GetProperty("ignored")[0]).ShouldBe(["line", "text", "reason"]);
    }

    [Fact]
    public void Words_for_kinds_are_stable_and_what_is_missing_is_null()
    {
        using var document = JsonDocument.Parse(Json);
        var root = document.RootElement;
        var activities = root.GetProperty("goals")[0].GetProperty("activities");

        root.GetProperty("kind").GetString().ShouldBe("committee-report");
        root.GetProperty("catalogue")[2].GetProperty("kind").GetString().ShouldBe("financial-management");
        root.GetProperty("goals")[1].GetProperty("kind").GetString().ShouldBe("unknown");
        activities[0].GetProperty("status").GetProperty("phase").GetString().ShouldBe("ongoing");
        activities[0].GetProperty("start").GetString().ShouldBe("2026-02-01");
        activities[0].GetProperty("deviationText").ValueKind.ShouldBe(JsonValueKind.Null);
        activities[1].GetProperty("units").GetArrayLength().ShouldBe(0);
        activities[2].GetProperty("status").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void It_is_utf8_without_a_mark_and_letters_are_as_they_are()
    {
        Json[0].ShouldBe('{');
        Json.ShouldContain("Anlägga gångstig runt Älvsjön");
        Json.ShouldNotContain("\\u00");
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);

    private static string Write(ImportedDocument document)
    {
        using var stream = new MemoryStream();
        ImportJson.Write(document, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}

internal static class SupersetAssertion
{
    public static void ShouldBeSupersetOf(this IEnumerable<string> actual, IEnumerable<string> expected) => expected.Except(actual).ShouldBeEmpty();
}
