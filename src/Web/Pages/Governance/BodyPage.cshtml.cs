using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Organisation;
using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Governance;

/// <summary>Adds a political body, renames one or ends it.</summary>
[May(Permission.ManageGovernance)]
public sealed class BodyPageModel(ChangeBody change, OrganisationReading organisation, UnitChoices choices, Periods periods, IStringLocalizer<SettingsTexts> texts) : PageModel
{
    private uint _version;

    [BindProperty]
    public BodyForm Form { get; set; } = new();

    /// <summary>Null for one that is being added.</summary>
    public Body? Stored { get; private set; }

    /// <summary>The name before it was changed.</summary>
    public string? StoredName { get; private set; }

    /// <summary>What somebody else has saved since the form was opened; null when nobody has.</summary>
    public Meanwhile? Meanwhile { get; private set; }

    public IReadOnlyList<PastChange> History { get; private set; } = [];

    public IReadOnlyList<Body> Bodies { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken cancellation)
    {
        if (await LoadAsync(id, cancellation) is { } missing)
        {
            return missing;
        }

        Form = Stored is { } body
            ? new BodyForm { Name = body.Name, To = body.ValidTo, Version = _version }
            : new BodyForm { Kind = Words.Code(BodyKind.Committee), From = new DateOnly(periods.Today.Year, 1, 1) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancellation)
    {
        if (await LoadAsync(id, cancellation) is { } missing)
        {
            return missing;
        }

        var kind = Enum.GetValues<BodyKind>().Select(k => (BodyKind?)k).FirstOrDefault(k => Words.Code(k!.Value) == Form.Kind);
        if (Stored is null)
        {
            this.Require("Form.Kind", kind, texts["body.kind-missing"]);
            this.Require("Form.From", Form.From, texts["date.missing"]);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var storedTo = Stored?.ValidTo;
        try
        {
            await (Stored is { } body
                ? change.HandleAsync(body.Id, Form.Name, Form.To, Form.Version, cancellation)
                : change.AddAsync(Form.Name, kind!.Value, Form.Parent is { } parent ? new BodyId(parent) : null, Form.From!.Value, cancellation));
            TempData["Said"] = texts["body.saved", Form.Name!.Trim()].Value;
            return Redirect(Address.Governance(periods.Today.Year) + "#organ");
        }
        catch (RuleBrokenException refusal) when (refusal.Rule == Meanwhile.Rule)
        {
            Meanwhile = Meanwhile.Of((texts["body.name"], StoredName, Form.Name), (texts["body.to"], storedTo, Form.To));
            Form.Version = _version;
            return Page();
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            this.AddRefusal(refusal, rule => rule switch { "body-name-required" => "Form.Name", "body-closed-before-start" or "body-closed-with-goals" => "Form.To", _ => "Form.Parent" });
            return Page();
        }
    }

    private async Task<IActionResult?> LoadAsync(Guid? id, CancellationToken cancellation)
    {
        Bodies = await choices.BodiesAsync(periods.Today, cancellation);
        if (id is { } wanted)
        {
            if (await change.ForChangeAsync(new BodyId(wanted), cancellation) is not { } found)
            {
                return NotFound();
            }

            (Stored, _version) = found;
            StoredName = Stored.Name;
            History = await organisation.HistoryAsync(Stored, cancellation);
        }

        return null;
    }
}

/// <summary>The fields of a body; kind, parent and first day are chosen once.</summary>
public sealed class BodyForm
{
    [Longest(TextLimits.Name)]
    public string? Name { get; set; }

    public string? Kind { get; set; }

    public Guid? Parent { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    /// <summary>The version the person had before their eyes; after a conflict the one shown then, so that saving again is a choice.</summary>
    public uint Version { get; set; }
}
