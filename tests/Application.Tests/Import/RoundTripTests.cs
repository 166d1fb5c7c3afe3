using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Styrkedja.Application.Import;

namespace Styrkedja.Application.Tests.Import;

/// <summary>What is written is read back the same, for any plan.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public void Any_report_in_both_layouts_with_pages_anywhere() => ForAnyPlan(150, (plan, goals) =>
    {
        var text = plan.AsReport(goals);
        var report = Reading.Text(text);

        Texts(report.Goals).ShouldBe(Texts(goals), text);
        report.Goals.Select(goal => (goal.Number, goal.Kind, goal.GoalArea)).ShouldBe(goals.Select(goal => (goal.Number, goal.Kind, goal.GoalArea)), text);
        report.Catalogue.Select(goal => goal.Title).ShouldBe(goals.Select(goal => goal.Title), text);
        LineAccount.ShouldBeComplete(report);
    });

    [Fact]
    public void Any_plan_as_csv() => ForAnyPlan(100, (_, goals) =>
    {
        using var file = new MemoryStream();
        ImportTemplate.WriteCsv(file, goals);
        Texts(Reading.Understood(Reading.Outcome(file.ToArray(), "plan.csv")).Goals).ShouldBe(Texts(goals));
    });

    [Fact]
    public void Any_plan_as_excel() => ForAnyPlan(30, (_, goals) =>
    {
        using var file = new MemoryStream();
        ImportTemplate.WriteExcel(file, goals);
        var plan = Reading.Understood(Reading.Outcome(file.ToArray(), "plan.xlsx"));

        Texts(plan.Goals).ShouldBe(Texts(goals));
        plan.Goals.Select(goal => (goal.Kind, goal.GoalArea)).ShouldBe(goals.Select(goal => (goal.Kind, goal.GoalArea)));
    });

    [Fact]
    public void Garbage_lines_are_never_lost() => ForAnyPlan(150, (plan, goals) =>
    {
        var random = new Random(goals[0].Title.Length);
        var lines = plan.AsReport(goals).Split('\n').ToList();
        string[] garbage =
            ["Sida 3 av 7", "#¤%&", "12", "2026-01-01 2026-13-40", "1.2", "• ", "9 Helt annat", "Pågående enligt plan", "Startdatum Slutdatum", "\u0007", "Övrigt: se bilaga"];
        for (var i = 0; i < 12; i++)
        {
            lines.Insert(random.Next(lines.Count), garbage[random.Next(garbage.Length)]);
        }

        LineAccount.ShouldBeComplete(Reading.Text(string.Join('\n', lines)));
    });

    [Theory]
    [InlineData("utskottsrapport.txt")]
    [InlineData("malforslag.txt")]
    public void A_spoilt_file_never_makes_the_import_fall(string fixture)
    {
        var original = File.ReadAllBytes(Reading.FixturePath(fixture));
        ForAnySeed(400, seed =>
        {
            var outcome = Reading.Outcome(Spoil(original, seed));
            if (outcome.Understood)
            {
                outcome.Document!.Owners.Count.ShouldBe(outcome.Document.Source.Count);
            }
        });
    }

    [Fact]
    public void A_spoilt_office_file_never_makes_the_import_fall()
    {
        using var file = new MemoryStream();
        ImportTemplate.WriteExcel(file, new RandomPlan(1).Goals());
        var original = file.ToArray();
        ForAnySeed(60, seed => Reading.Outcome(Spoil(original, seed), "x.xlsx"));
    }

    private static byte[] Spoil(byte[] original, int seed)
    {
        var random = new Random(seed);
        var spoilt = original.ToList();
        for (var i = random.Next(1, 20); i > 0; i--)
        {
            var at = random.Next(spoilt.Count);
            switch (random.Next(4))
            {
                case 0:
                    spoilt[at] = (byte)random.Next(256);
                    break;
                case 1:
                    spoilt.RemoveRange(at, Math.Min(random.Next(1, 60), spoilt.Count - at));
                    break;
                case 2:
                    spoilt.InsertRange(at, spoilt.GetRange(at, Math.Min(random.Next(1, 200), spoilt.Count - at)));
                    break;
                default:
                    spoilt[at] = (byte)'\n';
                    break;
            }
        }

        return [.. spoilt];
    }

    private static void ForAnyPlan(int times, Action<RandomPlan, IReadOnlyList<ImportedGoal>> check) => ForAnySeed(times, seed =>
    {
        var plan = new RandomPlan(seed);
        check(plan, plan.Goals());
    });

    private static void ForAnySeed(int times, Action<int> check) =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), check).Check(Config.QuickThrowOnFailure.WithMaxTest(times).WithStartSize(10).WithEndSize(100_000));

    /// <summary>All that a plan says, one line for each part.</summary>
    private static string Texts(IEnumerable<ImportedGoal> goals)
    {
        var text = new StringBuilder();
        foreach (var goal in goals)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"# {goal.Title}");
            foreach (var activity in goal.Activities)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"- {activity.Title} [{string.Join('|', activity.Units)}] {activity.Start:O} {activity.End:O} {activity.Status}");
                text.AppendLine(CultureInfo.InvariantCulture, $"  d {activity.Description}").AppendLine(CultureInfo.InvariantCulture, $"  c {activity.Comment}").AppendLine(CultureInfo.InvariantCulture, $"  a {activity.DeviationText}").AppendLine(CultureInfo.InvariantCulture, $"  v {activity.WaitingFor}").AppendLine(CultureInfo.InvariantCulture, $"  f {activity.Forecast}");
            }
        }

        return text.ToString();
    }
}
