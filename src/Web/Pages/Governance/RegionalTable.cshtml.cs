using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Domain;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Pages.Import;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Governance;

/// <summary>Takes in a regional strategy as a table, changes one or removes it; what would change is shown first.</summary>
[May(Permission.ManageGovernance)]
[UploadLimit(UploadModel.MostBytes)]
[RequestSizeLimit(UploadModel.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadModel.MostBytes)]
public sealed class RegionalTableModel(RegionalTables tables, Periods periods, IStringLocalizer<VisionTexts> texts) : FactPage(texts)
{
    private RegionalStrategyId? _id;
    private (string Name, int First, int Last, string Table, uint Version)? _stored;

    [BindProperty]
    [Longest(TextLimits.Name)]
    public string? Name { get; set; }

    [BindProperty]
    public int? FirstYear { get; set; }

    [BindProperty]
    public int? LastYear { get; set; }

    /// <summary>The version the person had before their eyes; after a conflict the one shown then, so that saving again is a choice.</summary>
    [BindProperty]
    public uint Version { get; set; }

    /// <summary>Null for a new strategy.</summary>
    public string? StoredName => _stored?.Name;

    /// <summary>What somebody else has saved since the form was opened; null when nobody has.</summary>
    public Meanwhile? Meanwhile { get; private set; }

    public override string Columns => RegionalTables.Columns;

    public override string StoreAddress() => Request.Path + "?handler=Store";

    public override bool IsReady() => Comparison is { Faults.Count: 0 } && (_stored is not { } stored || Comparison.Differences.Count > 0 || (stored.Name, stored.First, stored.Last) != (Name, FirstYear, LastYear));

    public override string StoreText() => Texts["regional.store"];

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        if (_stored is { } stored)
        {
            (Name, FirstYear, LastYear, Pasted, Version) = (stored.Name, stored.First, stored.Last, stored.Table, stored.Version);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        await LookAsync(text => CompareAsync(text, cancellation));
        Check();
        return Page();
    }

    public async Task<IActionResult> OnPostFaultsAsync(Guid? id, CancellationToken cancellation) =>
        await LoadAsync(id, cancellation) ? await FaultsAsync(text => CompareAsync(text, cancellation)) : NotFound();

    public async Task<IActionResult> OnPostStoreAsync(Guid? id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        Check();
        try
        {
            if (await StoreAsync(
                text => CompareAsync(text, cancellation),
                text => tables.StoreAsync(_id, new RegionalGiven(Name, FirstYear!.Value, LastYear!.Value), text, Seen, Version, periods.Today, cancellation)))
            {
                TempData["Said"] = Texts["regional.saved", Name!.Trim()].Value;
                return Redirect(Address.Regional);
            }
        }
        finally
        {
            // What a table asks for is said in the table; only what somebody else saved is said beside the fields.
            if (_stored is { } stored && stored.Version != Version && !ModelState.IsValid)
            {
                Meanwhile = Meanwhile.Of((Texts["regional.name"], stored.Name, Name), (Texts["regional.first-year"], stored.First, FirstYear), (Texts["regional.last-year"], stored.Last, LastYear), (Texts["facts.paste"], stored.Table, Pasted));
                ModelState.Remove(nameof(Version));
                Version = stored.Version;
            }
        }

        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation) || _stored is not { } stored)
        {
            return NotFound();
        }

        try
        {
            await tables.RemoveAsync(_id!.Value, Version, periods.Today, cancellation);
            TempData["Said"] = Texts["regional.removed", stored.Name].Value;
            return Redirect(Address.Regional);
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            ModelState.Clear();
            this.AddRefusal(refusal, _ => "");
            (Name, FirstYear, LastYear, Pasted, Version) = (stored.Name, stored.First, stored.Last, stored.Table, stored.Version);
            return Page();
        }
    }

    private Task<(FactComparison? Comparison, string? Failure)> CompareAsync(string text, CancellationToken cancellation) => tables.CompareAsync(_id, text, periods.Today, cancellation);

    private void Check()
    {
        this.RequireText(nameof(Name), Name, Words.Current["rule.regional-name-required"]);
        foreach (var (field, year) in new[] { (nameof(FirstYear), FirstYear), (nameof(LastYear), LastYear) })
        {
            this.Require(field, year, Texts["regional.year-missing"]);
            if (year is < 1990 or > 2999)
            {
                ModelState.AddModelError(field, Texts["form.day-strange"]);
            }
        }

        if (FirstYear is { } first && LastYear is { } last && last < first)
        {
            ModelState.AddModelError(nameof(LastYear), Words.Current.Format("rule.regional-years-out-of-order", first, last));
        }
    }

    private async Task<bool> LoadAsync(Guid? id, CancellationToken cancellation)
    {
        if (id is not { } wanted)
        {
            return true;
        }

        _id = new RegionalStrategyId(wanted);
        if (await tables.ForChangeAsync(_id.Value, cancellation) is not { } found)
        {
            return false;
        }

        var strategy = found.Strategy;
        _stored = (strategy.Name, strategy.FirstYear, strategy.LastYear, RegionalTables.Write(strategy), found.Version);
        return true;
    }
}
