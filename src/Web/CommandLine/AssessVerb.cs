using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Styrkedja.Application;
using Styrkedja.Application.FollowUp;
using Styrkedja.Domain.FollowUp;

namespace Styrkedja.Web.CommandLine;

/// <summary><c>assess</c>: what the municipality's table suggests for each goal, and why. Stores nothing.</summary>
internal static class AssessVerb
{
    public static Command Command()
    {
        var year = new Option<int>("--year") { Description = "Året.", Required = true };
        var cutoff = new Option<string>("--cutoff") { Description = "Mätdagen, till exempel 2024-08-31.", Required = true };
        var json = new Option<bool>("--json") { Description = "Ett JSON-dokument på standard ut." };
        var command = new Command("assess", "Föreslår varje måls bedömning vid en mätdag, med skäl. Sparar inget.") { year, cutoff, json, Workplace.MunicipalityOption };
        command.SetAction((parsed, cancellation) => Verbs.RunAsync(async () =>
        {
            if (!DateOnly.TryParseExact(parsed.GetValue(cutoff), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                throw new UsageException(Words.Swedish.Format("usage.date", "--cutoff", parsed.GetValue(cutoff)));
            }

            await using var workplace = await Workplace.OpenAsync(parsed.GetValue(Workplace.MunicipalityOption), false, cancellation);
            var suggestions = await workplace.Get<SuggestedAssessments>().AtAsync(Years.Checked(parsed.GetValue(year)), day, cancellation);
            if (parsed.GetValue(json))
            {
                Console.Out.WriteLine(JsonSerializer.Serialize(suggestions.Select(AsJson), ConsoleJson.Options));
            }
            else
            {
                foreach (var suggestion in suggestions)
                {
                    Console.Out.WriteLine($"{suggestion.Goal.Title}\n  {suggestion.Word}\n    {string.Join("\n    ", suggestion.Grounds)}");
                }
            }

            return ExitCode.Done;
        }));
        return command;
    }

    private static object AsJson(SuggestedAssessment suggested) => new
    {
        goal = suggested.Goal.Title,
        suggestion = Words.Code(suggested.Suggestion.Suggests),
        rule = suggested.Suggestion.Rule,
        grounds = suggested.Grounds,
        counts = Enum.GetValues<ActivityOutcome>().ToDictionary(o => JsonNamingPolicy.CamelCase.ConvertName(o.ToString()), o => suggested.Suggestion.Counts[o]),
    };
}
