using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Governance;

/// <summary>A version as it is read, and how long it holds in words.</summary>
public sealed record VisionShown(VisionOfDay Vision, string Validity);

/// <summary>The vision in force, those to come and those that were, and what differs between any two (R018, R019).</summary>
[SignedIn]
public sealed class VisionPageModel(VisionReading visions, Periods periods, CurrentUser user, IStringLocalizer<VisionTexts> texts) : PageModel
{
    [FromQuery(Name = "fran")]
    public Guid? From { get; set; }

    [FromQuery(Name = "till")]
    public Guid? To { get; set; }

    public AllVisions All { get; private set; } = null!;

    public bool MayManage => user.May(Permission.ManageGovernance);

    public VisionOfDay Now => All.On(periods.Today);

    /// <summary>Those that are not in force, by the key of their heading: soonest first of what comes, latest first of what was.</summary>
    public IEnumerable<(string Heading, IReadOnlyList<Vision> Versions)> Others =>
    [
        ("proposals", [.. All.History.Versions.Where(v => v.State == VisionState.Proposed)]),
        ("coming", [.. All.History.Adopted.Where(v => v.ValidFrom > periods.Today)]),
        ("earlier", [.. All.History.Adopted.Where(v => v.ValidFrom <= periods.Today && v.Id != Now.Vision?.Id).Reverse()]),
    ];

    /// <summary>The two that are compared; the latest two when nobody has chosen.</summary>
    public (Vision Before, Vision After)? Compared => All.History.Versions is { Count: > 1 } all ? (Find(From) ?? all[^2], Find(To) ?? all[^1]) : null;

    public IReadOnlyList<VisionDifference> Differences => Compared is var (before, after) ? VisionDifference.Between(before, after) : [];

    public async Task OnGetAsync(CancellationToken cancellation) => All = await visions.AllAsync(cancellation);

    public VisionShown Show(Vision vision) => new(All.Of(vision), Validity(vision));

    public string NameOf(Vision vision) => NameOf(vision, texts);

    public string Validity(Vision vision) => Validity(vision, All.History, texts);

    public string LabelOf(VisionDifference difference) => difference switch
    {
        { Area: null, Wording.Field: "order" } => texts["part.order"],
        { Area: null } => texts["part.vision"],
        _ => texts[$"part.{difference.Wording.Field}", difference.Area],
    };

    internal static string NameOf(Vision vision, IStringLocalizer<VisionTexts> texts) =>
        texts[vision.State == VisionState.Proposed ? "proposal-one" : "from-one", Dates.InWords(vision.ValidFrom)];

    internal static string Validity(Vision vision, VisionHistory history, IStringLocalizer<VisionTexts> texts) =>
        history.LastDayOf(vision) is { } last ? texts["valid-range", Dates.Range(new DateRange(vision.ValidFrom, last))] : texts["valid-open", Dates.InWords(vision.ValidFrom)];

    private Vision? Find(Guid? id) => id is { } wanted ? All.History.Find(new VisionId(wanted)) : null;
}
