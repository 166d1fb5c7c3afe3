using Styrkedja.Application;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Time;

namespace Styrkedja.Web.Pages.Activities;

/// <summary>The report form exactly as typed: every field is text, so that nothing is lost that cannot be understood yet.</summary>
public sealed class ReportForm
{
    /// <summary>A phase's code, e.g. <c>on-hold</c>.</summary>
    public string? Phase { get; set; }

    /// <summary><c>yes</c> as planned, <c>no</c> with deviation.</summary>
    public string? AsPlanned { get; set; }

    public string? DeviationText { get; set; }

    public string? WaitingFor { get; set; }

    public string? Comment { get; set; }

    /// <summary><c>plan</c> or <c>other</c>.</summary>
    public string? EndKind { get; set; }

    public string? ExpectedEnd { get; set; }

    /// <summary>The latest revision the person had before their eyes; 0 for none.</summary>
    public int SeenRevision { get; set; }

    /// <summary>Codes of the questions the person has answered by sending all the same.</summary>
    public string? Answered { get; set; }

    public static ReportForm From(StatusReport report) => new()
    {
        Phase = Words.Code(report.Phase),
        AsPlanned = report.Deviation ? "no" : "yes",
        DeviationText = report.DeviationText,
        WaitingFor = report.WaitingFor,
        Comment = report.Comment,
        EndKind = report.ExpectedEnd is null ? "plan" : "other",
        ExpectedEnd = report.ExpectedEnd is { } end ? Components.Dates.Expected(end) : null,
        SeenRevision = report.Revision,
    };

    /// <param name="value">What a draft or a held form has in a field of a name; null for nothing.</param>
    public static ReportForm FromFields(Func<string, string?> value)
    {
        return new ReportForm
        {
            Phase = Get(nameof(Phase)),
            AsPlanned = Get(nameof(AsPlanned)),
            DeviationText = Get(nameof(DeviationText)),
            WaitingFor = Get(nameof(WaitingFor)),
            Comment = Get(nameof(Comment)),
            EndKind = Get(nameof(EndKind)),
            ExpectedEnd = Get(nameof(ExpectedEnd)),
            SeenRevision = int.TryParse(Get(nameof(SeenRevision)), out var revision) ? revision : 0,
        };

        string? Get(string name) => value($"Form.{name}");
    }

    /// <summary>The phase; null when none is chosen.</summary>
    public Phase? ChosenPhase => Enum.GetValues<Phase>().Select(p => (Phase?)p).FirstOrDefault(p => Words.Code(p!.Value) == Phase);

    /// <summary>Null when something that decides the status is not chosen yet.</summary>
    public ActivityStatus? Status => ChosenPhase is not { } phase ? null
        : !ActivityStatus.AllowsDeviation(phase) ? new ActivityStatus(phase)
        : AsPlanned is "yes" or "no" ? new ActivityStatus(phase, AsPlanned == "no") : null;

    /// <summary>What the form says. Texts of fields that the choice hides are left out of the report, never out of the draft.</summary>
    public StatusGiven Given(ActivityStatus status) => new(
        status,
        Comment?.ReplaceLineEndings("\n"),
        status.Deviation ? DeviationText?.ReplaceLineEndings("\n") : null,
        status.Phase == Domain.Activities.Phase.OnHold ? WaitingFor : null,
        EndKind == "other" ? ExpectedEndText.Read(ExpectedEnd) : null);
}
