using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Measures;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Measures;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Measures;

/// <summary>Notes the values of a goal's measures for a period: known, awaited from the source, or missing.</summary>
[May(Permission.ReportActivities)]
public sealed class ValuesPageModel(NoteValues note, Periods periods, Exemptions exemptions, IStringLocalizer<GoalTexts> texts) : PageModel
{
    /// <summary>By the measure's id.</summary>
    [BindProperty]
    public Dictionary<Guid, ValueForm> Values { get; set; } = [];

    public ValuesToNote Of { get; private set; } = null!;

    public PeriodKey Tertial => Of.Period.Tertial;

    /// <summary>Whether the period is locked or its year closed, and nothing exempts the person.</summary>
    public bool IsLocked { get; private set; }

    /// <summary>Nothing can be sent yet; what was typed all the same is shown.</summary>
    public bool IsTooEarly => !Of.Period.IsLocked && periods.Today < Of.Period.Opens;

    /// <summary>What somebody else has saved since the page was opened; null when nobody has.</summary>
    public Meanwhile? Meanwhile { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, int year, int number, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, year, number, cancellation))
        {
            return NotFound();
        }

        Values = Of.Measures.ToDictionary(m => m.Measure.Id.Value, m => ValueForm.Of(m, Of.At));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, int year, int number, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, year, number, cancellation))
        {
            return NotFound();
        }

        // A measure that has come since the form was opened shows what is stored.
        var stored = Of.Measures.ToDictionary(m => m.Measure.Id.Value, m => ValueForm.Of(m, Of.At));
        var sent = Of.Measures.Where(m => Values.ContainsKey(m.Measure.Id.Value)).ToList();
        Values = stored.ToDictionary(s => s.Key, s => Values.GetValueOrDefault(s.Key, s.Value));
        foreach (var measure in sent.Select(m => m.Measure).Where(m => Values[m.Id.Value].HasUnknownState()))
        {
            ModelState.AddModelError(Field(measure, "State"), texts["values.unknown-state", Values[measure.Id.Value].State!]);
        }

        foreach (var measure in sent.Select(m => m.Measure).Where(m => Values[m.Id.Value].LacksValue(m.Kind)))
        {
            this.RequireText(Field(measure, measure.Kind switch { MeasureKind.Number => "Value", MeasureKind.YesNo => "YesNo", _ => "Text" }), null, texts["values.missing-value"]);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            await note.HandleAsync(Of, [.. sent.Select(m => Values[m.Measure.Id.Value].Given(m.Measure, Of.At))], cancellation);
            TempData["Said"] = texts["values.saved"].Value;
            return Redirect(Address.Of(Of.Goal.Id) + "#matt");
        }
        catch (RuleBrokenException refusal) when (refusal.Rule == Meanwhile.Rule)
        {
            Meanwhile = Meanwhile.Of(sent.Select(m => m.Measure).SelectMany(m => Compare(m, stored[m.Id.Value], Values[m.Id.Value])));
            foreach (var (key, theirs) in stored)
            {
                // Sending once more means: I have seen theirs and still say mine.
                ModelState.Remove($"Values[{key}].Seen");
                Values[key].Seen = theirs.Seen;
            }
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            var measure = sent.Select(m => m.Measure).FirstOrDefault(m => refusal.Facts is [string text, ..] && m.Text == text);
            this.AddRefusal(refusal, rule => measure is null ? "" : Field(measure, rule switch
            {
                "measure-value-outside-period" => "Day",
                "measure-gender-sum" => "Women",
                _ => "Value",
            }));
        }

        return Page();
    }

    public static string Field(Measure measure, string name) => $"Values[{measure.Id.Value}].{name}";

    private IEnumerable<(string, object?, object?)> Compare(Measure measure, ValueForm theirs, ValueForm mine) =>
    [
        ($"{measure.Text}: {texts["values.state"]}", texts["values.state." + (theirs.State ?? "missing")].Value, texts["values.state." + Words.Code(mine.Chosen())].Value),
        ($"{measure.Text}: {texts["values.value"]}", theirs.Value, mine.Value),
        ($"{measure.Text}: {texts["values.yes-no"]}", measure.Kind == MeasureKind.YesNo ? theirs.YesNo : null, measure.Kind == MeasureKind.YesNo ? mine.YesNo : null),
        ($"{measure.Text}: {texts["values.text"]}", theirs.Text, mine.Text),
        ($"{measure.Text}: {texts["values.women"]}", theirs.Women, mine.Women),
        ($"{measure.Text}: {texts["values.men"]}", theirs.Men, mine.Men),
        ($"{measure.Text}: {texts["values.day"]}", theirs.Day, mine.Day),
        ($"{measure.Text}: {texts["values.source"]}", theirs.Source, mine.Source),
        ($"{measure.Text}: {texts["values.forecast"]}", theirs.Forecast, mine.Forecast),
    ];

    private async Task<bool> LoadAsync(Guid id, int year, int number, CancellationToken cancellation)
    {
        if (year is < 1990 or > 2999 || await note.FindAsync(new GoalId(id), (await periods.CalendarAsync(cancellation)).KeyOf(year, number), cancellation) is not { } found)
        {
            return false;
        }

        Of = found;
        var (isYearClosed, exemption) = await exemptions.AccessAsync(ExemptionKind.Assessment, id, year, number, cancellation);
        IsLocked = (isYearClosed || found.Period.IsLocked) && exemption is null;
        return true;
    }
}
