using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Governance;

/// <summary>A focus area: its text, what it was built from (R020), what it leads to and which goals bear on it.</summary>
[SignedIn]
public sealed class FocusAreaPageModel(FocusAreaReading reading, Periods periods, CurrentUser user, IStringLocalizer<VisionTexts> texts) : PageModel
{
    /// <summary>Shows only inputs with this keyword.</summary>
    [FromQuery(Name = "ord")]
    public string? Keyword { get; set; }

    public FocusAreaView View { get; private set; } = null!;

    public int Year => periods.Today.Year;

    public bool MayManage => user.May(Permission.ManageGovernance);

    public FocusAreaWording Now => View.On(periods.Today);

    public bool IsInForce => View.History.InForceOn(periods.Today)?.Areas.Any(a => a.Id == View.Area.Id) == true;

    public IReadOnlyList<string> Keywords => [.. View.Inputs.SelectMany(i => i.Keywords).Distinct(StringComparer.CurrentCultureIgnoreCase).Order(StringComparer.CurrentCulture)];

    public IEnumerable<IGrouping<InputSource, AreaInput>> Shown =>
        View.Inputs.Where(i => Keyword is null || i.Keywords.Contains(Keyword.Trim(), StringComparer.CurrentCultureIgnoreCase)).GroupBy(i => i.Source).OrderBy(g => g.Key);

    public IEnumerable<(RegionalStrategy Strategy, IReadOnlyList<(RegionalLink Link, RegionalEntry Entry)> Links)> Regional => View.Strategies
        .Select(s => (s, (IReadOnlyList<(RegionalLink, RegionalEntry)>)[.. View.Area.Regional.Where(l => l.Strategy == s.Id && s.Find(l.Code) is not null).Select(l => (l, s.Find(l.Code)!))]))
        .Where(s => s.Item2.Count > 0);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await reading.FindAsync(new FocusAreaId(id), cancellation) is not { } view)
        {
            return NotFound();
        }

        View = view;
        return Page();
    }

    public string NameOf(Vision vision) => VisionPageModel.NameOf(vision, texts);

    public string WithKeyword(string keyword) => Address.Of(View.Area.Id) + QueryString.Create("ord", keyword) + "#underlag";

    /// <summary>When and where, as far as anybody knows.</summary>
    public string Gathered(AreaInput input) => string.Join(", ", new[] { input.GatheredWhere, input.GatheredOn is { } day ? Dates.InWords(day) : null }.OfType<string>());
}
