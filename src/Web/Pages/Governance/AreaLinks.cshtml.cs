using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Domain;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Governance;

/// <summary>Says what a focus area leads to: Agenda 2030 (R005) and the regional strategy (R021, R022).</summary>
[May(Permission.ManageGovernance)]
public sealed class AreaLinksModel(FocusAreaReading reading, ChangeFocusArea change, Periods periods, IStringLocalizer<VisionTexts> texts) : PageModel
{
    private IReadOnlyList<string> _storedCodes = [];
    private IReadOnlyList<RegionalLink> _storedLinks = [];
    private uint _storedVersion;

    /// <summary>Goals and targets of Agenda 2030.</summary>
    [BindProperty]
    public List<string> Codes { get; set; } = [];

    /// <summary>Priorities and principles, each as its strategy's id and its code.</summary>
    [BindProperty]
    public List<string> Entries { get; set; } = [];

    /// <summary>By goal area of a strategy: empty, <c>yes</c> or <c>main</c>.</summary>
    [BindProperty]
    public Dictionary<string, string?> Areas { get; set; } = [];

    /// <summary>The version the person had before their eyes.</summary>
    [BindProperty]
    public uint Version { get; set; }

    public FocusAreaView View { get; private set; } = null!;

    public string Name => View.On(periods.Today).Name;

    /// <summary>What somebody else has saved since the form was opened; null when nobody has.</summary>
    public Meanwhile? Meanwhile { get; private set; }

    public string KeyOf(RegionalStrategy strategy, RegionalEntry entry) => $"{strategy.Id.Value}/{entry.Code}";

    public string AreaChosen(RegionalStrategy strategy, RegionalEntry area) => Areas.GetValueOrDefault(KeyOf(strategy, area)) ?? "";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        Codes = [.. _storedCodes];
        Entries = [.. _storedLinks.Select(Key)];
        Areas = _storedLinks.ToDictionary(Key, l => (string?)(l.IsMain ? "main" : "yes"));
        Version = _storedVersion;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        try
        {
            await change.LinkAsync(View.Area.Id, Codes, Given(), Version, cancellation);
            TempData["Said"] = texts["links.saved", Name].Value;
            return Redirect(Address.Of(View.Area.Id));
        }
        catch (RuleBrokenException refusal) when (refusal.Rule == Meanwhile.Rule)
        {
            Meanwhile = Meanwhile.Of((texts["agenda.title"], string.Join(", ", _storedCodes), string.Join(", ", Codes)), (texts["regional.title"], Say(_storedLinks), Say(Given())));
            ModelState.Remove(nameof(Version));
            Version = _storedVersion;
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            this.AddRefusal(refusal, _ => "");
        }

        return Page();
    }

    private static string Key(RegionalLink link) => $"{link.Strategy.Value}/{link.Code}";

    private List<RegionalLink> Given() =>
    [
        .. Areas.Where(a => !string.IsNullOrEmpty(a.Value)).Select(a => Link(a.Key, a.Value == "main")).OfType<RegionalLink>(),
        .. Entries.Select(e => Link(e, false)).OfType<RegionalLink>(),
    ];

    private static RegionalLink? Link(string key, bool isMain) =>
        key.Split('/', 2) is [var strategy, var code] && Guid.TryParse(strategy, out var id) ? new RegionalLink(new RegionalStrategyId(id), code, isMain) : null;

    private string Say(IEnumerable<RegionalLink> links) => string.Join(", ", links.OrderBy(l => l.Code, StringComparer.Ordinal).Select(l => l.IsMain ? $"{l.Code} ({texts["regional.main"].Value})" : l.Code));

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        var area = new FocusAreaId(id);
        if (await reading.FindAsync(area, cancellation) is not { } view || await change.ForChangeAsync(area, cancellation) is not { } found)
        {
            return false;
        }

        View = view;
        (_storedCodes, _storedLinks, _storedVersion) = ([.. found.Area.Agenda], [.. found.Area.Regional], found.Version);
        return true;
    }
}
