using System.Globalization;
using System.Text;
using Styrkedja.Application.Import;
using Styrkedja.Domain.Goals;

namespace Styrkedja.Application.Tests.Import;

/// <summary>Invented goals and activities, and the two ways a report sets them as text (O10).</summary>
internal sealed class RandomPlan(int seed)
{
    private static readonly string[] Words =
    [
        "bygga", "stig", "runt", "Älvsjön", "fler", "cyklar", "vid", "skolan", "öppna", "bibliotek", "möten", "och", "dialog", "över", "året", "årsvis",
        "naturen", "nära", "hemmet", "åtgärder", "utemiljö", "barn", "vuxna", "kvarnen", "i", "samråd", "underhåll",
    ];

    private static readonly string[] Units = ["Park och natur", "VA, gator och vägar", "Kost", "Bibliotek", "Skola - Norra"];

    private static readonly ImportedStatus[] Statuses =
    [
        .. Styrkedja.Domain.Activities.ActivityStatus.All.Select(status => new ImportedStatus(status.Phase, status.Deviation, status.Code switch
        {
            "not-started" => "Ej påbörjad",
            "ongoing-as-planned" => "Pågående enligt plan",
            "ongoing-with-deviation" => "Pågående med avvikelse",
            "on-hold" => "Vänteläge",
            "completed-as-planned" => "Avslutad enligt plan",
            "completed-with-deviation" => "Avslutad med avvikelse",
            _ => "Avbruten",
        })),
    ];

    private readonly Random random = new(seed);

    public IReadOnlyList<ImportedGoal> Goals() =>
        [.. Enumerable.Range(1, random.Next(1, 5)).Select(number => new ImportedGoal(
            $"1.{number}", $"Mål {number} {Sentence(2, 18)}", GoalKind.Board, "Hållbar vardag", [], [], [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Activity())], 1))];

    private ImportedActivity Activity()
    {
        var start = new DateOnly(2026, 1, 1).AddDays(random.Next(300));
        var status = Statuses[random.Next(Statuses.Length)];
        return new ImportedActivity(
            Upper(Some(1, 14)),
            [.. Units.Where(_ => random.Next(3) == 0)],
            start,
            start.AddDays(random.Next(300)),
            Maybe(() => Text()),
            status,
            Maybe(() => Text()),
            Maybe(() => Sentence(2, 12)),
            1)
        {
            WaitingFor = status.Phase == Styrkedja.Domain.Activities.Phase.OnHold ? Maybe(() => Sentence(2, 12)) : null,
            Forecast = Maybe(() => "oktober 2026"),
        };
    }

    /// <summary>The report as a PDF's text: lines broken at a margin, pages anywhere between two lines of a table.</summary>
    public string AsReport(IReadOnlyList<ImportedGoal> goals)
    {
        var text = new StringBuilder(" 1 Redovisning av arbete för de politiska målen \n\nRapporten gäller Älvsala kommun. \n\n");
        foreach (var goal in goals)
        {
            text.Append(CultureInfo.InvariantCulture, $"{goal.Number} ").Append(string.Join(" \n\n", Break(goal.Title, 70))).Append(" \n\n").Append(Head);
            foreach (var activity in goal.Activities)
            {
                Write(text, activity);
            }
        }

        text.Append(CultureInfo.InvariantCulture, $"1.{goals.Count + 1} Avgränsning \n\nHär redovisas inte projekt. \n 2 Nämndens mål \n\nHär listas målen för 2026. \n\nMål inom målområde Hållbar vardag \n\n");
        foreach (var goal in goals)
        {
            text.Append("• ").Append(string.Join(" \n\n", Break(goal.Title, 70))).Append(" \n\n");
        }

        return text.ToString();
    }

    private const string Head = "Verksamhetens aktiviteter Startdatum Slutdatum \n\n";

    private void Write(StringBuilder text, ImportedActivity activity)
    {
        var dates = $"{activity.Start:yyyy-MM-dd} {activity.End:yyyy-MM-dd} \n";
        var title = Break(activity.Title, 60);
        if (title.Count == 1 && activity.Units.Count == 0 && random.Next(2) == 0)
        {
            text.Append(title[0]).Append(' ').Append(dates);
        }
        else
        {
            text.Append(string.Join(" \n", title)).Append(" \n\n");
            text.AppendJoin("", activity.Units.Select(unit => $"{(random.Next(2) == 0 ? '•' : '\uF0B7')} {unit} \n"));
            text.Append(activity.Units.Count > 0 ? " \n\n" : "").Append(dates);
        }

        Gap(text);
        WriteParagraphs(text, activity.Description);
        text.Append(CultureInfo.InvariantCulture, $" {activity.Status!.Word} \n");
        Gap(text);
        WriteParagraphs(text, activity.Comment);
        WriteParagraphs(text, activity.WaitingFor is { } cause ? "Väntar på: " + cause : null);
        WriteParagraphs(text, activity.DeviationText is { } deviation ? "Avvikelse: " + deviation : null);
        WriteParagraphs(text, activity.Forecast is { } forecast ? "Beräknat klart: " + forecast : null);
    }

    private void WriteParagraphs(StringBuilder text, string? paragraphs)
    {
        foreach (var paragraph in paragraphs?.Split('\n') ?? [])
        {
            text.Append(string.Join(" \n", Break(paragraph, 100))).Append(" \n");
            Gap(text);
        }
    }

    private void Gap(StringBuilder text)
    {
        if (random.Next(6) == 0)
        {
            text.Append(random.Next(2) == 0 ? "\f" : " ").Append(Head);
        }

        text.Append(random.Next(8) == 0 ? "  \n\n" : "\n");
    }

    private static List<string> Break(string text, int margin)
    {
        List<string> lines = [""];
        foreach (var word in text.Split(' '))
        {
            if (lines[^1].Length + word.Length > margin)
            {
                lines.Add("");
            }

            lines[^1] = (lines[^1] + " " + word).Trim();
        }

        return lines;
    }

    private T? Maybe<T>(Func<T> value)
        where T : class => random.Next(3) == 0 ? null : value();

    private string Text() => string.Join('\n', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Sentence(3, 30)));

    private string Sentence(int fewest, int most) => Upper(Some(fewest, most)) + ".";

    private string Some(int fewest, int most) => string.Join(' ', Enumerable.Range(0, random.Next(fewest, most)).Select(_ => Words[random.Next(Words.Length)]));

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
