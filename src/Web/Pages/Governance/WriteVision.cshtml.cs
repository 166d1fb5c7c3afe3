using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Domain;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;
using Styrkedja.Web.Drafts;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Governance;

/// <summary>Writes a new version of the vision from the present one, or changes one that no report carries.</summary>
[May(Permission.ManageGovernance)]
public sealed class WriteVisionModel(VisionReading visions, ChangeVision change, Periods periods, IStringLocalizer<VisionTexts> texts) : PageModel
{
    [BindProperty]
    public VisionForm Form { get; set; } = new();

    /// <summary>The version a new one is written from; the one in force, else the latest, where nothing is said.</summary>
    [FromQuery(Name = "fran")]
    public Guid? From { get; set; }

    /// <summary>Null for a new one.</summary>
    public Vision? Stored { get; private set; }

    /// <summary>Null where there is none to write from.</summary>
    public Vision? Base { get; private set; }

    /// <summary>What somebody else has saved since the form was opened; null when nobody has.</summary>
    public Meanwhile? Meanwhile { get; private set; }

    public string Cancel => Stored is { } vision ? Address.Of(vision.Id) : Address.Vision;

    private uint StoredVersion { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        Form = VisionForm.Of(Stored ?? Base, StoredVersion);
        if (Stored is null)
        {
            (Form.From, Form.To) = (null, null);
        }

        for (var rows = await PageDrafts.RowsAsync(HttpContext, "Form.Areas"); Form.Areas.Count < rows;)
        {
            Form.AddRows();
        }

        return Page();
    }

    public async Task<IActionResult> OnPostRowsAsync(Guid? id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        Form.AddRows();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        Check();
        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            VisionId saved;
            if (Stored is { } vision)
            {
                await change.ChangeAsync(saved = vision.Id, Form.Given(), Form.Version, cancellation);
            }
            else
            {
                saved = await change.ProposeAsync(Form.Given(), cancellation);
            }

            TempData["Said"] = texts[Stored is null ? "said.proposed" : "said.changed", Dates.InWords(Form.From!.Value)].Value;
            return Redirect(Address.Of(saved));
        }
        catch (RuleBrokenException refusal) when (refusal.Rule == Meanwhile.Rule)
        {
            Meanwhile = Differences(VisionForm.Of(Stored, StoredVersion));
            Form.Version = StoredVersion;
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            this.AddRefusal(refusal, rule => FieldOf(rule, refusal));
        }

        return Page();
    }

    /// <summary>Which version it is written from, kept while the form is sent.</summary>
    public string Query() => QueryString.Create(new Dictionary<string, string?> { ["fran"] = From?.ToString() }.Where(p => p.Value is not null)).ToString();

    public string RowsAddress() => Request.Path + QueryString.Create(new Dictionary<string, string?> { ["fran"] = From?.ToString(), ["handler"] = "Rows" }.Where(p => p.Value is not null)) + "#omraden";

    public string NameOf(Vision vision) => Dates.InWords(vision.ValidFrom);

    private void Check()
    {
        this.RequireText("Form.Text", Form.Text, Words.Current["rule.vision-text-required"]);
        this.Require("Form.From", Form.From, texts["form.from-missing"]);
        foreach (var (field, day) in new[] { ("Form.From", Form.From), ("Form.To", Form.To) })
        {
            if (day is { Year: < 1990 or > 2999 })
            {
                ModelState.AddModelError(field, texts["form.day-strange"]);
            }
        }

        for (var i = 0; i < Form.Areas.Count; i++)
        {
            if (Form.Areas[i].IsGiven() && !Form.Areas[i].Drop)
            {
                this.RequireText($"Form.Areas[{i}].Name", Form.Areas[i].Name, Words.Current["rule.focus-area-name-required"]);
            }
        }
    }

    private string FieldOf(string rule, RuleBrokenException refusal)
    {
        if (rule == "focus-area-in-use" && Form.Areas.FindIndex(a => a.Drop && NameBefore(a.Id) == (string)refusal.Facts[0]) is var at and >= 0)
        {
            Form.Areas[at].InUse = true;
            return $"Form.Areas[{at}].End";
        }

        return rule switch
        {
            "vision-text-required" => "Form.Text",
            "vision-same-day" or "vision-overlaps-earlier" => "Form.From",
            "vision-ends-before-it-starts" or "vision-overlaps-later" => "Form.To",
            _ => "",
        };
    }

    private string? NameBefore(Guid? area) => (Stored ?? Base)?.Areas.FirstOrDefault(a => a.Id.Value == area)?.Name;

    private Meanwhile Differences(VisionForm stored)
    {
        var ids = stored.Kept().Concat(Form.Kept()).Select(a => a.Id).OfType<Guid>().Distinct();
        return Meanwhile.Of(
        [
            (texts["form.text"], stored.Text, Form.Text),
            (texts["form.from"], stored.From, Form.From),
            (texts["form.to"], stored.To, Form.To),
            .. ids.Select(id => (NameBefore(id) ?? texts["form.area-name"].Value, (object?)Say(stored, id), (object?)Say(Form, id))),
            .. Form.Kept().Where(a => a.Id is null).Select(a => (texts["form.area-name"].Value, (object?)null, (object?)$"{a.Name}\n{a.Text}")),
            (texts["part.order"], OrderOf(stored), OrderOf(Form)),
        ]);

        string Say(VisionForm form, Guid id) => form.Kept().FirstOrDefault(a => a.Id == id) is { } area ? $"{area.Name}\n{area.Text}" : texts["form.dropped"];

        string OrderOf(VisionForm form) => string.Join(", ", form.Kept().Where(a => a.Id is not null && stored.Kept().Any(s => s.Id == a.Id) && Form.Kept().Any(f => f.Id == a.Id)).Select(a => NameBefore(a.Id)));
    }

    private async Task<bool> LoadAsync(Guid? id, CancellationToken cancellation)
    {
        if (id is { } wanted)
        {
            if (await change.ForReadingAsync(new VisionId(wanted), cancellation) is not { } found)
            {
                return false;
            }

            (Stored, StoredVersion) = found;
            return true;
        }

        var history = (await visions.AllAsync(cancellation)).History;
        Base = (From is { } from ? history.Find(new VisionId(from)) : null) ?? history.InForceOn(periods.Today) ?? (history.Versions is [.., var latest] ? latest : null);
        return true;
    }
}
