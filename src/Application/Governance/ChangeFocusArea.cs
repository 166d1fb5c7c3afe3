using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.Governance;

/// <summary>Keeps what a focus area was built from (R020) and what it leads to outside the municipality (R005, R021).</summary>
public sealed class ChangeFocusArea(StyrkedjaDbContext database, CurrentUser user)
{
    /// <exception cref="RuleBrokenException">of the input, and <c>focus-area-gone</c>.</exception>
    public async Task AddInputAsync(FocusAreaId area, AreaInputDetails given, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        if (!await database.FocusAreas.AnyAsync(a => a.Id == area, cancellation))
        {
            throw new RuleBrokenException("focus-area-gone");
        }

        database.AreaInputs.Add(new AreaInput(Guid.CreateVersion7(), area, given));
        await database.SaveAsync("focus-area.input-added", null, cancellation);
    }

    /// <summary>The input and the version that a change must have seen; null when the area has no such input.</summary>
    public async Task<(AreaInput Input, uint Version)?> InputForChangeAsync(FocusAreaId area, Guid id, CancellationToken cancellation) =>
        await database.AreaInputs.FirstOrDefaultAsync(i => i.Id == id && i.FocusAreaId == area, cancellation) is { } input ? (input, database.VersionOf(input)) : null;

    /// <param name="seen">Version the person had before their eyes.</param>
    /// <exception cref="RuleBrokenException">of the input, <c>input-unknown</c>, <c>changed-meanwhile</c>.</exception>
    public async Task ChangeInputAsync(FocusAreaId area, Guid id, AreaInputDetails given, uint seen, CancellationToken cancellation)
    {
        var input = await FindInputAsync(area, id, cancellation);
        input.Change(given);
        await database.SaveSeenAsync(input, seen, "focus-area.input-changed", cancellation);
    }

    /// <exception cref="RuleBrokenException"><c>input-unknown</c>, <c>changed-meanwhile</c>.</exception>
    public async Task RemoveInputAsync(FocusAreaId area, Guid id, uint seen, CancellationToken cancellation)
    {
        var input = await FindInputAsync(area, id, cancellation);
        database.AreaInputs.Remove(input);
        await database.SaveSeenAsync(input, seen, "focus-area.input-removed", cancellation);
    }

    /// <summary>The area and the version that a change must have seen; null when the municipality has no such area.</summary>
    public async Task<(FocusArea Area, uint Version)?> ForChangeAsync(FocusAreaId id, CancellationToken cancellation) =>
        await database.FocusAreas.FirstOrDefaultAsync(a => a.Id == id, cancellation) is { } area ? (area, database.VersionOf(area)) : null;

    /// <summary>Leads to these and no others.</summary>
    /// <param name="agenda">Codes of Agenda 2030.</param>
    /// <exception cref="RuleBrokenException"><c>focus-area-gone</c>, <c>agenda-code-unknown</c>, <c>regional-entry-unknown</c>, <c>changed-meanwhile</c>.</exception>
    public async Task LinkAsync(FocusAreaId id, IEnumerable<string> agenda, IReadOnlyCollection<RegionalLink> regional, uint seen, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        var area = await database.FocusAreas.FirstOrDefaultAsync(a => a.Id == id, cancellation) ?? throw new RuleBrokenException("focus-area-gone");
        area.LinkToAgenda(agenda);
        area.LinkToRegion(regional, await database.RegionalStrategies.AsNoTracking().ToListAsync(cancellation));
        await database.SaveSeenAsync(area, seen, "focus-area.linked", cancellation);
    }

    private async Task<AreaInput> FindInputAsync(FocusAreaId area, Guid id, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        return await database.AreaInputs.FirstOrDefaultAsync(i => i.Id == id && i.FocusAreaId == area, cancellation) ?? throw new RuleBrokenException("input-unknown");
    }
}
