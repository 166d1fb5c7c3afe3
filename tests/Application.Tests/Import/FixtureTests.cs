using Styrkedja.Application.Import;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Goals;

namespace Styrkedja.Application.Tests.Import;

public sealed class FixtureTests
{
    [Fact]
    public void A_report_is_read_in_all_its_parts()
    {
        var report = Reading.Fixture("utskottsrapport.txt");

        report.Year.ShouldBe(2026);
        report.Goals.Select(goal => goal.Activities.Count).ShouldBe([3, 1]);
        var path = report.Goals[0].Activities[0];
        path.Title.ShouldBe("Anlägga gångstig runt Älvsjön från badplatsen till den gamla kvarnen");
        path.Units.ShouldBe(["Park och natur", "VA, gator och vägar"]);
        (path.Start, path.End).ShouldBe((new DateOnly(2026, 2, 1), new DateOnly(2026, 9, 30)));
        path.Description.ShouldBe("En stig på tre kilometer med bänkar.");
        path.Status.ShouldBe(new ImportedStatus(Phase.Ongoing, false, "Pågående enligt plan"));
        path.Comment.ShouldBe("Sträckan är röjd och grusad till hälften.");
        path.Line.ShouldBe(11);
        var trail = report.Goals[0].Activities[1];
        trail.Description.ShouldBeNull();
        trail.DeviationText.ShouldBe("Skyltarna kom två veckor senare än beställt.");
        report.Sections.Single().Text.ShouldBe("Utskottet tar ställning till rapporten och kan lämna den vidare.");
    }

    [Fact]
    public void Goals_are_matched_with_the_catalogue_without_regard_to_points_quotes_and_case()
    {
        var report = Reading.Fixture("utskottsrapport.txt");

        report.Goals[0].Kind.ShouldBe(GoalKind.Board);
        report.Goals[0].GoalArea.ShouldBe("Hållbar vardag");
        report.Catalogue.Select(goal => goal.Title).ShouldBe(
            ["Fler invånare ska ha nära till natur", "Kommunen ska ha ett levande föreningsliv.", "”Sjuktalen ska ned.”"]);
    }

    [Fact]
    public void What_cannot_be_right_is_asked_about()
    {
        var report = Reading.Fixture("utskottsrapport.txt", new ImportOptions { AsOf = new DateOnly(2026, 8, 31) });

        report.Warnings.Select(warning => warning.Code).ShouldBe(
            ["unknown-status", "goal-not-in-catalogue", "on-hold-without-cause", "overdue-not-completed"], ignoreOrder: true);
        report.Goals[0].Activities[2].UnknownStatus.ShouldBe("Vilande hos regionen");
        report.Goals[0].Activities[2].Status.ShouldBeNull();
        report.Warnings.ShouldAllBe(warning => !warning.Message.Contains('{') && warning.Line > 0);
    }

    [Fact]
    public void A_proposal_is_read_in_all_its_parts()
    {
        var proposal = Reading.Fixture("malforslag.txt");

        proposal.Year.ShouldBe(2027);
        proposal.Goals.Select(goal => goal.Title).ShouldBe(["Fler ska cykla till arbetet", "Biblioteket ska nå fler och hålla öppet längre."]);
        proposal.Goals[0].SubGoals.ShouldBe([new ImportedSubGoal("Minst 40 procent av resorna ska ske med cykel senast 2027", 40, "procent", 2027)]);
        proposal.Goals[0].Measures.Select(measure => measure.Remark).ShouldBe([null, "mätningen kommer att börja i mars"]);
        proposal.Goals[0].Activities.Select(activity => activity.Title).ShouldBe(["Bygga cykelställ vid stationen", "Rusta cykelvägar"]);
        proposal.Goals[0].Activities[1].SubPoints.ShouldBe(["i Norra Älvsala", "i Kvarnby"]);
        proposal.Goals[1].Description.ShouldBe("Älvsala bibliotek är mötesplats för alla.");
    }

    [Fact]
    public void Without_statuses_it_is_a_plan()
    {
        var plan = Reading.Text("1.1 Fler ska cykla.\n\nAktiviteter Startdatum Slutdatum\n\nBygga cykelställ 2026-01-01 2026-06-30\n\nVid stationen\n");

        plan.Kind.ShouldBe(ImportKind.Plan);
        plan.Goals[0].Activities[0].Description.ShouldBe("Vid stationen");
        plan.Goals[0].Activities[0].Status.ShouldBeNull();
        plan.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("utskottsrapport.txt")]
    [InlineData("malforslag.txt")]
    public void No_line_is_lost(string name) => LineAccount.ShouldBeComplete(Reading.Fixture(name));

    [Fact]
    public void A_line_cut_in_the_middle_of_a_word_is_pointed_out()
    {
        var cut = new string('x', 60) + " och en längre rad som slutar mitt i ordet verksamhete  ";
        var report = Reading.Text(File.ReadAllText(Reading.FixturePath("utskottsrapport.txt"))
            .Replace("Länsstyrelsen har ansökan.", cut + "\nVerksamheten och verksamheten igen", StringComparison.Ordinal));

        report.Warnings.Count(warning => warning.Code == "cut-line").ShouldBe(1);
    }

    [Fact]
    public void English_messages_are_given_when_asked_for()
    {
        var options = new ImportOptions { Culture = System.Globalization.CultureInfo.GetCultureInfo("en-GB") };

        Reading.Fixture("utskottsrapport.txt", options).Warnings[0].Message.ShouldStartWith("The ");
        Reading.Failure(Reading.Outcome([], "x.txt", options)).Message.ShouldContain("empty");
    }
}
