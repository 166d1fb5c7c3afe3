using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.Organisation.Reorganising;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Units;

/// <summary>One change of the organisation: its fields, then what exactly it will do, then yes (R126).</summary>
[May(Permission.ManageOrganisation)]
public sealed class ReorganiseModel(Reorganise reorganise, UnitChoices choices, Periods periods, CurrentUser user, IStringLocalizer<OrganisationTexts> texts) : PageModel
{
    /// <summary>The kinds by the word that their address has.</summary>
    public static IReadOnlyList<(string Code, ReorganisationKind Kind, bool OfBodies)> Kinds { get; } =
    [
        ("byt-namn", ReorganisationKind.Rename, false),
        ("flytta", ReorganisationKind.Move, false),
        ("sla-ihop", ReorganisationKind.Merge, false),
        ("dela", ReorganisationKind.Split, false),
        ("avsluta", ReorganisationKind.Close, false),
        ("organ-byt-namn", ReorganisationKind.BodyRename, true),
        ("organ-upphor", ReorganisationKind.BodyEnd, true),
    ];

    [BindProperty]
    public ReorganisationForm Form { get; set; } = new();

    public string Code { get; private set; } = "";

    public ReorganisationKind Kind { get; private set; }

    public IReadOnlyList<UnitChoice> Units { get; private set; } = [];

    public IReadOnlyList<Body> Bodies { get; private set; } = [];

    /// <summary>What it will do; null before anybody has asked.</summary>
    public ReorganisationPreview? Preview { get; private set; }

    public bool MayRead => user.May(Permission.ReadPlan);

    public bool IsOfBodies => Kind is ReorganisationKind.BodyRename or ReorganisationKind.BodyEnd;

    public static string CodeOf(ReorganisationKind kind) => Kinds.First(k => k.Kind == kind).Code;

    public async Task<IActionResult> OnGetAsync(string kind, Guid? id, CancellationToken cancellation)
    {
        if (!await LoadAsync(kind, cancellation))
        {
            return NotFound();
        }

        Form.Day = new DateOnly(periods.Today.Year + 1, 1, 1);
        Form.Subject = id;
        Form.Subjects = id is { } one ? [one] : [];
        var unit = Units.FirstOrDefault(u => u.Unit.Id.Value == id)?.Unit;
        if (Kind is ReorganisationKind.Move or ReorganisationKind.Merge)
        {
            Form.Parent = unit?.ParentId?.Value;
        }

        Form.Parts = [.. Enumerable.Range(0, ReorganisationForm.MostParts).Select(_ => new PartForm { Id = Guid.CreateVersion7() })];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string kind, CancellationToken cancellation)
    {
        if (!await LoadAsync(kind, cancellation))
        {
            return NotFound();
        }

        this.Require("Form.Day", Form.Day, texts["reorg.day-missing"]);
        this.RequireText("Form.Decision", Form.Decision, Styrkedja.Application.Words.Current["rule.reorganisation-decision-required"]);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var asked = Form.Asked(Kind);
        try
        {
            if (Form.Step == "confirm")
            {
                await reorganise.HandleAsync(asked, Form.Seen, cancellation);
                TempData["Said"] = texts[asked.Day > periods.Today ? "reorg.said-coming" : "reorg.said", Dates.InWords(asked.Day)].Value;
                return Redirect(Address.Organisation());
            }
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            this.AddRefusal(refusal, rule => ReorganisationForm.FieldOf(rule, Kind));
        }

        await PreviewAsync(asked, cancellation);
        return Page();
    }

    // What was refused may still be shown: the choices made are there to be mended.
    private async Task PreviewAsync(ReorganisationAsked asked, CancellationToken cancellation)
    {
        try
        {
            Preview = await reorganise.PreviewAsync(asked, cancellation);
            Form.Seen = Preview.Fingerprint;
            Form.Choices = [.. Preview.Carried.Select(c => new ChoiceForm { Id = c.Id, To = c.Chosen })];
            foreach (var key in ModelState.Keys.Where(k => k.StartsWith("Form.Choices", StringComparison.Ordinal) || k == "Form.Seen").ToList())
            {
                ModelState.Remove(key);
            }
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            if (ModelState.IsValid)
            {
                this.AddRefusal(refusal, rule => ReorganisationForm.FieldOf(rule, Kind));
            }
        }
    }

    private async Task<bool> LoadAsync(string kind, CancellationToken cancellation)
    {
        if (Kinds.FirstOrDefault(k => k.Code == kind) is not { Code: not null } known)
        {
            return false;
        }

        (Code, Kind) = (known.Code, known.Kind);
        if (IsOfBodies)
        {
            Bodies = await choices.BodiesAsync(periods.Today, cancellation);
        }
        else
        {
            Units = await choices.UnitsAsync(periods.Today, cancellation);
        }

        return true;
    }
}
