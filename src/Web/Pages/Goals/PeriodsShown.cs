using Styrkedja.Application.FollowUp;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Time;

namespace Styrkedja.Web.Pages.Goals;

/// <summary>A goal's periods beside each other, for the partial of that name.</summary>
/// <param name="Periods">Oldest first.</param>
/// <param name="At">The one the page is about.</param>
/// <param name="SuggestedNow">What is suggested for it now, shown while nobody has decided; null where the page does not know.</param>
public sealed record PeriodsShown(Goal Goal, IReadOnlyList<PeriodBeside> Periods, PeriodKey At, Assessment? SuggestedNow = null)
{
    private const int Brief = 140;

    /// <summary>A reason's beginning, cut at a word; whole where it is short.</summary>
    public static string InBrief(string reason)
    {
        var line = string.Join(' ', reason.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= Brief)
        {
            return line;
        }

        var end = line.LastIndexOf(' ', Brief);
        return $"{line[..(end > 0 ? end : Brief)]} …";
    }
}
