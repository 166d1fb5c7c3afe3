using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.Import;
using Styrkedja.Application.Import.Storing;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;

namespace Styrkedja.Web.Pages.Import;

/// <summary>Corrects what was understood of one activity before it is taken in.</summary>
[May(Permission.ImportDocuments)]
public sealed class CorrectModel(PendingImports imports, IStringLocalizer<Resources.ImportTexts> texts) : PageModel
{
    [BindProperty]
    [Longest(TextLimits.Title)]
    public string? ActivityTitle { get; set; }

    [BindProperty]
    public DateOnly? Start { get; set; }

    [BindProperty]
    public DateOnly? End { get; set; }

    /// <summary>One department a line.</summary>
    [BindProperty]
    public string? Departments { get; set; }

    [BindProperty]
    public string? Description { get; set; }

    /// <summary>A status' code, empty for none.</summary>
    [BindProperty]
    public string? Status { get; set; }

    [BindProperty]
    public string? Comment { get; set; }

    [BindProperty]
    public string? WaitingFor { get; set; }

    [BindProperty]
    public string? DeviationText { get; set; }

    public PendingImport Import { get; private set; } = null!;

    public ImportedDocument Document { get; private set; } = null!;

    public ImportedActivity Activity { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, int goal, int index, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, goal, index, cancellation))
        {
            return NotFound();
        }

        ActivityTitle = Activity.Title;
        Start = Activity.Start;
        End = Activity.End;
        Departments = string.Join('\n', Activity.Units);
        Description = Activity.Description;
        Status = Activity.Status is { } status ? StatusOf(status).Code : "";
        Comment = Activity.Comment;
        WaitingFor = Activity.WaitingFor;
        DeviationText = Activity.DeviationText;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, int goal, int index, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, goal, index, cancellation))
        {
            return NotFound();
        }

        if (string.IsNullOrWhiteSpace(ActivityTitle))
        {
            ModelState.AddModelError(nameof(ActivityTitle), Words.Current["rule.activity-title-required"]);
        }

        if (Start is { } start && End is { } end && end < start)
        {
            ModelState.AddModelError(nameof(End), texts["end-before-start"]);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var chosen = ActivityStatus.All.Where(s => s.Code == Status).Select(s => (ActivityStatus?)s).FirstOrDefault();
        var corrected = Activity with
        {
            Title = ActivityTitle!.Trim(),
            Start = Start,
            End = End,
            Units = (Departments ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            Description = Given(Description),
            Status = chosen is { } s ? new ImportedStatus(s.Phase, s.Deviation, Words.Swedish.Status(s)) : null,
            Comment = Given(Comment),
            WaitingFor = chosen is { Phase: Phase.OnHold } ? Given(WaitingFor) : null,
            DeviationText = Given(DeviationText),
        };
        var goals = Document.Goals.ToList();
        var activities = goals[goal].Activities.ToList();
        activities[index] = corrected;
        goals[goal] = goals[goal] with { Activities = activities };
        await imports.CorrectAsync(id, Document with { Goals = goals }, cancellation);
        TempData["Said"] = texts["corrected", corrected.Title].Value;
        return Redirect($"/import/{id}");
    }

    public static ActivityStatus StatusOf(ImportedStatus status) =>
        ActivityStatus.AllowsDeviation(status.Phase) ? new ActivityStatus(status.Phase, status.Deviation) : new ActivityStatus(status.Phase);

    private async Task<bool> LoadAsync(Guid id, int goal, int index, CancellationToken cancellation)
    {
        if (await imports.FindAsync(id, cancellation) is not { } found || goal < 0 || goal >= found.Document.Goals.Count || index < 0 || index >= found.Document.Goals[goal].Activities.Count)
        {
            return false;
        }

        (Import, Document) = found;
        Activity = Document.Goals[goal].Activities[index];
        return true;
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ReplaceLineEndings("\n");
}
