using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.Governance;
using Styrkedja.Domain;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Governance;

/// <summary>Begins the model of a year from what holds or from a ready one.</summary>
[May(Permission.ManageGovernance)]
public sealed class PrepareModelModel(ChangeGovernanceModel change, IStringLocalizer<GovernanceTexts> texts) : PageModel
{
    /// <summary>Starts from the rules that hold.</summary>
    public const string Holding = "holding";

    [BindProperty]
    public string? From { get; set; }

    public int Year { get; private set; }

    public bool Exists { get; private set; }

    public static IReadOnlyList<ReadyModel> Ready => ReadyModels.All(Words.Current);

    public async Task<IActionResult> OnGetAsync(int year, CancellationToken cancellation) => await LoadAsync(year, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(int year, CancellationToken cancellation)
    {
        if (!await LoadAsync(year, cancellation))
        {
            return NotFound();
        }

        this.RequireText(nameof(From), From, texts["new.missing"]);
        if (ModelState.IsValid)
        {
            try
            {
                await change.PrepareAsync(year, From == Holding ? null : From, texts["governance", year], cancellation);
                TempData["Said"] = texts["new.said", year].Value;
                return Redirect(Address.Governance(year));
            }
            catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
            {
                this.AddRefusal(refusal, rule => rule == "ready-model-unknown" ? nameof(From) : "");
            }
        }

        return Page();
    }

    private async Task<bool> LoadAsync(int year, CancellationToken cancellation)
    {
        if (year is < 1990 or > 2999)
        {
            return false;
        }

        Year = year;
        Exists = (await change.ForAsync(year, texts["governance", year], cancellation)).Version != 0;
        return true;
    }
}
