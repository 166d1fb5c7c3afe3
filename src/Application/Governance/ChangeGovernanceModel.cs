using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.People;
using Styrkedja.Application.Reports;
using Styrkedja.Application.Years;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Reminders;
using Styrkedja.Domain;
using Styrkedja.Domain.Budgets;

namespace Styrkedja.Application.Governance;

/// <param name="Model">Not stored yet when <paramref name="Version"/> is 0.</param>
/// <param name="Board">The body whose name the report texts carry.</param>
public sealed record YearsModel(GovernanceModel Model, uint Version, string Board)
{
    public string TextOf(string key) => ReportTexts.Of(Model.Rules, key, Model.Year, Board);

    public string DefaultTextOf(string key) => ReportTexts.Default(key, Model.Year, Board);
}

public sealed record RulesGiven(string? Name, int MinimumActivities, int MinimumPerFinancialManagementGoal, int ReportingDays, int AssessmentDays, int? GraceDays, int? PartlyPercent, bool ReportsAreApproved)
{
    /// <summary>Null leaves them as they are.</summary>
    public ReminderDays? Reminders { get; init; }

    /// <summary>Null leaves it as it is.</summary>
    public DeviationLimit? BudgetDeviation { get; init; }

    /// <inheritdoc cref="GovernanceRules.AssessmentsAreConfirmed"/>
    public bool AssessmentsAreConfirmed { get; init; }
}

/// <summary>Changes how a municipality governs itself in one year; other years keep theirs.</summary>
public sealed class ChangeGovernanceModel(StyrkedjaDbContext database, CurrentUser user, Periods periods, RhythmUse rhythms)
{
    /// <summary>The year's model; the year before's rules, else the product's, where it has none yet.</summary>
    public async Task<YearsModel> ForAsync(int year, string nameOfNew, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        var board = await database.Bodies.AsNoTracking().Where(b => b.Kind == BodyKind.Board).OrderByDescending(b => b.ValidFrom).Select(b => b.Name).FirstOrDefaultAsync(cancellation)
            ?? Words.Swedish["body.board"];
        if (await database.GovernanceModels.FirstOrDefaultAsync(m => m.Year == year, cancellation) is { } stored)
        {
            return new YearsModel(stored, database.VersionOf(stored), board);
        }

        var rules = await database.GovernanceModels.RulesOfAsync(year, cancellation);
        return new YearsModel(New(year, nameOfNew, rules), 0, board);
    }

    /// <summary>Begins the model of a year beside the one that holds; nothing follows it until it is put in force.</summary>
    /// <param name="ready">A ready model's id; null starts from the rules that hold.</param>
    /// <exception cref="RuleBrokenException"><c>model-already-there</c>, <c>ready-model-unknown</c></exception>
    public async Task PrepareAsync(int year, string? ready, string name, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        await database.RequireOpenAsync(year, cancellation);
        if (await database.GovernanceModels.AnyAsync(m => m.Year == year, cancellation))
        {
            throw new RuleBrokenException("model-already-there", year);
        }

        // A ready model says nothing of when a municipality follows up.
        var holding = await database.GovernanceModels.RulesOfAsync(year, cancellation);
        var rules = ready is null
            ? holding
            : (ReadyModels.Find(ready, Words.Swedish)?.Rules ?? throw new RuleBrokenException("ready-model-unknown")) with { Rhythm = holding.Rhythm, GraceDays = holding.GraceDays };
        database.GovernanceModels.Add(GovernanceModel.Prepare(Guid.CreateVersion7(), year, name, rules));
        await database.SaveAsync("governance-model.prepared", null, cancellation);
    }

    /// <summary>The rules the year goes on by until its own model is put in force.</summary>
    public Task<GovernanceRules> HoldingAsync(int year, CancellationToken cancellation) => database.GovernanceModels.RulesOfAsync(year, cancellation);

    /// <exception cref="RuleBrokenException"><c>model-already-in-force</c>, <c>changed-meanwhile</c>, and those of the model.</exception>
    public async Task PutInForceAsync(YearsModel years, uint seen, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        await database.RequireOpenAsync(years.Model.Year, cancellation);
        var use = await UseOfAsync(years.Model.Year, cancellation);
        if (use.Assessed.Count > 0)
        {
            throw new RuleBrokenException("model-in-use", years.Model.Year, use.Assessed.Values.Sum());
        }

        years.Model.PutInForce(await HoldingAsync(years.Model.Year, cancellation), use);
        await rhythms.LayOutAsync(years.Model.Year, years.Model.Rules, cancellation);
        await database.SaveSeenAsync(years.Model, seen, "governance-model.put-in-force", cancellation);
    }

    /// <summary>Throws away a model that is only prepared.</summary>
    /// <exception cref="RuleBrokenException"><c>model-already-in-force</c>, <c>changed-meanwhile</c></exception>
    public async Task DropAsync(YearsModel years, uint seen, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        await database.RequireOpenAsync(years.Model.Year, cancellation);
        if (years.Model.InForce)
        {
            throw new RuleBrokenException("model-already-in-force", years.Model.Year);
        }

        database.GovernanceModels.Remove(years.Model);
        await database.SaveSeenAsync(years.Model, seen, "governance-model.dropped", cancellation);
    }

    /// <summary>Changes any part of the rules.</summary>
    /// <param name="verb">What was changed: <c>governance-model.scales-changed</c>.</param>
    /// <exception cref="RuleBrokenException">of the model, and <c>changed-meanwhile</c>.</exception>
    public async Task ReplaceAsync(YearsModel years, GovernanceRules rules, uint seen, string verb, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        await database.RequireOpenAsync(years.Model.Year, cancellation);
        years.Model.Change(rules, await UseOfAsync(years.Model.Year, cancellation));
        await SaveAsync(years, seen, verb, cancellation);
    }

    /// <summary>Null when the municipality has no such body.</summary>
    public Task<Body?> BodyAsync(BodyId id, CancellationToken cancellation) => database.Bodies.AsNoTracking().FirstOrDefaultAsync(b => b.Id == id, cancellation);

    /// <summary>Lets a body do one part its own way (R128).</summary>
    /// <param name="rules">The body's rules, the part as it is to be.</param>
    /// <exception cref="RuleBrokenException"><c>own-way-part</c>, those of the model, and <c>changed-meanwhile</c>.</exception>
    public Task GoOwnWayAsync(YearsModel years, BodyId body, ModelPart part, GovernanceRules rules, uint seen, CancellationToken cancellation)
    {
        var parts = years.Model.Rules.OwnWays.FirstOrDefault(o => o.Body == body)?.Parts ?? [];
        return ReplaceAsync(years, years.Model.Rules.With(body, parts.Append(part), rules), seen, "governance-model.own-way", cancellation);
    }

    /// <summary>Lets a body do as a ready model does in all it says otherwise than the municipality.</summary>
    /// <exception cref="RuleBrokenException"><c>ready-model-unknown</c>, <c>own-way-alike</c>, those of the model, and <c>changed-meanwhile</c>.</exception>
    public Task GoOwnWayAsync(YearsModel years, BodyId body, string? ready, uint seen, CancellationToken cancellation)
    {
        var rules = ReadyModels.Find(ready, Words.Swedish)?.Rules ?? throw new RuleBrokenException("ready-model-unknown");
        var municipality = years.Model.Rules with { OwnWays = [] };
        ModelPart[] parts = [.. OwnWay.Possible.Where(p => ModelChanges.Between(municipality, municipality.With(body, [p], rules).For(body), Words.Swedish).Count > 0)];
        return parts.Length == 0
            ? throw new RuleBrokenException("own-way-alike")
            : ReplaceAsync(years, years.Model.Rules.With(body, parts, rules), seen, "governance-model.own-way", cancellation);
    }

    /// <summary>Unifies a body with the municipality again, in one part or in all (R128).</summary>
    /// <param name="part">Null for all.</param>
    /// <exception cref="RuleBrokenException">of the model, and <c>changed-meanwhile</c>.</exception>
    public Task UnifyAsync(YearsModel years, BodyId body, ModelPart? part, uint seen, CancellationToken cancellation)
    {
        var parts = years.Model.Rules.OwnWays.FirstOrDefault(o => o.Body == body)?.Parts.Where(p => part is not null && p != part) ?? [];
        return ReplaceAsync(years, years.Model.Rules.With(body, parts, years.Model.Rules.For(body)), seen, "governance-model.unified", cancellation);
    }

    /// <exception cref="RuleBrokenException">of the model, and <c>changed-meanwhile</c>.</exception>
    public async Task HandleAsync(YearsModel years, RulesGiven given, uint seen, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        await database.RequireOpenAsync(years.Model.Year, cancellation);
        years.Model.Rename(given.Name ?? "");
        years.Model.Change(years.Model.Rules with
        {
            MinimumActivities = given.MinimumActivities,
            MinimumPerFinancialManagementGoal = given.MinimumPerFinancialManagementGoal,
            ReportingDays = given.ReportingDays,
            AssessmentDays = given.AssessmentDays,
            GraceDays = given.GraceDays,
            PartlyPercent = given.PartlyPercent,
            ReportsAreApproved = given.ReportsAreApproved,
            AssessmentsAreConfirmed = given.AssessmentsAreConfirmed,
            Reminders = given.Reminders ?? years.Model.Rules.Reminders,
            BudgetDeviation = given.BudgetDeviation ?? years.Model.Rules.BudgetDeviation,
        }, await UseOfAsync(years.Model.Year, cancellation));
        await SaveAsync(years, seen, "governance-model.changed", cancellation);
    }

    /// <param name="texts">By key; a text like the product's own is not stored, so that a better one reaches it later.</param>
    /// <exception cref="RuleBrokenException"><c>changed-meanwhile</c></exception>
    public async Task WriteTextsAsync(YearsModel years, IReadOnlyDictionary<string, string?> texts, uint seen, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        await database.RequireOpenAsync(years.Model.Year, cancellation);
        var own = texts
            .Select(t => (t.Key, Text: t.Value?.ReplaceLineEndings("\n").Trim() ?? ""))
            .Where(t => t.Text.Length > 0 && t.Text != years.DefaultTextOf(t.Key))
            .ToDictionary(t => t.Key, t => t.Text);
        years.Model.Change(years.Model.Rules with { ReportTexts = own }, await UseOfAsync(years.Model.Year, cancellation));
        await SaveAsync(years, seen, "governance-model.texts-changed", cancellation);
    }

    /// <summary>What rests on a year's model.</summary>
    public async Task<ModelUse> UseOfAsync(int year, CancellationToken cancellation) =>
        new(await database.Assessments.AsNoTracking().Where(a => a.Year == year).GroupBy(a => a.Decided).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation))
        {
            FollowedUp = await rhythms.OfAsync(year, cancellation),
            Bodies = await database.Assessments.AsNoTracking().Where(a => a.Year == year)
                .Join(database.Goals, a => a.GoalId, g => g.Id, (_, g) => g.BodyId).Where(b => b != null)
                .GroupBy(b => b!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation),
        };

    // What is written for a year to come is prepared; the year at hand is governed at once.
    private GovernanceModel New(int year, string name, GovernanceRules rules) => year > periods.Today.Year
        ? GovernanceModel.Prepare(Guid.CreateVersion7(), year, name, rules)
        : new GovernanceModel(Guid.CreateVersion7(), year, name, rules);

    private async Task SaveAsync(YearsModel years, uint seen, string verb, CancellationToken cancellation)
    {
        if (years.Model.InForce)
        {
            await rhythms.LayOutAsync(years.Model.Year, years.Model.Rules, cancellation);
        }

        if (years.Version == 0)
        {
            database.GovernanceModels.Add(years.Model);
            await database.SaveAsync(verb, null, cancellation);
            return;
        }

        await database.SaveSeenAsync(years.Model, seen, verb, cancellation);
    }
}
