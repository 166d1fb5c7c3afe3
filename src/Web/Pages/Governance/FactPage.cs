using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.Governance;
using Styrkedja.Domain;
using Styrkedja.Web.Components;
using Styrkedja.Web.Pages.Import;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Governance;

/// <summary>A page that takes in a table of facts: handed in or pasted, looked at, and stored when a person has said yes.</summary>
public abstract class FactPage(IStringLocalizer<VisionTexts> texts) : PageModel
{
    /// <summary>Characters of a table; the longest there is has some 20,000.</summary>
    private const int MostCharacters = 200_000;

    [BindProperty]
    public IFormFile? Document { get; set; }

    /// <summary>What is looked at; a file's text is put here, so that it can be corrected where it stands.</summary>
    [BindProperty]
    [Longest(MostCharacters)]
    public string? Pasted { get; set; }

    /// <summary>Sum of what the person had before their eyes.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>What storing it would do; null until somebody has asked.</summary>
    public FactComparison? Comparison { get; private set; }

    /// <summary>The head row that the table must have.</summary>
    public abstract string Columns { get; }

    public abstract string StoreAddress();

    /// <summary>Whether there is something to store and nothing that forbids it.</summary>
    public virtual bool IsReady() => Comparison is { Faults.Count: 0, Differences.Count: > 0 };

    public virtual string StoreText() => texts["facts.store", new Counted(Comparison!.Differences.Count)];

    protected IStringLocalizer<VisionTexts> Texts => texts;

    /// <summary>Reads what was handed in and says at its field what is wrong with it.</summary>
    protected async Task LookAsync(Func<string, Task<(FactComparison? Comparison, string? Failure)>> compare)
    {
        if (Document is not null)
        {
            await using var content = Document.OpenReadStream();
            var (text, failure) = FactTable.TextOf(content, UploadedFile.NameOf(Document));
            if (text is null || text.Length > MostCharacters)
            {
                ModelState.AddModelError(nameof(Document), failure ?? texts["facts.too-long"]);
                return;
            }

            ModelState.Remove(nameof(Pasted));
            Pasted = text;
        }

        if (Pasted is null)
        {
            ModelState.AddModelError(nameof(Document), texts["facts.missing"]);
        }
        else if (ModelState.IsValid)
        {
            (Comparison, var failure) = await compare(Pasted);
            if (failure is not null)
            {
                ModelState.AddModelError(nameof(Pasted), failure);
            }
        }
    }

    /// <summary>Everything that is wrong with the table, as a text file.</summary>
    protected async Task<IActionResult> FaultsAsync(Func<string, Task<(FactComparison? Comparison, string? Failure)>> compare)
    {
        var (comparison, failure) = await compare(Pasted ?? "");
        return FaultFile.Of(comparison?.Faults.Select(f => $"{texts["facts.row-n", new Counted(f.Row)].Value}, {f.Column}: {f.Sentence(Application.Words.Current)}") ?? [failure ?? ""], texts["facts.file"]);
    }

    /// <summary>Stores it, unless it would do something else than what was seen; then it is shown anew.</summary>
    /// <returns>Whether it was stored.</returns>
    protected async Task<bool> StoreAsync(Func<string, Task<(FactComparison? Comparison, string? Failure)>> compare, Func<string, Task> store)
    {
        Document = null;
        try
        {
            if (Pasted is not null && ModelState.IsValid)
            {
                await store(Pasted);
                return true;
            }
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            await LookAsync(compare);
            this.AddRefusal(refusal, _ => "");
            return false;
        }

        await LookAsync(compare);
        return false;
    }
}
