using Styrkedja.Application.Import;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Goals;

namespace Styrkedja.Application.Tests.Import;

/// <summary>The published report of 27 activities: the counts are checked by hand (domain rules, "Oddities").</summary>
public sealed class CommitteeReportTests
{
    [Fact]
    public void Every_goal_has_its_activities()
    {
        var report = Reading.Real("001");

        report.Kind.ShouldBe(ImportKind.CommitteeReport);
        report.Year.ShouldBe(2024);
        report.Goals.Select(goal => goal.Number).ShouldBe(Enumerable.Range(1, 10).Select(number => $"1.{number}"));
        report.Goals.Select(goal => goal.Activities.Count).ShouldBe([2, 1, 1, 1, 3, 3, 1, 3, 5, 7]);
    }

    [Fact]
    public void Every_status_is_counted()
    {
        var statuses = Reading.Real("001").Goals.SelectMany(goal => goal.Activities)
            .CountBy(activity => activity.Status!.Word).ToDictionary();

        statuses.ShouldBe(new Dictionary<string, int>
        {
            ["Avslutad enligt plan"] = 9,
            ["Avslutad med avvikelse"] = 2,
            ["Pågående enligt plan"] = 9,
            ["Pågående med avvikelse"] = 3,
            ["Vänteläge"] = 3,
            ["Ej påbörjad"] = 1,
        }, ignoreOrder: true);
    }

    [Fact]
    public void The_last_chapter_gives_kind_and_area_of_the_goals()
    {
        var report = Reading.Real("001");

        report.Catalogue.CountBy(goal => goal.GoalArea ?? "").Select(area => area.Value).ShouldBe([5, 4, 3, 7, 1]);
        report.Catalogue.Count(goal => goal.Kind == GoalKind.FinancialManagement).ShouldBe(1);
        report.Goals.Count(goal => goal.Kind == GoalKind.Board).ShouldBe(9);
        report.Goals.Single(goal => goal.Kind == GoalKind.FinancialManagement).Number.ShouldBe("1.1");
        report.Goals.Where(goal => goal.Kind == GoalKind.Board).ShouldAllBe(goal => goal.GoalArea != null);
        report.Sections.Select(section => section.Number).ShouldBe(["1.11", "1.12"]);
    }

    [Fact]
    public void Titles_broken_by_the_page_are_whole()
    {
        var goals = Reading.Real("001").Goals;

        goals[1].Title.ShouldEndWith("hälsofrämjande arbetsplatser.");
        goals[5].Title.ShouldEndWith("betyg ska öka.");
        goals[0].Activities[0].Title.ShouldEndWith("för alla avdelningar.");
        goals[8].Activities.Select(activity => activity.Line).ShouldBe([279, 288, 300, 313, 321]);
        goals[8].Activities[1].Title.ShouldEndWith("servicecenter");
        goals[9].Activities.ShouldAllBe(activity => activity.Start!.Value.Year == 2024);
    }

    [Fact]
    public void Departments_are_a_list_in_both_layouts()
    {
        var goals = Reading.Real("001").Goals;

        goals[0].Activities[0].Units.Count.ShouldBe(7);
        goals[0].Activities[0].Units[3].ShouldBe("VA, gator och vägar");
        goals[0].Activities[1].Units.ShouldBeEmpty();
        goals[8].Activities[4].Units.ShouldBe(["Fastigheter"]);
    }

    [Fact]
    public void An_activity_split_by_a_page_break_is_one_activity()
    {
        var split = Reading.Real("001").Goals[5].Activities[2];

        split.Start.ShouldBe(new DateOnly(2022, 2, 14));
        split.Description!.ShouldStartWith("I projektet");
        split.Description!.ShouldEndWith("utbildningen.");
        split.Comment!.ShouldStartWith("En avdelning");
    }

    [Fact]
    public void A_repeated_head_between_status_and_comment_disappears()
    {
        var report = Reading.Real("001");

        report.Goals[0].Activities[0].Comment!.ShouldStartWith("Samtliga");
        report.Ignored.Where(line => line.Reason == "repeated-table-heading").Select(line => line.Line).ShouldBe([75, 218, 286, 364]);
        report.Ignored.Select(line => line.Reason).Distinct().ShouldBe(["boilerplate", "repeated-table-heading"], ignoreOrder: true);
    }

    [Fact]
    public void What_follows_the_word_deviation_is_kept_apart()
    {
        var activity = Reading.Real("001").Goals[1].Activities[0];

        activity.DeviationText!.ShouldStartWith("Utbildningen utfördes");
        activity.Comment!.Split('\n').Length.ShouldBe(2);
        activity.Status.ShouldBe(new ImportedStatus(Phase.Completed, true, "Avslutad med avvikelse"));
    }

    [Fact]
    public void Activities_without_description_have_none()
    {
        var goals = Reading.Real("001").Goals;

        goals[9].Activities.ShouldAllBe(activity => activity.Description == null);
        goals[8].Activities[4].Comment!.ShouldStartWith("Enligt kommunledning: Plan");
        goals[5].Activities[1].Comment!.Split('\n').Length.ShouldBe(4);
    }

    [Fact]
    public void Odd_activities_are_asked_about_and_no_others()
    {
        var warnings = Reading.Real("001").Warnings.Select(warning => $"{warning.Line} {warning.Code}").Order();

        warnings.ShouldBe(
        [
            "93 same-activity-different-plan",
            "106 text-may-identify-a-person",
            "119 completed-but-text-says-ongoing",
            "140 deviation-without-text",
            "140 overdue-not-completed",
            "152 completed-before-planned-end",
            "152 completed-but-text-says-ongoing",
            "171 deviation-without-text",
            "317 deviation-without-text",
            "333 overdue-not-started",
        ], ignoreOrder: true);
    }
}
