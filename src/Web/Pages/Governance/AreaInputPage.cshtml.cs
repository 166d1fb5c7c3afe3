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
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Governance;

/// <summary>What a focus area was built from, as typed (R020).</summary>
public sealed class AreaInputForm
{
    /// <summary>A source's code, e.g. <c>citizens</c>.</summary>
    public string? Source { get; set; }

    public string? Text { get; set; }

    /// <summary>One a line, or with commas between.</summary>
    public string? Keywords { get; set; }

    [Longest(TextLimits.Name)]
    public string? Where { get; set; }

    public DateOnly? On { get; set; }

    /// <summary>The version the person had before their eyes.</summary>
    public uint Version { get; set; }

    public InputSource? SourceChosen => Enum.GetValues<InputSource>().Select(s => (InputSource?)s).FirstOrDefault(s => Words.Code(s!.Value) == Source);

    /// <summary>Of a form that has a source. No property: binding reads every one of those, of any form.</summary>
    public AreaInputDetails Given() => new(SourceChosen!.Value, Text?.ReplaceLineEndings("\n") ?? "", AreaInput.KeywordsIn(Keywords), On, Where);

    public static AreaInputForm Of(AreaInput input, uint version) => new()
    {
        Source = Words.Code(input.Source),
        Text = input.Text,
        Keywords = input.Keywords.Count == 0 ? null : string.Join('\n', input.Keywords),
        Where = input.GatheredWhere,
        On = input.GatheredOn,
        Version = version,
    };
}

/// <summary>Adds a piece of what a focus area was built from, changes one or takes one away.</summary>
[May(Permission.ManageGovernance)]
public sealed class AreaInputPageModel(FocusAreaReading reading, ChangeFocusArea change, Periods periods, IStringLocalizer<VisionTexts> texts) : PageModel
{
    private AreaInputForm? _stored;

    [BindProperty]
    public AreaInputForm Form { get; set; } = new();

    public FocusAreaId Area { get; private set; }

    public string AreaName { get; private set; } = "";

    public bool IsNew => _stored is null;

    /// <summary>What somebody else has saved since the form was opened; null when nobody has.</summary>
    public Meanwhile? Meanwhile { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid area, Guid? id, CancellationToken cancellation)
    {
        if (!await LoadAsync(area, id, cancellation))
        {
            return NotFound();
        }

        Form = _stored ?? new AreaInputForm();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid area, Guid? id, CancellationToken cancellation)
    {
        if (!await LoadAsync(area, id, cancellation))
        {
            return NotFound();
        }

        this.Require("Form.Source", Form.SourceChosen, texts["input.source-missing"]);
        this.RequireText("Form.Text", Form.Text, Words.Current["rule.input-text-required"]);
        return ModelState.IsValid
            ? await DoAsync(() => id is { } input ? change.ChangeInputAsync(Area, input, Form.Given(), Form.Version, cancellation) : change.AddInputAsync(Area, Form.Given(), cancellation), "input.saved")
            : Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid area, Guid id, CancellationToken cancellation) =>
        await LoadAsync(area, id, cancellation) ? await DoAsync(() => change.RemoveInputAsync(Area, id, Form.Version, cancellation), "input.removed") : NotFound();

    private async Task<IActionResult> DoAsync(Func<Task> work, string said)
    {
        try
        {
            await work();
            TempData["Said"] = texts[said].Value;
            return Redirect(Address.Of(Area) + "#underlag");
        }
        catch (RuleBrokenException refusal) when (refusal.Rule == Meanwhile.Rule && said == "input.saved")
        {
            Meanwhile = Meanwhile.Of(
                (texts["input.source"], SourceOf(_stored!), SourceOf(Form)), (texts["input.text"], _stored!.Text, Form.Text), (texts["input.keywords"], _stored.Keywords, Form.Keywords),
                (texts["input.where"], _stored.Where, Form.Where), (texts["input.on"], _stored.On, Form.On));
            Form.Version = _stored.Version;
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            if (said == "input.removed")
            {
                ModelState.Clear();
                Form = _stored!;
            }

            this.AddRefusal(refusal, rule => rule switch { "input-keywords-too-many" => "Form.Keywords", "input-text-required" => "Form.Text", _ => "" });
        }

        return Page();
    }

    private string? SourceOf(AreaInputForm form) => form.SourceChosen is { } source ? texts["source." + Words.Code(source)].Value : null;

    private async Task<bool> LoadAsync(Guid area, Guid? id, CancellationToken cancellation)
    {
        Area = new FocusAreaId(area);
        if (await reading.FindAsync(Area, cancellation) is not { } view)
        {
            return false;
        }

        AreaName = view.On(periods.Today).Name;
        if (id is not { } wanted)
        {
            return true;
        }

        if (await change.InputForChangeAsync(Area, wanted, cancellation) is not { } found)
        {
            return false;
        }

        _stored = AreaInputForm.Of(found.Input, found.Version);
        return true;
    }
}
