using Styrkedja.Application.Import;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Plans;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Tests.Demo;

public sealed class DemoMunicipalityTests
{
    /// <summary>Around the cut-offs, far from them, the day a tertial opens, the year's first and last day and a leap day.</summary>
    public static TheoryData<string> Todays =>
    [
        "2026-01-01", "2026-01-10", "2026-02-20", "2026-04-16", "2026-04-29", "2026-05-03", "2026-06-15",
        "2026-08-31", "2026-09-10", "2026-11-21", "2026-12-31", "2028-02-29",
    ];

    [Theory]
    [MemberData(nameof(Todays))]
    public async Task The_demo_is_whole_whatever_day_it_is_loaded(string today)
    {
        await using var demo = await LoadAsync(today);
        demo.ShouldSatisfyAllConditions(
            d => ExactlyOnePeriodIsOpen(d),
            d => EarlierPeriodsAreLockedAndPublished(d),
            d => EachYearHasItsGoalsAndActivities(d),
            d => EachYearHasItsPlanAndTheNextADraft(d),
            d => EveryActivityLeadsToAGoalOfEachYearItTouches(d),
            d => EveryEarlierTertialIsComplete(d),
            d => TheOpenTertialIsPartlyReported(d),
            d => NothingIsSignedInTheFuture(d),
            d => EveryRoleCanSignIn(d));
    }

    [Fact]
    public async Task The_figures_of_the_open_tertial_are_told_and_later_ones_are_not()
    {
        await using var demo = await LoadAsync("2026-09-10");
        var goal = demo.Goals.Single(g => g.Number == "4.1" && g.FirstYear == 2026);
        var waste = demo.Measures.Single(m => m.GoalId == goal.Id && m.Unit == "gram");
        waste.Target.ShouldBe(35);
        waste.Values.Select(v => v.Value).ShouldBe([58, 56, 54, 52, 49, 47, 44], "the kitchens have still to note the open tertial's");
        waste.UnitId.ShouldBe(demo.Units.Single(u => u.Name == "Kost och lokalvård").Id);
        var kitchens = demo.Measures.Single(m => m.GoalId == goal.Id && m.Unit == "procent");
        kitchens.Values.Select(v => v.Value).ShouldBe([40, 44, 52, 60, 65, 71, 82, 88]);
        kitchens.Values[^1].Day.ShouldBe(new DateOnly(2026, 8, 31));
    }

    [Fact]
    public async Task Every_unit_but_one_has_told_of_its_money_in_past_tertials_and_someone_has_said_why_it_deviates()
    {
        await using var demo = await LoadAsync("2026-09-10");
        var budgeted = demo.PlanVersions.SelectMany(v => v.Content.Budget).Select(b => b.UnitId!.Value).Distinct().Count();
        foreach (var tertial in demo.Past)
        {
            demo.Budgets.Count(b => b.Tertial == tertial).ShouldBe(tertial.Number == 1 ? budgeted - 1 : budgeted, $"{tertial}");
        }

        demo.Budgets.Count(b => b.Tertial == demo.Open.Tertial).ShouldBeInRange(1, budgeted - 1);
        demo.Budgets.ShouldContain(b => b.Comment != null);
        demo.Budgets.ShouldAllBe(b => b.ReportedAt < new DateTimeOffset(2026, 9, 10, 0, 0, 0, TimeSpan.Zero));
        demo.Budgets.Select(b => b.Comment).OfType<string>().SelectMany(PersonalDataCheck.Find).ShouldBeEmpty();
    }

    [Fact]
    public async Task Someone_has_to_give_a_reason_where_the_decision_differs_from_the_rule()
    {
        await using var demo = await LoadAsync("2026-12-31");
        demo.Assessments.Count(a => a.DiffersFromSuggestion).ShouldBeInRange(5, 20);
        demo.Assessments.ShouldAllBe(a => a.Reason.Length > 20);
    }

    [Fact]
    public async Task The_content_shows_every_status_and_a_moved_plan()
    {
        await using var demo = await LoadAsync("2026-09-10");
        demo.Reports.Select(r => r.Status.Code).Distinct().Order().ShouldBe(ActivityStatus.All.Select(s => s.Code).Order());
        demo.Reports.Select(r => r.ExpectedEnd?.GetType()).OfType<Type>().Distinct().Count().ShouldBe(3);
        demo.Activities.ShouldContain(a => a.OriginalEnd != a.PlannedEnd);
        demo.Activities.ShouldContain(a => a.Goals.Count > 1 && a.Plan.Start.Year == a.Plan.End.Year);
    }

    [Fact]
    public async Task No_text_names_a_person_tells_of_anyone_s_health_or_keeps_a_placeholder()
    {
        await using var demo = await LoadAsync("2026-12-31");
        string[] names = [.. demo.Reports.Select(r => r.ReportedByName).Concat(demo.Accounts.Select(a => a.Name)).Concat(demo.Assessments.Select(a => a.DecidedByName)).SelectMany(n => n.Split(' ')).Distinct()];
        string[] health = ["sjukskriv", "sjukdom", "diagnos", "cancer", "depression", "utmattning", "gravid", "rehabilitering"];
        foreach (var text in TextsOf(demo))
        {
            text.Split([' ', '.', ',', ':', '\n']).Intersect(names).ShouldBeEmpty(text);
            health.ShouldAllBe(word => !text.Contains(word, StringComparison.OrdinalIgnoreCase), text);
            PersonalDataCheck.Find(text).ShouldBeEmpty(text);
            text.ShouldNotContain("{");
            text.ShouldNotContain("  ");
        }
    }

    private static IEnumerable<string> TextsOf(LoadedDemo demo) =>
        demo.Reports.SelectMany(r => new[] { r.Comment, r.DeviationText, r.WaitingFor })
            .Concat(demo.Assessments.Select(a => a.Reason))
            .Concat(demo.Activities.SelectMany(a => new[] { a.Title, a.Description, a.Funding }))
            .Concat(demo.Goals.SelectMany(g => g.SubGoals.Select(s => s.Text).Append(g.Title).Append(g.Description)))
            .Concat(demo.Measures.SelectMany(m => new[] { m.Text, m.Description, m.Source }))
            .OfType<string>();

    private static Task<LoadedDemo> LoadAsync(string today) =>
        LoadedDemo.OnAsync(DateOnly.ParseExact(today, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), TestContext.Current.CancellationToken);

    private static void ExactlyOnePeriodIsOpen(LoadedDemo demo)
    {
        demo.Periods.Count.ShouldBe(9);
        demo.Periods.Count(p => p.IsOpenOn(demo.Today)).ShouldBe(1);
        (demo.Open.ReportBy.DayNumber - demo.Today.DayNumber).ShouldBeInRange(4, 28);
        (demo.Today.DayNumber - demo.Open.Opens.DayNumber).ShouldBeGreaterThan(7);
    }

    private static void EarlierPeriodsAreLockedAndPublished(LoadedDemo demo)
    {
        foreach (var period in demo.Periods.Where(p => p.Tertial < demo.Open.Tertial))
        {
            (period.LockedAt < period.PublishedAt && period.PublishedAt < Now(demo)).ShouldBeTrue(period.Tertial.ToString());
        }

        demo.Periods.Where(p => p.Tertial > demo.Open.Tertial).ShouldAllBe(p => !p.IsLocked && p.Opens > demo.Today);
    }

    private static void EachYearHasItsGoalsAndActivities(LoadedDemo demo)
    {
        foreach (var year in demo.Years)
        {
            var goals = demo.Goals.Where(g => g.IsValidIn(year)).ToList();
            goals.Count.ShouldBeInRange(19, 22);
            goals.Count(g => g.Kind == GoalKind.FinancialManagement).ShouldBeInRange(1, 2);
            goals.ShouldAllBe(g => g.Decision != null && g.Description != null);
            demo.ActivitiesOf(year).Count().ShouldBeInRange(55, 75);
        }
    }

    private static void EachYearHasItsPlanAndTheNextADraft(LoadedDemo demo)
    {
        demo.Plans.OrderBy(p => p.Year).Select(p => (p.Year - demo.Today.Year, p.State)).ShouldBe([(-2, PlanState.Closed), (-1, PlanState.Closed), (0, PlanState.Adopted), (1, PlanState.Draft)]);
        foreach (var plan in demo.Plans.Where(p => p.LatestVersion > 0))
        {
            var content = demo.PlanVersions.Single(v => v.PlanId == plan.Id && v.Number == plan.LatestVersion).Content;
            content.Goals.Select(g => g.Id).ShouldBe(demo.Goals.Where(g => g.TakesActivities && g.IsValidIn(plan.Year)).Select(g => g.Id), ignoreOrder: true);
            content.Activities.Select(a => a.Id).ShouldBe(demo.ActivitiesOf(plan.Year).Select(a => a.Id), ignoreOrder: true);
            content.Budget.GroupBy(b => b.Unit).ShouldAllBe(u => u.Single(b => b.AccountGroup == null).Amount == u.Where(b => b.AccountGroup != null).Sum(b => b.Amount));
            content.TotalFrame.ShouldBeInRange(900_000, 1_300_000);
        }
    }

    private static void EveryActivityLeadsToAGoalOfEachYearItTouches(LoadedDemo demo)
    {
        foreach (var (activity, year) in demo.Years.SelectMany(y => demo.ActivitiesOf(y).Select(a => (a, y))))
        {
            demo.Goals.ShouldContain(g => activity.Goals.Contains(g.Id) && g.IsValidIn(year) && g.TakesActivities, $"{activity.Title} {year}");
        }

        demo.Activities.SelectMany(a => a.Goals).ShouldAllBe(id => demo.Goals.Any(g => g.Id == id));
        demo.Activities.SelectMany(a => a.TakingPart.Append(a.OwnerUnitId)).ShouldAllBe(id => demo.Units.Any(u => u.Id == id));
        demo.Activities.ShouldAllBe(a => a.PlannedStart <= a.PlannedEnd && a.Plan.Days < 5 * 366);
        demo.Goals.SelectMany(g => g.Parents).ShouldAllBe(id => demo.Goals.Any(g => g.Id == id));
    }

    private static void EveryEarlierTertialIsComplete(LoadedDemo demo)
    {
        foreach (var tertial in demo.Past)
        {
            demo.ActivitiesOf(tertial.Year).Where(a => !demo.IsReported(a, tertial)).Select(a => a.Title).ShouldBeEmpty(tertial.ToString());
            demo.Goals.Where(g => g.TakesActivities && g.IsValidIn(tertial.Year) && !IsAssessed(demo, g, tertial)).Select(g => g.Number).ShouldBeEmpty(tertial.ToString());
        }
    }

    private static void TheOpenTertialIsPartlyReported(LoadedDemo demo)
    {
        var open = demo.Open.Tertial;
        var all = demo.ActivitiesOf(open.Year).ToList();
        (100 * all.Count(a => demo.IsReported(a, open)) / all.Count).ShouldBeInRange(70, 90);
        demo.Goals.Count(g => IsAssessed(demo, g, open)).ShouldBeInRange(5, 12);
        demo.Reports.ShouldNotContain(r => r.Tertial > open);

        var kitchens = demo.OwnedBy("Kost och lokalvård", open.Year).ToList();
        kitchens.Count.ShouldBe(6);
        kitchens.Count(a => demo.IsReported(a, open)).ShouldBe(3);
    }

    private static void NothingIsSignedInTheFuture(LoadedDemo demo)
    {
        demo.Reports.ShouldAllBe(r => r.ReportedAt < Now(demo));
        demo.Assessments.ShouldAllBe(a => a.DecidedAt < Now(demo));
        demo.Reports.ShouldAllBe(r => DateOnly.FromDateTime(r.ReportedAt.UtcDateTime) >= demo.Periods.Single(p => p.Tertial == r.Tertial).Opens);
        demo.Goals.SelectMany(g => demo.Assessments.Where(a => a.GoalId == g.Id)).Count().ShouldBe(demo.Assessments.Count);
    }

    private static void EveryRoleCanSignIn(LoadedDemo demo)
    {
        demo.Roles.Where(r => r.IsValidOn(demo.Today)).Select(r => r.Role).Distinct().Order().ShouldBe(Enum.GetValues<Role>().Order());
        demo.Roles.ShouldAllBe(r => demo.Accounts.Any(a => a.AccountId == r.AccountId));
        demo.Roles.Where(r => r.Role == Role.Strategist).Select(r => r.AccountId).Distinct().Count().ShouldBe(2, "what one of them assesses, the other confirms");
        demo.Roles.Where(r => r.Role == Role.Member).Select(r => r.BodyId).Distinct().Count().ShouldBe(3);
        demo.SignIns.Count.ShouldBe(demo.Accounts.Count);
        demo.Accounts.ShouldAllBe(a => a.PasswordHash != null && a.Title != null);
    }

    private static bool IsAssessed(LoadedDemo demo, Goal goal, PeriodKey tertial) => demo.Assessments.Any(a => a.GoalId == goal.Id && a.Tertial == tertial);

    private static DateTimeOffset Now(LoadedDemo demo) => new(demo.Today.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
}
