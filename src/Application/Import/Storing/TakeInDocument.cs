using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Application.Import.Vocabulary;
using Styrkedja.Application.People;
using Styrkedja.Application.Years;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Measures;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Import.Storing;

/// <param name="Plan">What was found to do, before the choice.</param>
public sealed record TakenIn(ImportPlan Plan, int NewGoals, int NewActivities, int ChangedActivities, int Unchanged);

/// <summary>Stores what a document says, or the part of it a person chose, in one transaction. What is the same stays untouched.</summary>
public sealed class TakeInDocument(StyrkedjaDbContext database, ImportPlanner planner, Periods periods, CurrentUser user, TimeProvider clock)
{
    /// <param name="chosen">Keys of the activities to take; null for all.</param>
    /// <param name="fileName">For the trail.</param>
    /// <exception cref="RuleBrokenException"><c>not-permitted</c>, <c>import-year-missing</c>, <c>period-locked</c>, <c>year-closed</c>.</exception>
    public async Task<TakenIn> HandleAsync(ImportedDocument document, ImportTarget target, IReadOnlySet<string>? chosen, string fileName, CancellationToken cancellation)
    {
        user.Require(Permission.ImportDocuments);
        var year = ImportPlanner.YearOf(document, target);
        await database.RequireOpenAsync(year, cancellation);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        await database.SayWhyAsync("document.imported", fileName, cancellation);
        // Two imports at once would each make the goals the other is making.
        await database.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended(styrkedja.current_municipality()::text, 17))", cancellation);
        var stored = await StoredYear.LoadAsync(database, year, cancellation);
        var plan = planner.Plan(document, target, year, stored, await periods.CalendarAsync(cancellation));
        var activities = plan.Activities.Where(a => a.Change != ImportChange.Same && (chosen is null || chosen.Contains(a.Key))).ToList();
        var goals = plan.Goals.Where(g => g.Change != ImportChange.Same).ToList();
        if (activities.Count > 0 || goals.Count > 0)
        {
            await RequireModelAsync(document, year, cancellation);
            var goalIds = TakeGoals(document, plan, year, stored);
            await TakeActivitiesAsync(document, plan, activities, goalIds, stored, cancellation);
            await database.SaveChangesAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return new TakenIn(
            plan,
            goals.Count(g => g.Change == ImportChange.New),
            activities.Count(a => a.Change == ImportChange.New),
            activities.Count(a => a.Change == ImportChange.Changed),
            plan.Activities.Count(a => a.Change == ImportChange.Same));
    }

    /// <summary>The year needs a governance model; the fixed sections of the file become the texts of its reports.</summary>
    private async Task RequireModelAsync(ImportedDocument document, int year, CancellationToken cancellation)
    {
        if (await database.GovernanceModels.AnyAsync(m => m.Year == year, cancellation))
        {
            return;
        }

        var texts = new Dictionary<string, string>();
        foreach (var section in document.Sections.Where(s => s.Text.Length > 0))
        {
            var key = section.Title.StartsWith("Avgränsning", StringComparison.OrdinalIgnoreCase) ? ReportTextKeys.Delimitation
                : section.Title.StartsWith("Rapportering", StringComparison.OrdinalIgnoreCase) ? ReportTextKeys.FollowUp : null;
            if (key is not null)
            {
                texts[key] = section.Text;
            }
        }

        database.GovernanceModels.Add(new GovernanceModel(Guid.CreateVersion7(), year, $"Styrmodell {year}", (await database.GovernanceModels.RulesOfAsync(year, cancellation)) with { ReportTexts = texts }));
    }

    private Dictionary<string, GoalId> TakeGoals(ImportedDocument document, ImportPlan plan, int year, StoredYear stored)
    {
        var order = stored.Goals.Count == 0 ? 0 : stored.Goals.Max(g => g.Order) + 1;
        var catalogue = document.Catalogue.Select((g, i) => (Key: TitleKey.Of(g.Title), Place: i)).DistinctBy(g => g.Key).ToDictionary(g => g.Key, g => g.Place);
        foreach (var planned in plan.Goals.OrderBy(g => catalogue.GetValueOrDefault(TitleKey.Of(g.Title), int.MaxValue)))
        {
            var imported = planned.Index is { } index ? document.Goals[index] : null;
            var goal = planned.Stored;
            if (goal is null)
            {
                goal = new Goal(Ids.New<GoalId>(), planned.Kind, planned.Title, year, year);
                // In a report the number is the heading's; a proposal numbers the goals themselves.
                goal.Place(document.Kind == ImportKind.CommitteeReport ? null : imported?.Number, order++, AreaOf(planned.GoalArea, stored)?.Id, null);
                if (document.Kind != ImportKind.Goals)
                {
                    // A report or a plan tells of what is in force; only a proposal does not.
                    goal.TakeAsAdopted();
                }

                database.Goals.Add(goal);
                stored.Goals.Add(goal);
            }

            if (imported is not null && (planned.Stored is null || planned.Differences.Count > 0))
            {
                Describe(goal, imported, stored);
            }
        }

        return stored.Goals.DistinctBy(g => TitleKey.Of(g.Title)).ToDictionary(g => TitleKey.Of(g.Title), g => g.Id);
    }

    private void Describe(Goal goal, ImportedGoal imported, StoredYear stored)
    {
        if (imported.Description is not null)
        {
            goal.Describe(imported.Description);
        }

        if (imported.SubGoals.Count > 0)
        {
            goal.SplitInto(imported.SubGoals.Select(s => new SubGoal(s.Text, s.Target, s.Unit, s.Year)));
        }

        if (imported.Measures.Count == 0)
        {
            return;
        }

        var kept = imported.Measures.Select(m => TitleKey.Of(m.Text)).ToHashSet();
        database.Measures.RemoveRange(stored.Measures[goal.Id].Where(m => m.Values.Count == 0 && !kept.Contains(TitleKey.Of(m.Text))));
        foreach (var (place, measure) in imported.Measures.Index().Where(m => stored.Measures[goal.Id].All(s => TitleKey.Of(s.Text) != TitleKey.Of(m.Item.Text))))
        {
            var made = new Measure(Ids.New<MeasureId>(), goal.Id, measure.Text, place);
            made.Describe(measure.Description, null);
            database.Measures.Add(made);
        }
    }

    private async Task TakeActivitiesAsync(ImportedDocument document, ImportPlan plan, List<PlannedActivity> chosen, Dictionary<string, GoalId> goals, StoredYear stored, CancellationToken cancellation)
    {
        var day = new DateOnly(plan.Year, 1, 1);
        var owner = OwnerOf(plan, stored, day);
        var order = stored.Activities.Count == 0 ? 0 : stored.Activities.Max(a => a.Order) + 1;
        var signature = user.Sign(clock);
        var reportsStatus = chosen.Exists(a => ImportPlanner.GivenBy(a.Imported) is not null);
        if (reportsStatus)
        {
            (await periods.FindOrPlanAsync(plan.Tertial, cancellation)).RequireUnlocked();
        }

        foreach (var planned in chosen)
        {
            var goal = goals[TitleKey.Of(document.Goals[planned.Goal].Title)];
            var activity = planned.Stored ?? Make(planned, owner, goal, order++);
            if (document.Kind != ImportKind.Goals)
            {
                activity.Adopt(day);
            }

            activity.Describe(planned.Imported.Title, ImportPlanner.DescriptionOf(planned.Imported), activity.Funding);
            if (activity.Plan != planned.Plan && planned.Imported.Start is not null)
            {
                activity.Replan(planned.Plan, "import");
            }

            activity.Involve(planned.Imported.Units.Select(u => UnitOf(u, owner, stored, day).Id));
            if (ImportPlanner.GivenBy(planned.Imported) is { } given && planned.StoredStatus?.SaysTheSameAs(given) != true)
            {
                database.StatusReports.Add(StatusReport.TakeOver(activity.Id, plan.Tertial, given, (planned.StoredStatus?.Revision ?? 0) + 1, signature));
            }
        }
    }

    private Activity Make(PlannedActivity planned, Unit owner, GoalId goal, int order)
    {
        var activity = new Activity(Ids.New<ActivityId>(), owner.Id, planned.Imported.Title, planned.Plan, [goal]);
        activity.PlaceAt(order);
        database.Activities.Add(activity);
        return activity;
    }

    private Unit OwnerOf(ImportPlan plan, StoredYear stored, DateOnly day)
    {
        if (plan.OwnerId is { } id)
        {
            return stored.Units.Find(u => u.Id == id)!;
        }

        var administration = stored.Administration(day);
        if (administration is null)
        {
            administration = new Unit(Ids.New<UnitId>(), ImportPlanner.AdministrationName, null, "Förvaltning", day);
            database.Units.Add(administration);
            stored.Units.Add(administration);
        }

        return plan.Owner == administration.Name ? administration : UnitOf(plan.Owner, administration, stored, day);
    }

    private Unit UnitOf(string name, Unit parent, StoredYear stored, DateOnly day)
    {
        if (stored.FindUnit(name, day) is { } found)
        {
            return found;
        }

        var unit = new Unit(Ids.New<UnitId>(), name, parent.Id, "Avdelning", day);
        database.Units.Add(unit);
        stored.Units.Add(unit);
        return unit;
    }

    private GoalArea? AreaOf(string? name, StoredYear stored)
    {
        if (name is null)
        {
            return null;
        }

        if (stored.FindArea(name) is { } found)
        {
            return found;
        }

        var area = new GoalArea(Ids.New<GoalAreaId>(), name, stored.Areas.Count == 0 ? 0 : stored.Areas.Max(a => a.Order) + 1);
        database.GoalAreas.Add(area);
        stored.Areas.Add(area);
        return area;
    }
}
