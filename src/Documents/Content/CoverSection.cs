using Styrkedja.Documents.Reports;

namespace Styrkedja.Documents.Content;

/// <summary>Who reports what to whom, for which time (R086, R092, R093).</summary>
internal static class CoverSection
{
    private const int MostUnitsInTitle = 3;

    public static Cover Of(CommitteeReport report, Labels labels)
    {
        List<Fact> facts = [new(labels["Cover.Period"], labels.Days(report.Period))];
        if (PlainText.Line(report.Recipient) is { Length: > 0 } recipient)
        {
            facts.Add(new Fact(labels["Cover.Meeting"], $"{recipient} {labels.Day(report.Period.End)}"));
        }

        if (report.Units.Count > MostUnitsInTitle)
        {
            facts.Add(new Fact(labels["Cover.Units"], labels.And([.. report.Units.Select(PlainText.Line)])));
        }

        AddRegistration(facts, report.CaseNumber, report.Version, report.MadeOn, labels);
        return new Cover(PlainText.Line(report.Municipality), labels.Fill("Committee.Cover", report.Year), Subtitle(report, labels), facts);
    }

    public static Cover Of(TertialReport report, Labels labels)
    {
        List<Fact> facts =
        [
            new(labels["Cover.Cutoff"], labels.Day(report.CutoffDay())),
            new(labels["Cover.Board"], PlainText.Line(report.Board)),
        ];
        if (report.Measured?.InterimBy is { } last)
        {
            facts.Add(new Fact(labels["Cover.Interim"], labels.Fill("Cover.InterimBy", labels.Day(last))));
        }

        AddRegistration(facts, report.CaseNumber, report.Version, report.MadeOn, labels);
        return new Cover(
            PlainText.Line(report.Municipality),
            labels.Title(report),
            labels.Fill("Tertial.Subtitle", LowerFirst(labels.Owner(PlainText.Line(report.Board))), report.Tertial.Year),
            facts);
    }

    public static Cover Of(PlanReport report, Labels labels)
    {
        List<Fact> facts = [new(labels["Plan.Year"], report.Year.ToString(labels.Culture))];
        if (PlainText.Line(report.Decision) is { Length: > 0 } decision)
        {
            facts.Add(new Fact(labels["Plan.AdoptedBy"], decision));
        }

        facts.Add(new Fact(labels["Cover.Version"], report.Version == 0 ? labels.Fill("Plan.DraftOf", labels.Day(report.MadeOn)) : labels.Fill("Cover.VersionOf", report.Version, labels.Day(report.MadeOn))));
        return new Cover(PlainText.Line(report.Municipality), PlainText.Line(report.Name), PlainText.Line(report.Body), facts);
    }

    /// <summary>Who reports, short enough for a title and for the foot of a page.</summary>
    public static string Units(CommitteeReport report, Labels labels) => report.Units.Count switch
    {
        0 => labels["WholeAdministration"],
        > MostUnitsInTitle => labels.Fill("MoreUnits", string.Join(", ", report.Units.Take(2).Select(PlainText.Line)), report.Units.Count - 2),
        _ => labels.And([.. report.Units.Select(PlainText.Line)]),
    };

    private static string Subtitle(CommitteeReport report, Labels labels)
    {
        var recipient = PlainText.Line(report.Recipient);
        return recipient.Length == 0
            ? labels.Fill("Committee.SubtitleAlone", Units(report, labels))
            : labels.Fill("Committee.Subtitle", Units(report, labels), LowerFirst(recipient));
    }

    private static void AddRegistration(List<Fact> facts, string? caseNumber, int version, DateOnly madeOn, Labels labels)
    {
        if (PlainText.Line(caseNumber) is { Length: > 0 } number)
        {
            facts.Add(new Fact(labels["Cover.CaseNumber"], number));
        }

        facts.Add(new Fact(labels["Cover.Version"], labels.Fill("Cover.VersionOf", version, labels.Day(madeOn))));
    }

    /// <summary>A body's name is no proper noun in Swedish running text; an abbreviation ("KS arbetsutskott") keeps its capitals.</summary>
    public static string LowerFirst(string name) =>
        name.Length > 1 && char.IsUpper(name[0]) && char.IsLower(name[1]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;
}
