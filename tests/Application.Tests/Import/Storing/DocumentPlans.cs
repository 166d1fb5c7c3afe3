using Styrkedja.Application.Import;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Goals;

namespace Styrkedja.Application.Tests.Import.Storing;

/// <summary>Made-up plans for the round trip: every combination of status, missing parts and awkward texts turns up.</summary>
internal static class DocumentPlans
{
    private static readonly string[] Texts =
    [
        "Arbetet går framåt och två av fyra delar är på plats.",
        "Första stycket.\nAndra stycket med \"citat\" och 30 % & <tecken>.",
        "Samråd genomfört.\nHandlingarna är klara.\nBeslut väntas i höst.",
        "Kort.",
        "En rad som är så lång att den säkert bryts i ett dokument, med ord som efterfrågestyrd kollektivtrafik, samverkansavtal och medborgardialog utan att något går förlorat på vägen.",
    ];

    private static readonly string[] Ends = ["18 oktober 2025", "november 2025", "Kommunfullmäktige 25 november 2025"];

    private static readonly string[] Units = ["Kost", "Gata och park", "VA, gator och vägar", "Kultur", "Fastighet"];

    public static ImportedDocument Random(Random random, int year)
    {
        var goals = Enumerable.Range(1, random.Next(2, 6)).Select(g => Goal(random, g, year)).ToList();
        return new ImportedDocument(ImportKind.CommitteeReport, year, goals, [.. goals.Select(g => new CatalogueGoal(g.Title, g.GoalArea, g.Kind))], [], [], []);
    }

    private static ImportedGoal Goal(Random random, int number, int year)
    {
        var financial = number == 1 && random.Next(2) == 0;
        return new ImportedGoal(
            $"1.{number}",
            $"Mål nummer {number} ska nås{(random.Next(2) == 0 ? "." : "")}",
            financial ? GoalKind.FinancialManagement : GoalKind.Board,
            financial ? null : number % 2 == 0 ? "Barn och unga" : "Tillväxt",
            [],
            [],
            [.. Enumerable.Range(1, random.Next(1, 7)).Select(a => Activity(random, $"Aktivitet {number}.{a} om {Texts[random.Next(Texts.Length)].Split(' ')[0].TrimEnd('.').ToLowerInvariant()}", year))],
            number);
    }

    private static ImportedActivity Activity(Random random, string title, int year)
    {
        var start = new DateOnly(year, 1, 1).AddDays(random.Next(-500, 300));
        var end = start.AddDays(random.Next(0, 700));
        end = end < new DateOnly(year, 1, 1) ? new DateOnly(year, 6, 30) : end;
        var status = ActivityStatus.All[random.Next(ActivityStatus.All.Count)];
        return new ImportedActivity(
            title,
            [.. Units.OrderBy(_ => random.Next()).Take(random.Next(0, 4))],
            start,
            end,
            random.Next(3) == 0 ? null : Texts[random.Next(Texts.Length)],
            new ImportedStatus(status.Phase, status.Deviation, Words.Swedish.Status(status)),
            random.Next(4) == 0 ? null : Texts[random.Next(Texts.Length)],
            status.Deviation && random.Next(3) > 0 ? Texts[random.Next(Texts.Length)] : null,
            0)
        {
            WaitingFor = status.Phase == Phase.OnHold && random.Next(3) > 0 ? Texts[random.Next(Texts.Length)] : null,
            Forecast = random.Next(3) == 0 ? Ends[random.Next(Ends.Length)] : null,
        };
    }
}
