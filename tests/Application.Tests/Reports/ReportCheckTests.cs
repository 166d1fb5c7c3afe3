using Styrkedja.Application.Import;
using Styrkedja.Application.Reports;
using Styrkedja.Documents.Reports;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Tests.Reports;

public sealed class ReportCheckTests
{
    private const string Text = "Utbildningen kommer att genomföras i april, efter en liten försening följt av sjukskrivning för nyckelpersonen på enheten i Norrby och Bäckby.";

    private static readonly ReportedActivity Plain = new("Anlägga stig", [], DateRange.OfYear(2026), null, ActivityStatus.OnHold, null, null, null, null);

    [Fact]
    public void Every_text_that_people_have_written_is_looked_through()
    {
        var goal = Goal(
            Plain with { Title = "Stöd till Anna Älvgren" },
            Plain with { Description = Text },
            Plain with { Comment = Text },
            Plain with { DeviationText = Text },
            Plain with { WaitingFor = Text });
        var report = Committee(goal) with { Introduction = Text, Delimitation = Text };
        ReportCheck.Of(report).Select(finding => finding.Part).ShouldBe(
            [ReportPart.Introduction, ReportPart.FixedText, ReportPart.Title, ReportPart.Description, ReportPart.Comment, ReportPart.Deviation, ReportPart.Waiting], ignoreOrder: true);

        var tertial = new TertialReport(
            "Älvsala kommun", "Kommunstyrelsen", new PeriodKey(2026, 1), null, null, 1, new DateOnly(2026, 5, 10), Text,
            [new AssessedGoalGroup("Tillväxt", [new AssessedGoal(Goal(Plain with { Comment = Text }), null, null, Text, [], [])])]);
        ReportCheck.Of(tertial).Select(finding => (finding.Part, finding.Where)).ShouldBe(
            [(ReportPart.Summary, ""), (ReportPart.Reason, "Fler ska vistas ute"), (ReportPart.Comment, "Anlägga stig")]);
    }

    [Fact]
    public void A_finding_is_shown_in_the_middle_of_its_words()
    {
        var finding = ReportCheck.Of(Committee(Goal(Plain with { Comment = Text }))).ShouldHaveSingleItem();
        (finding.Where, finding.Finding.Kind).ShouldBe(("Anlägga stig", PersonalDataKind.Health));
        (finding.Before, finding.Finding.Words, finding.After).ShouldBe(("… efter en liten försening följt av ", "sjukskrivning", " för nyckelpersonen på enheten i Norrby …"));

        var whole = ReportCheck.Of(Committee(Goal(Plain with { Comment = "Birgitta är sjuk" })));
        whole.Select(f => (f.Before, f.After)).ShouldBe([("", " är sjuk"), ("Birgitta är ", "")]);
    }

    [Fact]
    public void An_activity_under_two_goals_is_told_of_once()
    {
        var activity = Plain with { Comment = Text };
        ReportCheck.Of(Committee(Goal(activity), Goal(activity))).ShouldHaveSingleItem();
    }

    private static ReportedGoal Goal(params ReportedActivity[] activities) => new(null, "Fler ska vistas ute", GoalKind.Board, null, activities);

    private static CommitteeReport Committee(params ReportedGoal[] goals) => new(
        "Älvsala kommun", 2026, [], null, DateRange.OfYear(2026), null, 1, new DateOnly(2026, 12, 1), "", goals, "", "", "", new GoalCatalogue([]));
}
