using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.Governance;

/// <summary>Takes in what the targets of Agenda 2030 are called: the titles are others' texts, and not all could be confirmed.</summary>
public sealed class AgendaTitles(StyrkedjaDbContext database, CurrentUser user)
{
    public const string Code = "code", Title = "title_sv";

    /// <returns>What storing it would do, or a sentence that says why it cannot be read.</returns>
    public async Task<(FactComparison? Comparison, string? Failure)> CompareAsync(string text, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        var (rows, failure) = FactTable.Read(text, Code, Title);
        return rows is null ? (null, failure) : (Compare(rows, await database.AgendaTargets.ToListAsync(cancellation)), null);
    }

    /// <param name="seen">Sum of what the person had before their eyes.</param>
    /// <exception cref="RuleBrokenException"><c>facts-changed-meanwhile</c></exception>
    public async Task StoreAsync(string text, string? seen, CancellationToken cancellation)
    {
        var (comparison, _) = await CompareAsync(text, cancellation);
        if (comparison is null || comparison.Faults.Count > 0 || comparison.Fingerprint() != seen)
        {
            throw new RuleBrokenException("facts-changed-meanwhile");
        }

        var stored = await database.AgendaTargets.ToDictionaryAsync(t => t.Code, cancellation);
        foreach (var difference in comparison.Differences)
        {
            if (stored.TryGetValue(difference.Code, out var target))
            {
                target.Rename(difference.Given);
            }
            else
            {
                database.AgendaTargets.Add(new AgendaTarget(difference.Code, difference.Given));
            }
        }

        await database.SaveAsync("agenda.titles-taken", null, cancellation);
    }

    private static FactComparison Compare(IReadOnlyList<FactRow> rows, List<AgendaTarget> stored)
    {
        List<FactFault> faults = [];
        Dictionary<string, FactRow> seen = [];
        foreach (var row in rows)
        {
            var code = Agenda2030.Find(row.Cells[0]);
            if (code is null || !Agenda2030.IsTarget(code))
            {
                faults.Add(new FactFault(row.Number, Code, "agenda-code", row.Cells[0]));
                continue;
            }

            if (!seen.TryAdd(code, row))
            {
                faults.Add(new FactFault(row.Number, Code, "twice", row.Cells[0], seen[code].Number));
            }

            if (row.Cells[1].Length is 0 or > TextLimits.Title)
            {
                faults.Add(row.Cells[1].Length == 0 ? new FactFault(row.Number, Title, "title-missing", code) : new FactFault(row.Number, Title, "title-long", row.Cells[1].Length, TextLimits.Title));
            }
        }

        var known = stored.ToDictionary(t => t.Code, t => t.Title);
        var differences = Agenda2030.InOrder(seen.Keys).Select(c => new FactDifference(c, known.GetValueOrDefault(c), seen[c].Cells[1])).ToList();
        var changed = differences.Where(d => d.Stored != d.Given).ToList();
        return new FactComparison(changed, differences.Count - changed.Count, faults);
    }
}
