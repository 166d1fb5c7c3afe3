using Styrkedja.Documents.Reports;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Time;

namespace Styrkedja.Bench.Samples;

/// <summary>
/// Invented goals with activities, as many as asked for and always the same. Texts are as long as in the reports of a
/// real municipality, and every status occurs.
/// </summary>
internal static class InventedPlan
{
    public const int Year = 2024;

    private static readonly string[] Titles =
    [
        "Kartlägga trygga skolvägar runt Norrby och Berga skolor", "Servera frukost i högstadieskolorna", "Bygga fiber Storvik",
        "Genomföra dialog med lokala odlare om digital beställning av råvaror till kommunens kök", "Utbilda i ergonomi för lokalvård",
        "Upprätta detaljplan för stationsområdet", "Pröva gemensamma luncher för äldre i Norrby skola", "Söka bidrag för fiber Ågården - Näs",
        "Mäta tallrikssvinnet i alla skolkök", "Inventera tomtmark som i dag är övergiven och ta kontakt med ägarna",
    ];

    private static readonly string?[] Descriptions =
    [
        "Undersökning och analys av trafikmiljö och trafiksituation i anslutning till kommunens skolor och förskolor.",
        "Gratis frukost varje skoldag på fyra skolor.", null,
        "Samtal ger möjlighet för odlarna att bättre möta köken, och för köken att veta vad som finns att köpa och när under året det kan levereras.",
        "Utbildning är ett viktigt steg i att förbättra hälsan och arbetsmiljön.", null,
        "Äldre i Norrby äter lunch i skolans matsal två dagar i veckan, och eleverna i årskurs fem är värdar.",
    ];

    private static readonly string?[] Comments =
    [
        "Frukost serveras på tre av fyra skolor sedan terminsstarten, och i snitt äter 140 elever varje dag.",
        "Anläggningsarbetet är i gång.",
        "Uppföljning på telefon med två odlare i augusti. Båda har svårt att lösa säkra leveranser till köken. Arbetet fortsätter och en ny uppföljning är planerad till november.",
        null,
        "Utbildningen hölls 3 april, tre dagar efter planerat slut. Alla 62 medarbetare har gått den.",
        "Samråd genomfört.\nGranskningen är avslutad och alla handlingar finns färdiga. Beslut väntas 25 oktober.",
        "Mätveckan i augusti visade 41 gram per portion, sex gram lägre än i höstas.",
    ];

    private static readonly (string Number, string Title)[] GoalTitles =
    [
        ("1.1", "Korttidsfrånvaron ska minska"), ("1.2", "Alla elever ska ha en trygg vuxen nära under hela skoldagen."),
        ("2.1", "Måltiderna ska stärka hälsan i förskola, skola och omsorg."), ("2.2", "Färre äldre ska känna sig ensamma."),
        ("3.1", "Företag ska få besked inom 20 arbetsdagar."), ("3.2", "Minst 40 nya bostäder ska påbörjas under året."),
        ("3.3", "Det ska gå att resa hållbart mellan kommundelarna."), ("4.1", "Matsvinnet ska minska till högst 35 gram per portion."),
        ("4.2", "Alla kommunens bilar ska vara fossilfria 2027."), ("4.3", "Dricksvattnet ska räcka även torra somrar."),
    ];

    public static IReadOnlyList<string> Units { get; } = ["Skolkök", "Omsorgskök", "Lokalvård", "VA, gator och vägar", "Fastigheter"];

    /// <summary>The activities shared out over the goals, the first goals taking one more where it does not come out even.</summary>
    /// <param name="goals">Titles come again after the tenth.</param>
    public static IReadOnlyList<ReportedGoal> Goals(int activities, int goals = 10)
    {
        var next = 0;
        return
        [
            .. Enumerable.Range(0, goals).Select(index =>
            {
                var (number, title) = GoalTitles[index % GoalTitles.Length];
                var count = (activities / goals) + (index < activities % goals ? 1 : 0);
                return new ReportedGoal(number, title, GoalKind.Board, "Hållbar vardag", [.. Enumerable.Range(next, Advance(count)).Select(Activity)]);
            }),
        ];

        int Advance(int count)
        {
            next += count;
            return count;
        }
    }

    /// <summary>The printed words of the statuses.</summary>
    public static string WordOf(ActivityStatus status) => status.Code switch
    {
        "not-started" => "Ej påbörjad",
        "ongoing-as-planned" => "Pågående enligt plan",
        "ongoing-with-deviation" => "Pågående med avvikelse",
        "on-hold" => "Vänteläge",
        "completed-as-planned" => "Avslutad enligt plan",
        "completed-with-deviation" => "Avslutad med avvikelse",
        _ => "Avbruten",
    };

    private static ReportedActivity Activity(int number)
    {
        var status = ActivityStatus.All[number % ActivityStatus.All.Count];
        var start = new DateOnly(Year, 1, 1).AddDays(number * 11 % 120);
        return new ReportedActivity(
            number < Titles.Length ? Titles[number] : $"{Titles[number % Titles.Length]} {(number / Titles.Length) + 1}",
            [.. Units.Take(number % 3)],
            new DateRange(start, start.AddDays(120 + (number * 17 % 140))),
            Descriptions[number % Descriptions.Length],
            status,
            WordOf(status),
            Comments[number * 3 % Comments.Length],
            status.Deviation && number % 2 == 0 ? "Klart sju veckor senare än planerat, eftersom leverantören saknade tider före sommaren." : null,
            null);
    }
}
