using Styrkedja.Documents.Reports;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Time;

namespace Styrkedja.Documents.Tests.Samples;

/// <summary>Älvsala's second tertial report of 2024: thirteen goals, every assessment, one goal nobody has assessed.</summary>
internal static class TertialSample
{
    private static readonly ReportedAssessment Met = new("met", "Uppfyllt");
    private static readonly ReportedAssessment Remark = new("met-with-remark", "Uppfyllt med anmärkning");
    private static readonly ReportedAssessment Partly = new("partly", "Delvis uppfyllt");
    private static readonly ReportedAssessment NotMet = new("not-met", "Ej uppfyllt");
    private static readonly ReportedAssessment Unsure = new("cannot-be-assessed", "Kan inte bedömas");

    public static TertialReport Report { get; } = new(
        "Älvsala kommun",
        "Kommunstyrelsen",
        new PeriodKey(2024, 2),
        new PeriodKey(2024, 1),
        "KS 2024/402",
        1,
        new DateOnly(2024, 9, 20),
        """
        Arbetet med årets mål går i huvudsak som planerat. Fyra mål har fått en bättre bedömning sedan våren och ett har fått en sämre.
        Bostadsbyggandet oroar mest. Inget projekt har startat under sommaren, och två byggherrar har dragit sig ur.
        """,
        [
            Group("Barn och unga", [.. CommitteeSample.Report.Goals.Where(goal => goal.GoalArea == "Barn och unga").Select(goal => Assessed(goal, Partly, Unsure))], Judged("1.1", "Fler elever ska gå ut nian med behörighet till gymnasiet", NotMet, Partly)),
            Group("Vuxna och äldre", [.. CommitteeSample.Report.Goals.Where(goal => goal.GoalArea == "Vuxna och äldre").Select(goal => Assessed(goal, Met, Partly))], Judged("2.3", "Vägen från försörjningsstöd till arbete ska bli kortare", Unsure, Unsure)),
            Group("Tillväxt", [.. CommitteeSample.Report.Goals.Where(goal => goal.GoalArea == "Tillväxt").Select(goal => Assessed(goal, Remark, Remark))], Judged("3.1", "Företag ska få besked inom 20 arbetsdagar", Met, Met), Judged("3.2", "Minst 40 nya bostäder ska påbörjas under året", NotMet, NotMet)),
            Group("Miljö och klimat", [.. CommitteeSample.Report.Goals.Where(goal => goal.GoalArea == "Miljö och klimat").Select(goal => Assessed(goal, Partly, Partly))], Judged("4.3", "Dricksvattnet ska räcka även torra somrar", null, null)),
            Group("Verksamhetsmål för god ekonomisk hushållning", [.. CommitteeSample.Report.Goals.Where(goal => goal.GoalArea is null).Select(goal => Assessed(goal, Partly, NotMet))]),
        ]);

    public static TertialReport Empty { get; } = Report with { Previous = null, CaseNumber = null, Summary = "", Groups = [] };

    private static AssessedGoalGroup Group(string heading, AssessedGoal[] goals, params AssessedGoal[] more) => new(heading, [.. goals, .. more]);

    private static AssessedGoal Judged(string number, string title, ReportedAssessment? now, ReportedAssessment? before) => Assessed(
        new ReportedGoal(number, title, GoalKind.Board, null,
        [
            An.Activity($"Kartlägga hindren inom området").By("Kansliet").From("2024-02-01", "2024-11-29").Ongoing().Saying("Intervjuerna är klara och underlaget sammanställs."),
        ]),
        now,
        before);

    private static AssessedGoal Assessed(ReportedGoal goal, ReportedAssessment? now, ReportedAssessment? before) => new(
        goal,
        now,
        before,
        now is null ? null : "Aktiviteterna följer i huvudsak planen, men effekten syns ännu inte i måttet.\nFörvaltningen räknar med ett säkrare underlag efter höstens mätning.",
        now is null ? [] : [$"Underlaget är {goal.Activities.Count} av verksamhetens aktiviteter.", "Måttet uppdateras i november."],
        now == before ? [] : ["En aktivitet har avslutats.", "Bedömningen har ändrats."]);
}
