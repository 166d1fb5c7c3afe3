using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Import.Reports;
using Styrkedja.Application.Import.Vocabulary;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Import.Storing;

/// <summary>Holds a document against what is stored and says what would change. Stores nothing.</summary>
public sealed class ImportPlanner(StyrkedjaDbContext database, Periods periods)
{
    public const string AdministrationName = "Kommunförvaltningen";

    /// <exception cref="RuleBrokenException"><c>import-year-missing</c> when neither the file nor the target says the year.</exception>
    public async Task<ImportPlan> PlanAsync(ImportedDocument document, ImportTarget target, CancellationToken cancellation)
    {
        var year = YearOf(document, target);
        return Plan(document, target, year, await StoredYear.LoadAsync(database, year, cancellation), await periods.CalendarAsync(cancellation));
    }

    internal static int YearOf(ImportedDocument document, ImportTarget target) =>
        target.Year ?? document.Year ?? throw new RuleBrokenException("import-year-missing");

    internal ImportPlan Plan(ImportedDocument document, ImportTarget target, int year, StoredYear stored, PeriodCalendar calendar)
    {
        var tertial = target.Tertial is { } chosen ? calendar[chosen].Tertial : TertialOf(document, calendar.Of(year));
        var day = new DateOnly(year, 1, 1);
        var owner = target.Unit is { } name ? stored.FindUnit(name, day) : stored.Administration(day);
        var departments = document.Goals.SelectMany(g => g.Activities).SelectMany(a => a.Units).Distinct(StringComparer.CurrentCultureIgnoreCase);
        return new ImportPlan(
            year,
            tertial,
            owner?.Name ?? target.Unit ?? AdministrationName,
            owner?.Id,
            [.. departments.Where(d => stored.FindUnit(d, day) is null)],
            PlanGoals(document, year, stored),
            PlanActivities(document, year, tertial, owner, stored));
    }

    /// <summary>The period whose report it seems to be: that of the day it describes; without one, the year's last so far.</summary>
    private PeriodKey TertialOf(ImportedDocument document, IReadOnlyList<YearPeriod> periodsOfYear)
    {
        var year = periodsOfYear[0].Year;
        if (document.AsOf is { } day && day.Year == year)
        {
            // A report made in September tells of the state at the end of August, not of the period that has just begun.
            var period = On(day);
            return period.Number > 1 && day < Half(period) ? periodsOfYear[period.Number - 2].Tertial : period.Tertial;
        }

        var today = periods.Today;
        return (today.Year == year ? On(today) : periodsOfYear[^1]).Tertial;

        YearPeriod On(DateOnly when) => periodsOfYear.FirstOrDefault(p => when <= p.Cutoff) ?? periodsOfYear[^1];

        static DateOnly Half(YearPeriod period) => period.Start.AddDays((period.Cutoff.DayNumber - period.Start.DayNumber + 1) / 2);
    }

    private static List<PlannedGoal> PlanGoals(ImportedDocument document, int year, StoredYear stored)
    {
        var planned = new List<PlannedGoal>();
        var seen = new HashSet<string>();
        foreach (var (index, goal) in document.Goals.Index())
        {
            if (seen.Add(TitleKey.Of(goal.Title)))
            {
                planned.Add(new PlannedGoal(index, goal.Title, goal.Kind, goal.GoalArea, stored.FindGoal(goal.Title), []) is { Stored: { } found } known
                    ? known with { Differences = DifferencesOf(goal, found, year, stored) }
                    : new PlannedGoal(index, goal.Title, goal.Kind, goal.GoalArea, null, []));
            }
        }

        planned.AddRange(document.Catalogue
            .Where(g => seen.Add(TitleKey.Of(g.Title)))
            .Select(g => new PlannedGoal(null, g.Title, g.Kind, g.GoalArea, stored.FindGoal(g.Title), [])));
        return planned;
    }

    private static List<ImportDifference> DifferencesOf(ImportedGoal file, Goal goal, int year, StoredYear stored)
    {
        var differences = new List<ImportDifference>();
        if (file.Description is not null)
        {
            Compare(differences, "description", goal.Description, file.Description);
        }

        if (file.SubGoals.Count > 0)
        {
            Compare(differences, "sub-goals", string.Join("\n", goal.SubGoals.Select(s => s.Text)), string.Join("\n", file.SubGoals.Select(s => s.Text)));
        }

        if (file.Measures.Count > 0)
        {
            Compare(differences, "measures", string.Join("\n", stored.Measures[goal.Id].Select(m => m.Text)), string.Join("\n", file.Measures.Select(m => m.Text)));
        }

        return differences;
    }

    private static List<PlannedActivity> PlanActivities(ImportedDocument document, int year, PeriodKey tertial, Unit? owner, StoredYear stored)
    {
        var planned = new List<PlannedActivity>();
        var taken = new HashSet<ActivityId>();
        foreach (var (g, goal) in document.Goals.Index())
        {
            var goalId = stored.FindGoal(goal.Title)?.Id;
            foreach (var (a, activity) in goal.Activities.Index())
            {
                var plan = PlanOf(activity, year);
                var found = Match(activity, plan, goalId, owner, stored, taken);
                var status = found is null ? null : stored.StatusAt(found.Id, tertial);
                planned.Add(new PlannedActivity(g, a, activity, plan, found, status, found is null ? [] : DifferencesOf(activity, plan, found, status, stored)));
            }
        }

        return planned;
    }

    /// <summary>Two activities may share a title under a goal; then the one with the same dates is meant, each only once.</summary>
    private static Activity? Match(ImportedActivity activity, DateRange plan, GoalId? goal, Unit? owner, StoredYear stored, HashSet<ActivityId> taken)
    {
        if (goal is null || owner is null)
        {
            return null;
        }

        var key = TitleKey.Of(activity.Title);
        var candidates = stored.Activities.Where(s => s.OwnerUnitId == owner.Id && s.Goals.Contains(goal.Value) && !taken.Contains(s.Id) && TitleKey.Of(s.Title) == key).ToList();
        var found = candidates.Find(s => s.Plan == plan) ?? candidates.FirstOrDefault();
        if (found is not null)
        {
            taken.Add(found.Id);
        }

        return found;
    }

    private static List<ImportDifference> DifferencesOf(ImportedActivity file, DateRange plan, Activity activity, StatusReport? status, StoredYear stored)
    {
        var differences = new List<ImportDifference>();
        Compare(differences, "title", activity.Title, file.Title);
        if (file.Start is not null)
        {
            Compare(differences, "plan", activity.Plan.ToString(), plan.ToString());
        }

        Compare(differences, "description", activity.Description, DescriptionOf(file));
        Compare(differences, "units", string.Join(", ", activity.TakingPart.Select(id => stored.Units.Find(u => u.Id == id)?.Name)), string.Join(", ", file.Units));
        if (GivenBy(file) is { } given && status?.SaysTheSameAs(given) != true)
        {
            Compare(differences, "status", status is null ? null : Application.Words.Swedish.Status(status.Status), Application.Words.Swedish.Status(given.Status));
            Compare(differences, "comment", status?.Comment, given.Comment);
            Compare(differences, "waiting", status?.WaitingFor, given.WaitingFor);
            Compare(differences, "deviation", status?.DeviationText, given.DeviationText);
            Compare(differences, "expected-end", status?.ExpectedEnd?.ToString(), given.ExpectedEnd?.ToString());
        }

        return differences;
    }

    /// <summary>The file's plan; the whole year where it gives no dates, as proposals do. An end before the start is a day's plan.</summary>
    internal static DateRange PlanOf(ImportedActivity activity, int year)
    {
        var start = activity.Start ?? new DateOnly(year, 1, 1);
        var end = activity.End ?? new DateOnly(Math.Max(year, start.Year), 12, 31);
        return end < start ? new DateRange(start, start) : new DateRange(start, end);
    }

    internal static string? DescriptionOf(ImportedActivity activity) =>
        activity.SubPoints.Count == 0 ? activity.Description : string.Join("\n", activity.SubPoints.Select(p => $"– {p}").Prepend(activity.Description).Where(p => p is not null));

    /// <summary>What the file says of the state; null when it says nothing.</summary>
    internal static StatusGiven? GivenBy(ImportedActivity activity) => activity.Status is not { } status
        ? null
        : new StatusGiven(
            ActivityStatus.AllowsDeviation(status.Phase) ? new ActivityStatus(status.Phase, status.Deviation) : new ActivityStatus(status.Phase),
            CommentOf(activity),
            activity.DeviationText,
            activity.WaitingFor,
            ExpectedEndText.Read(activity.Forecast));

    // "Beräknat klart: september" names no year, and none is guessed (O16): the words stay, in the comment.
    private static string? CommentOf(ImportedActivity activity) => activity.Forecast is not { Length: > 0 } forecast || ExpectedEndText.Read(forecast) is not null
        ? activity.Comment
        : string.Join("\n", new[] { activity.Comment, $"{ReportMarks.ForecastPrefix} {forecast}" }.Where(t => !string.IsNullOrWhiteSpace(t)));

    private static void Compare(List<ImportDifference> differences, string field, string? stored, string? file)
    {
        stored = string.IsNullOrWhiteSpace(stored) ? null : stored.Trim();
        file = string.IsNullOrWhiteSpace(file) ? null : file.Trim();
        if (stored != file)
        {
            differences.Add(new ImportDifference(field, stored, file));
        }
    }
}
