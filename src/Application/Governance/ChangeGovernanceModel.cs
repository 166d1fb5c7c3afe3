using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Application.Reports;
using Styrkedja.Domain;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.Governance;

/// <param name="Model">Not stored yet when <paramref name="Version"/> is 0.</param>
/// <param name="Board">The body whose name the report texts carry.</param>
public sealed record YearsModel(GovernanceModel Model, uint Version, string Board)
{
    public string TextOf(string key) => ReportTexts.Of(Model.Rules, key, Model.Year, Board);

    public string DefaultTextOf(string key) => ReportTexts.Default(key, Model.Year, Board);
}

public sealed record RulesGiven(string? Name, int MinimumActivities, int MinimumPerFinancialManagementGoal, int ReportingDays, int AssessmentDays);

/// <summary>Changes how a municipality governs itself in one year; other years keep theirs.</summary>
public sealed class ChangeGovernanceModel(StyrkedjaDbContext database, CurrentUser user)
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

        return new YearsModel(new GovernanceModel(Guid.CreateVersion7(), year, nameOfNew, await database.GovernanceModels.RulesOfAsync(year, cancellation)), 0, board);
    }

    /// <exception cref="RuleBrokenException">of the model, and <c>changed-meanwhile</c>.</exception>
    public async Task HandleAsync(YearsModel years, RulesGiven given, uint seen, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        years.Model.Rename(given.Name ?? "");
        years.Model.Change(years.Model.Rules with
        {
            MinimumActivities = given.MinimumActivities,
            MinimumPerFinancialManagementGoal = given.MinimumPerFinancialManagementGoal,
            ReportingDays = given.ReportingDays,
            AssessmentDays = given.AssessmentDays,
        }, await UseOfAsync(years.Model.Year, cancellation));
        await SaveAsync(years, seen, "governance-model.changed", cancellation);
    }

    /// <param name="texts">By key; a text like the product's own is not stored, so that a better one reaches it later.</param>
    /// <exception cref="RuleBrokenException"><c>changed-meanwhile</c></exception>
    public async Task WriteTextsAsync(YearsModel years, IReadOnlyDictionary<string, string?> texts, uint seen, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        var own = texts
            .Select(t => (t.Key, Text: t.Value?.ReplaceLineEndings("\n").Trim() ?? ""))
            .Where(t => t.Text.Length > 0 && t.Text != years.DefaultTextOf(t.Key))
            .ToDictionary(t => t.Key, t => t.Text);
        years.Model.Change(years.Model.Rules with { ReportTexts = own }, await UseOfAsync(years.Model.Year, cancellation));
        await SaveAsync(years, seen, "governance-model.texts-changed", cancellation);
    }

    /// <summary>What rests on a year's model.</summary>
    public async Task<ModelUse> UseOfAsync(int year, CancellationToken cancellation) =>
        new(await database.Assessments.AsNoTracking().Where(a => a.Year == year).GroupBy(a => a.Decided).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation));

    private Task SaveAsync(YearsModel years, uint seen, string verb, CancellationToken cancellation)
    {
        if (years.Version == 0)
        {
            database.GovernanceModels.Add(years.Model);
            return database.SaveAsync(verb, null, cancellation);
        }

        return database.SaveSeenAsync(years.Model, seen, verb, cancellation);
    }
}
