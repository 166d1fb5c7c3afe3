using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.FollowUp;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Years;

/// <summary>Gives one person an exemption for one thing, which the address names.</summary>
[May(Permission.ManageGovernance)]
public sealed class GiveExemptionModel(Exemptions exemptions, Periods periods, IStringLocalizer<YearTexts> texts) : PageModel
{
    /// <summary>Days that are proposed: long enough for a correction, short enough to be remembered.</summary>
    private const int ProposedDays = 14;

    [FromQuery(Name = "slag")]
    public string? KindCode { get; set; }

    [FromQuery(Name = "id")]
    public Guid Subject { get; set; }

    [FromQuery(Name = "ar")]
    public int Year { get; set; }

    [FromQuery(Name = "tertial")]
    public int? Proposed { get; set; }

    [BindProperty]
    public int? Number { get; set; }

    [BindProperty]
    public Guid? Person { get; set; }

    [BindProperty]
    [Longest(TextLimits.Text)]
    public string? Reason { get; set; }

    [BindProperty]
    public DateOnly? LastDay { get; set; }

    public string Name { get; private set; } = "";

    public string Back { get; private set; } = "";

    /// <summary>The thing in the middle of a sentence.</summary>
    public string What { get; private set; } = "";

    /// <summary>The year's follow-ups, one of which is chosen.</summary>
    public IReadOnlyList<YearPeriod> Choices { get; private set; } = [];

    public bool AsksTertial { get; private set; }

    public IReadOnlyList<(AccountId Id, string Name)> People { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is null)
        {
            return NotFound();
        }

        Number = AsksTertial ? Proposed ?? Choices[^1].Number : null;
        LastDay = periods.Today.AddDays(ProposedDays);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is not { } kind)
        {
            return NotFound();
        }

        this.Require(nameof(Person), Person, Words.Current["rule.exemption-person-unknown"]);
        this.RequireText(nameof(Reason), Reason, Words.Current["rule.exemption-reason-required"]);
        this.Require(nameof(LastDay), LastDay, texts["exemptions.last-missing"]);
        if (AsksTertial && Choices.All(p => p.Number != Number))
        {
            ModelState.AddModelError(nameof(Number), Words.Current["rule.exemption-needs-tertial"]);
        }

        if (ModelState.IsValid)
        {
            try
            {
                await exemptions.GiveAsync(
                    new ExemptionGiven(kind, Subject, Year, AsksTertial ? Number : null, new AccountId(Person!.Value), Reason?.ReplaceLineEndings("\n"), LastDay!.Value), cancellation);
                TempData["Said"] = texts["exemptions.said-given", People.First(p => p.Id.Value == Person).Name, Dates.InWords(LastDay.Value)].Value;
                return Redirect(Back);
            }
            catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
            {
                this.AddRefusal(refusal, rule => rule switch
                {
                    "exemption-last-day-passed" or "exemption-too-long" => nameof(LastDay),
                    "exemption-person-unknown" or "exemption-person-lacks-role" or "exemption-already-given" => nameof(Person),
                    _ => "",
                });
            }
        }

        return Page();
    }

    private async Task<ExemptionKind?> LoadAsync(CancellationToken cancellation)
    {
        var kind = Enum.GetValues<ExemptionKind>().Select(k => (ExemptionKind?)k).FirstOrDefault(k => Words.Code(k!.Value) == KindCode);
        if (kind is not { } wanted || Year is < 1990 or > 2999 || await exemptions.NameOfAsync(wanted, Subject, cancellation) is not { } name)
        {
            return null;
        }

        AsksTertial = Exemption.NeedsTertial(wanted);
        Name = name;
        Choices = (await periods.CalendarAsync(cancellation)).Of(Year);
        What = Words.Current.Format($"exemption.of-{Words.Code(wanted)}", name, AsksTertial ? (Choices.FirstOrDefault(p => p.Number == Proposed) ?? Choices[^1]).Called : null);
        Back = ExemptionSubject.Of(wanted, Subject);
        People = await exemptions.PeopleAsync(wanted, cancellation);
        return wanted;
    }
}
