using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Goals;

namespace Styrkedja.Application.Import;

/// <summary>What <c>import --dry-run --json</c> prints. Other programs read it: fields are added, never taken away.</summary>
public static class ImportJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,

        // Letters as they are: the document goes to a terminal or a file, never into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    /// <summary>Writes UTF-8 without a byte order mark, ended by a line feed.</summary>
    public static void Write(ImportedDocument document, Stream output)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(output);
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            json.WriteString("kind", KindName(document.Kind));
            WriteNumber(json, "year", document.Year);
            json.WriteString("asOf", Day(document.AsOf));
            WriteList(json, "goals", document.Goals, WriteGoal);
            WriteList(json, "catalogue", document.Catalogue, WriteCatalogueGoal);
            WriteList(json, "sections", document.Sections, WriteSection);
            WriteList(json, "warnings", document.Warnings, WriteWarning);
            WriteList(json, "ignored", document.Ignored, WriteIgnored);
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    public static string KindName(ImportKind kind) => kind switch
    {
        ImportKind.CommitteeReport => "committee-report",
        ImportKind.Goals => "goals",
        _ => "plan",
    };

    public static string KindName(GoalKind kind) => kind switch
    {
        GoalKind.Board => "board",
        GoalKind.FinancialManagement => "financial-management",
        GoalKind.Council => "council",
        GoalKind.Financial => "financial",
        GoalKind.Effect => "effect",
        _ => "unknown",
    };

    public static string PhaseName(Phase phase) => phase switch
    {
        Phase.NotStarted => "not-started",
        Phase.Ongoing => "ongoing",
        Phase.OnHold => "on-hold",
        Phase.Completed => "completed",
        _ => "cancelled",
    };

    private static void WriteGoal(Utf8JsonWriter json, ImportedGoal goal)
    {
        json.WriteString("number", goal.Number);
        json.WriteString("title", goal.Title);
        json.WriteString("kind", KindName(goal.Kind));
        json.WriteString("goalArea", goal.GoalArea);
        json.WriteString("description", goal.Description);
        WriteList(json, "subGoals", goal.SubGoals, WriteSubGoal);
        WriteList(json, "measures", goal.Measures, WriteMeasure);
        WriteList(json, "activities", goal.Activities, WriteActivity);
        json.WriteNumber("line", goal.Line);
    }

    private static void WriteSubGoal(Utf8JsonWriter json, ImportedSubGoal subGoal)
    {
        json.WriteString("text", subGoal.Text);
        if (subGoal.Target is { } target)
        {
            json.WriteNumber("target", target);
        }
        else
        {
            json.WriteNull("target");
        }

        json.WriteString("unit", subGoal.Unit);
        WriteNumber(json, "year", subGoal.Year);
    }

    private static void WriteMeasure(Utf8JsonWriter json, ImportedMeasure measure)
    {
        json.WriteString("text", measure.Text);
        json.WriteString("description", measure.Description);
        json.WriteString("remark", measure.Remark);
    }

    private static void WriteActivity(Utf8JsonWriter json, ImportedActivity activity)
    {
        json.WriteString("title", activity.Title);
        WriteTexts(json, "units", activity.Units);
        json.WriteString("start", Day(activity.Start));
        json.WriteString("end", Day(activity.End));
        json.WriteString("description", activity.Description);
        if (activity.Status is { } status)
        {
            json.WriteStartObject("status");
            json.WriteString("phase", PhaseName(status.Phase));
            json.WriteBoolean("deviation", status.Deviation);
            json.WriteString("word", status.Word);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("status");
        }

        json.WriteString("comment", activity.Comment);
        json.WriteString("deviationText", activity.DeviationText);
        json.WriteString("waitingFor", activity.WaitingFor);
        json.WriteString("unknownStatus", activity.UnknownStatus);
        json.WriteString("forecast", activity.Forecast);
        WriteTexts(json, "subPoints", activity.SubPoints);
        json.WriteNumber("line", activity.Line);
    }

    private static void WriteCatalogueGoal(Utf8JsonWriter json, CatalogueGoal goal)
    {
        json.WriteString("number", goal.Number);
        json.WriteString("title", goal.Title);
        json.WriteString("goalArea", goal.GoalArea);
        json.WriteString("kind", KindName(goal.Kind));
        json.WriteNumber("line", goal.Line);
    }

    private static void WriteSection(Utf8JsonWriter json, ImportedSection section)
    {
        json.WriteString("number", section.Number);
        json.WriteString("title", section.Title);
        json.WriteString("text", section.Text);
        json.WriteNumber("line", section.Line);
    }

    private static void WriteWarning(Utf8JsonWriter json, ImportWarning warning)
    {
        json.WriteString("code", warning.Code);
        json.WriteString("goal", warning.Goal);
        json.WriteString("activity", warning.Activity);
        WriteNumber(json, "line", warning.Line);
        json.WriteString("message", warning.Message);
    }

    private static void WriteIgnored(Utf8JsonWriter json, IgnoredLine line)
    {
        json.WriteNumber("line", line.Line);
        json.WriteString("text", line.Text);
        json.WriteString("reason", line.Reason);
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
