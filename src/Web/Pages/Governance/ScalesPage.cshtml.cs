using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.Governance;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.People;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Governance;

/// <summary>The words, signs and order of the year's scales.</summary>
[May(Permission.ManageGovernance)]
public sealed class ScalesPageModel(ChangeGovernanceModel change, IStringLocalizer<GovernanceTexts> texts) : ModelPartPage(change, texts)
{
    [BindProperty]
    public List<ScaleValueForm> Values { get; set; } = [];

    public async Task<IActionResult> OnGetAsync(int year, CancellationToken cancellation)
    {
        if (!await LoadAsync(year, cancellation))
        {
            return NotFound();
        }

        Values = [.. Scale.Default.SelectMany(s => ScaleValueForm.Of(RulesShown.ScaleOf(s.Kind)))];
        Version = Years.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int year, CancellationToken cancellation)
    {
        if (!await LoadAsync(year, cancellation))
        {
            return NotFound();
        }

        // What was not sent along keeps what is stored: a form cut short must not empty a scale.
        var rules = Values.Where(v => v.IsKnown).GroupBy(v => v.Kind).Aggregate(
            RulesShown,
            (sofar, scale) => sofar.With(new Scale(scale.Key, [.. scale.Where(v => v.Used || scale.Key == ScaleKind.Status).OrderBy(v => v.Place ?? int.MaxValue).Select(v => v.Given)])));
        return await SaveAsync(rules, ModelPart.Scales, "governance-model.scales-changed", "parts.scales", cancellation);
    }
}

/// <summary>A value of a scale as typed.</summary>
public sealed class ScaleValueForm
{
    public ScaleKind Kind { get; set; }

    public string Code { get; set; } = "";

    public bool Used { get; set; }

    public string? Word { get; set; }

    public ScaleLook? Look { get; set; }

    public int? Place { get; set; }

    public bool CountsAsMet { get; set; }

    public bool IsKnown => Scale.DefaultOf(Kind).Has(Code);

    public ScaleValue Given => new(Code, string.IsNullOrWhiteSpace(Word) ? null : Word.Trim(), Kind == ScaleKind.Status ? null : Look ?? ScaleLook.GreyQuestion, CountsAsMet);

    /// <summary>The values in use in their order, then those that are not.</summary>
    public static IEnumerable<ScaleValueForm> Of(Scale scale) => scale.Values
        .Concat(Scale.DefaultOf(scale.Kind).Values.Where(v => !scale.Has(v.Code)))
        .Select((v, i) => new ScaleValueForm { Kind = scale.Kind, Code = v.Code, Used = scale.Has(v.Code), Word = v.Word, Look = v.Look, Place = i + 1, CountsAsMet = v.CountsAsMet });
}
