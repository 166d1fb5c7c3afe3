using Styrkedja.Domain;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Activities;

/// <summary>Where an activity's report for a period is written: what is begun there is no longer a draft once it is reported, whichever way.</summary>
public static class ReportAddress
{
    public static string Of(ActivityId activity, PeriodKey period) => $"/aktiviteter/{activity.Value}/rapportera/{period.Year}/{period.Number}";

    /// <summary>Where it is said that nothing has changed since last.</summary>
    public static string Unchanged(ActivityId activity, PeriodKey period) => $"/aktiviteter/{activity.Value}/oforandrat/{period.Year}/{period.Number}";
}
