using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.FollowUp;

/// <summary>What is made final knows of assessments that a second person has still to confirm.</summary>
internal static class UnconfirmedAssessments
{
    /// <param name="even">Whether the person has said yes all the same.</param>
    /// <exception cref="RuleBrokenException"><c>period-unconfirmed</c></exception>
    public static async Task RequireConfirmedAsync(this StyrkedjaDbContext database, PeriodKey tertial, bool even, CancellationToken cancellation)
    {
        if (even)
        {
            return;
        }

        var left = await database.Assessments.CountAsync(
            a => a.Year == tertial.Year && a.Number == tertial.Number && (a.Confirmation == Confirmation.Waiting || a.Confirmation == Confirmation.Returned), cancellation);
        if (left > 0)
        {
            throw new RuleBrokenException("period-unconfirmed", left);
        }
    }
}
