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
    public static IReadOnlyList<(string Code, ReorganisationKind Kind)> Kinds { get; } =
    [
        ("byt-namn", ReorganisationKind.Rename),
        ("flytta", ReorganisationKind.Move),
        ("sla-ihop", ReorganisationKind.Merge),
        ("dela", ReorganisationKind.Split),
        ("avsluta", ReorganisationKind.Close),
        ("organ-byt-namn", ReorganisationKind.BodyRename),
        ("organ-flytta", ReorganisationKind.BodyMove),
        ("organ-sla-ihop", ReorganisationKind.BodyMerge),
        ("organ-dela", ReorganisationKind.BodySplit),
        ("organ-upphor", ReorganisationKind.BodyEnd),
    ];

    [BindProperty]
    public ReorganisationForm Form { get; set; } = new();

    public string Code { get; private set; } = "";

    public ReorganisationKind Kind { get; private set; }

    /// <summary>The units or bodies there are, a unit with a dash per level above it.</summary>
    public IReadOnlyList<(IOrganised One, string Name)> All { get; private set; } = [];

    /// <summary>Those it can be about: a municipality has one council, which is only renamed.</summary>
    public IEnumerable<(IOrganised One, string Name)> Subjects =>
        All.Where(a => Kind == ReorganisationKind.BodyRename || a.One is not Body { Kind: BodyKind.Council });

    /// <summary>What it will do; null before anybody has asked.</summary>
    public ReorganisationPreview? Preview { get; private set; }

    public bool MayRead => user.May(Permission.ReadPlan);

    public bool IsOfBodies => Kind.IsOfBodies();

    /// <summary>What the keys of words that speak of bodies end with.</summary>
    public string Of => IsOfBodies ? ".organ" : "";

    public bool IsRename => Kind is ReorganisationKind.Rename or ReorganisationKind.BodyRename;

    public bool IsMove => Kind is ReorganisationKind.Move or ReorganisationKind.BodyMove;

    public bool IsMerge => Kind is ReorganisationKind.Merge or ReorganisationKind.BodyMerge;

    public bool IsSplit => Kind is ReorganisationKind.Split or ReorganisationKind.BodySplit;

    public bool IsEnd => Kind is ReorganisationKind.Close or ReorganisationKind.BodyEnd;

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
        if (IsMove || IsMerge)
        {
            Form.Parent = All.FirstOrDefault(a => a.One.Key == id).One?.Above;
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
                var (_, already) = await reorganise.HandleAsync(asked, Form.Seen, cancellation);
                TempData["Said"] = already ? texts["reorg.said-already"].Value : texts[asked.Day > periods.Today ? "reorg.said-coming" : "reorg.said", Dates.InWords(asked.Day)].Value;
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
        All = IsOfBodies
            ? [.. (await choices.BodiesAsync(periods.Today, cancellation)).Select(b => ((IOrganised)b, b.Name))]
            : [.. (await choices.UnitsAsync(periods.Today, cancellation)).Select(u => ((IOrganised)u.Unit, u.Indented))];
        return true;
    }
}
