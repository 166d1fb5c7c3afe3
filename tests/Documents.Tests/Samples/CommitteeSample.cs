using Styrkedja.Documents.Reports;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Time;

namespace Styrkedja.Documents.Tests.Samples;

/// <summary>Kost och lokalvård in the invented Älvsala kommun reports to its sub-committee: 15 activities, 8 goals with work, every status.</summary>
internal static class CommitteeSample
{
    public const string Health = "Korttidsfrånvaron ska vara högst 2,5 procent";

    public static CommitteeReport Report { get; } = new(
        "Älvsala kommun",
        2024,
        ["Kost", "Lokalvård"],
        "Samhällsutskottet",
        new DateRange(new(2024, 1, 1), new(2024, 9, 24)),
        "KS 2024/318",
        3,
        new DateOnly(2024, 9, 10),
        """
        Enheten lagar 5 200 portioner om dagen och städar 41 000 kvadratmeter. Här redovisas det som leder mot de politiska målen, från årsskiftet till dagens sammanträde.
        Rapporten följer utskottets uppsiktsplan för 2024. Här finns de mål som enheten har planerat aktiviteter för. Övriga mål står i kapitel 2.
        """,
        Goals,
        """
        Kommunstyrelsen följer hela verksamhetsplanen varje tertial. Den här rapporten kompletterar tertialrapporten och låter utskottet se en enhet på nära håll.
        Utskottet kan göra en av tre saker:
        - Godkänna rapporten. Då avslutas ärendet.
        - Återremittera rapporten för komplettering. Skälen skrivs in i protokollet.
        - Lämna över ärendet till kommunstyrelsen. Då föredrar utskottets ordförande.
        """,
        """
        Rapporten tar inte upp det löpande arbetet, till exempel rutiner, utbildning och kvalitetsarbete.
        Ekonomi och intern kontroll redovisas i egna ärenden.
        """,
        "Här står alla mål som gäller 2024, även de som enheten inte arbetar med. Av tabellen framgår hur många aktiviteter rapporten har för varje mål.",
        Catalogue);

    public static CommitteeReport WithoutNumbers { get; } = Report with
    {
        Catalogue = new GoalCatalogue([.. Catalogue.Groups.Select(group => group with { Goals = [.. group.Goals.Select(goal => goal with { Number = null })] })]),
    };

    public static CommitteeReport Empty { get; } = Report with
    {
        Units = [], Recipient = null, CaseNumber = null, Introduction = "", Goals = [], FollowUp = "", Delimitation = "", CatalogueIntroduction = "", Catalogue = new GoalCatalogue([]),
    };

    private static IReadOnlyList<ReportedGoal> Goals =>
    [
        Goal("G1", Health, GoalKind.FinancialManagement, null,
            An.Activity("Hålla samtalsdag om återhämtning i alla arbetslag").By("Skolkök", "Omsorgskök", "Lokalvård").From("2024-02-12", "2024-08-30")
                .About("En halv dag per arbetslag med företagshälsovården. Gruppen väljer två saker att ändra i sin vardag.")
                .OngoingLate("Två arbetslag i lokalvården har flyttats till oktober eftersom företagshälsovården saknade tider. Klart sju veckor senare än plan.").Expected("18 oktober")
                .Saying("Sju av nio arbetslag har haft sin dag. De vanligaste ändringarna är byte av raster och ett kort möte efter lunch."),
            An.Activity("Utbilda i ergonomi för lokalvård").By("Lokalvård").From("2024-02-01", "2024-03-31")
                .CompletedLate("Utbildningen hölls 3 april, tre dagar efter planerat slut.")
                .Saying("Alla 62 medarbetare har gått utbildningen.")),
        Goal("1.2", "Alla elever ska ha en trygg vuxen nära under hela skoldagen", GoalKind.Board, "Barn och unga",
            An.Activity("Servera frukost i högstadieskolorna").By("Skolkök").From("2024-03-01", "2027-06-11").About("Gratis frukost varje skoldag på fyra skolor.")
                .Ongoing().Saying("Frukost serveras på tre av fyra skolor sedan terminsstarten, och i snitt äter 140 elever varje dag. Bergaskolan startar när köket har fått ny kyl i oktober.")),
        Goal("1.3", "Fler unga ska ha en meningsfull fritid", GoalKind.Board, "Barn och unga",
            An.Activity("Ta emot feriearbetare i sommarköken").By("Skolkök", "Omsorgskök").From("2024-06-10", "2024-08-16").About("Tjugo ungdomar arbetar tre veckor var.")
                .Completed().Saying("Tjugotvå ungdomar fick plats. Sexton säger att de vill komma tillbaka nästa år.")),
        Goal("2.1", "Måltiderna ska stärka hälsan i förskola, skola och omsorg", GoalKind.Board, "Vuxna och äldre",
            An.Activity("Införa digital beställning av specialkost").By("Skolkök", "Omsorgskök").From("2024-02-01", "2024-08-30").About("Vårdnadshavare och omsorg beställer på webben i stället för på papper.")
                .Completed().Saying("Alla 14 kök använder beställningen sedan 19 augusti. Antalet felaktiga portioner har gått från fem i veckan till mindre än en."),
            An.Activity("Köpa potatis och rotfrukter från lokala odlare").By("Omsorgskök").From("2024-01-15", "2024-11-29").About("Minst en femtedel av rotfrukterna ska komma från odlare i kommunen.")
                .Waiting().For("Regionens logistikavtal, som ska lösa transporterna till köken.").Expected("november")
                .Saying("Två odlare vill leverera. Vi förbereder direktköp för ett kök om avtalet dröjer."),
            An.Activity("Ta fram ny meny för förskolan").By("Skolkök").From("2024-08-19", "2024-12-20").NotStarted().Saying("Startar när dietisten har tillträtt 1 oktober.")),
        Goal("2.2", "Färre äldre ska känna sig ensamma", GoalKind.Board, "Vuxna och äldre",
            An.Activity("Pröva gemensamma luncher för äldre i Norrby skola").By("Skolkök").From("2024-08-19", "2024-12-20").About("Äldre i Norrby äter lunch i skolans matsal två dagar i veckan.")
                .Ongoing().Saying("Startade 19 augusti. Efter fyra veckor kommer i snitt 34 äldre per vecka. Eleverna i årskurs fem är värdar."),
            An.Activity("Öppna lunchservering på Ågården för närboende").By("Omsorgskök").From("2024-03-01", "2024-10-31")
                .Cancelled().Saying("Lokalen uppfyller inte kraven på utrymning. Fastighetsavdelningen räknar inte med att kunna bygga om före 2026.")),
        Goal("3.3", "Det ska gå att resa hållbart mellan kommundelarna", GoalKind.Board, "Tillväxt",
            An.Activity("Samordna matleveranserna med bibliotekets bokbuss").By("Kost").From("2024-04-01", "2024-12-31").Ongoing().Saying("Provturer körs varje onsdag.")),
        Goal("4.1", "Matsvinnet ska minska till högst 35 gram per portion", GoalKind.Board, "Miljö och klimat",
            An.Activity("Mäta tallrikssvinnet i alla skolkök").By("Skolkök").From("2024-01-15", "2024-11-29")
                .Ongoing().Saying("Mätveckan i augusti visade 41 gram per portion, sex gram lägre än i höstas. Nästa mätvecka är vecka 41."),
            An.Activity("Sälja överbliven lunch i matlådor").By("Omsorgskök").From("2024-05-02", "2024-12-20").About("Gäster och medarbetare kan köpa dagens rätt efter klockan 13.")
                .Ongoing().Saying("Omkring 60 lådor i veckan säljs på två mötesplatser."),
            An.Activity("Byta till mindre kantiner i serveringen").By("Skolkök").From("2024-01-15", "2024-06-14").Completed()),
        Goal("4.2", "Alla kommunens bilar ska vara fossilfria 2027", GoalKind.Board, "Miljö och klimat",
            An.Activity("Byta två skåpbilar till eldrift").By("Lokalvård").From("2024-01-01", "2024-12-31")),
    ];

    private static GoalCatalogue Catalogue => new(
    [
        Group("Mål inom målområde Barn och unga", "Barn och unga", GoalKind.Board,
            new("1.1", "Fler elever ska gå ut nian med behörighet till gymnasiet", 0), new("1.2", "Alla elever ska ha en trygg vuxen nära under hela skoldagen", 1), new("1.3", "Fler unga ska ha en meningsfull fritid", 1)),
        Group("Mål inom målområde Vuxna och äldre", "Vuxna och äldre", GoalKind.Board,
            new("2.1", "Måltiderna ska stärka hälsan i förskola, skola och omsorg", 3), new("2.2", "Färre äldre ska känna sig ensamma", 2), new("2.3", "Vägen från försörjningsstöd till arbete ska bli kortare", 0)),
        Group("Mål inom målområde Tillväxt", "Tillväxt", GoalKind.Board,
            new("3.1", "Företag ska få besked inom 20 arbetsdagar", 0), new("3.2", "Minst 40 nya bostäder ska påbörjas under året", 0), new("3.3", "Det ska gå att resa hållbart mellan kommundelarna", 1)),
        Group("Mål inom målområde Miljö och klimat", "Miljö och klimat", GoalKind.Board,
            new("4.1", "Matsvinnet ska minska till högst 35 gram per portion", 3), new("4.2", "Alla kommunens bilar ska vara fossilfria 2027", 1), new("4.3", "Dricksvattnet ska räcka även torra somrar", 0)),
        Group("Verksamhetsmål för god ekonomisk hushållning", null, GoalKind.FinancialManagement, new CatalogueEntry("G1", Health, 2)),
    ]);

    private static ReportedGoal Goal(string number, string title, GoalKind kind, string? area, params ReportedActivity[] activities) =>
        new(number, title, kind, area, activities);

    private static CatalogueGroup Group(string heading, string? area, GoalKind kind, params CatalogueEntry[] goals) => new(heading, area, kind, goals);
}
