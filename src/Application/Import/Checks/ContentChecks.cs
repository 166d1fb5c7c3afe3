using Styrkedja.Application.Import.Reports;
using Styrkedja.Domain.Activities;

namespace Styrkedja.Application.Import.Checks;

/// <summary>Asks about what seems odd in what was read. Nothing here stops an import.</summary>
internal sealed class ContentChecks(WarningList warnings, DateOnly? asOf, int? year)
{
    public void Check(ParsedContent content)
    {
        foreach (var goal in content.Goals)
        {
            var name = goal.Goal.Number ?? goal.Goal.Title;
            foreach (var activity in goal.Activities)
            {
                CheckPlausibility(name, activity);
                CheckPersonalData(name, activity);
            }
        }

        foreach (var (goal, activity, other) in SameActivities.In(content.Goals))
        {
            warnings.Add(
                WarningCodes.SameActivityDifferentPlan, goal, activity.Activity.Title, activity.Activity.Line,
                activity.Activity.Title, other.Title, other.Line, Day(activity.Activity.End), Day(other.End));
        }
    }

    private void CheckPlausibility(string goal, ParsedActivity parsed)
    {
        var activity = parsed.Activity;
        ActivityStatus? status = activity.Status is { } printed ? new ActivityStatus(printed.Phase, printed.Deviation) : null;
        var statement = new ActivityStatement(
            activity.Start, activity.End, status, activity.Comment, activity.DeviationText, asOf, year) { WaitingFor = activity.WaitingFor };
        foreach (var observation in Plausibility.Of(statement))
        {
            var aboutDates = observation.Code == PlausibilityCodes.EndBeforeStart;
            var variant = observation is { Code: PlausibilityCodes.DeviationWithoutText, Words: not null }
                ? observation.Code + ".suggestion"
                : observation.Code;
            warnings.AddAs(
                observation.Code, variant, goal, activity.Title, (aboutDates ? parsed.DatesLine : parsed.StatusLine) ?? activity.Line,
                activity.Title, activity.Status?.Word, Day(aboutDates ? activity.Start : asOf), Day(observation.Day), observation.Words);
        }
    }

    private void CheckPersonalData(string goal, ParsedActivity parsed)
    {
        var activity = parsed.Activity;
        var text = string.Join('\n', activity.Title, activity.Description, activity.Comment, activity.WaitingFor, activity.DeviationText);
        var seen = new HashSet<int>();
        foreach (var finding in PersonalDataCheck.Find(text).Where(finding => finding.Kind != PersonalDataKind.Company))
        {
            var line = parsed.Lines.FirstOrDefault(line => line.Text.Contains(finding.Words, StringComparison.Ordinal))
                ?? parsed.Lines.FirstOrDefault(line => line.Text.Contains(finding.Words.Split(' ')[0], StringComparison.Ordinal));
            if (seen.Add(line?.Number ?? activity.Line))
            {
                warnings.AddAs(
                    WarningCodes.PersonalData, $"{WarningCodes.PersonalData}.{Kind(finding.Kind)}", goal, activity.Title,
                    line?.Number ?? activity.Line, finding.Words, activity.Title);
            }
        }
    }

    private static string Kind(PersonalDataKind kind) => kind switch
    {
        PersonalDataKind.IdentityNumber => "identity-number",
        PersonalDataKind.Name => "name",
        PersonalDataKind.Contact => "contact",
        _ => "health",
    };

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
