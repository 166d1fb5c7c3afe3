namespace Styrkedja.Documents.Content;

/// <summary>Head and foot of every page: a loose sheet must say where it came from and which version it is.</summary>
internal static class RunningLines
{
    public static RunningText Of(Cover cover, string? caseNumber, int version, string foot, Labels labels)
    {
        var number = PlainText.Line(caseNumber);
        var right = number.Length == 0
            ? labels.Fill("Running.Version", version)
            : labels.Fill("Running.CaseAndVersion", number, version);
        return new RunningText(cover.Publisher, right, foot);
    }
}
