using Styrkedja.Documents.Reports;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Time;

namespace Styrkedja.Documents.Tests.Samples;

/// <summary>Reads as prose: <c>An.Activity("…").By("Skolkök").Waiting().Saying("…")</c>.</summary>
internal sealed class ActivityBuilder(string title)
{
    private ReportedActivity _activity = new(title, [], new DateRange(new(2024, 1, 1), new(2024, 12, 31)), null, null, null, null, null, null);

    public ActivityBuilder By(params string[] units) => With(_activity with { Units = units });

    public ActivityBuilder From(string start, string end) => With(_activity with
    {
        Plan = new DateRange(DateOnly.ParseExact(start, "yyyy-MM-dd"), DateOnly.ParseExact(end, "yyyy-MM-dd")),
    });

    public ActivityBuilder About(string description) => With(_activity with { Description = description });

    public ActivityBuilder Completed() => Is(ActivityStatus.CompletedAsPlanned);

    public ActivityBuilder CompletedLate(string deviation) => Is(ActivityStatus.CompletedWithDeviation).Deviating(deviation);

    public ActivityBuilder Ongoing() => Is(ActivityStatus.OngoingAsPlanned);

    public ActivityBuilder OngoingLate(string deviation) => Is(ActivityStatus.OngoingWithDeviation).Deviating(deviation);

    public ActivityBuilder Waiting() => Is(ActivityStatus.OnHold);

    public ActivityBuilder For(string cause) => With(_activity with { WaitingFor = cause });

    public ActivityBuilder NotStarted() => Is(ActivityStatus.NotStarted);

    public ActivityBuilder Cancelled() => Is(ActivityStatus.Cancelled);

    public ActivityBuilder Saying(string comment) => With(_activity with { Comment = comment });

    public ActivityBuilder AwaitingApproval() => With(_activity with { AwaitsApproval = true });

    public ActivityBuilder Deviating(string text) => With(_activity with { DeviationText = text });

    public ActivityBuilder Expected(string end) => With(_activity with { ExpectedEnd = end });

    public ActivityBuilder Is(ActivityStatus status) => With(_activity with { Status = status });

    public ReportedActivity Build() => _activity;

    public static implicit operator ReportedActivity(ActivityBuilder builder) => builder.Build();

    private ActivityBuilder With(ReportedActivity activity)
    {
        _activity = activity;
        return this;
    }
}

internal static class An
{
    public static ActivityBuilder Activity(string title) => new(title);
}
