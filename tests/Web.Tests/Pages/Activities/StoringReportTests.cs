using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Styrkedja.Application.Activities;
using Styrkedja.Application.Database;
using Styrkedja.Application.Drafts;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;

namespace Styrkedja.Web.Tests.Pages.Activities;

/// <summary>A report is stored by plain SQL, past the mapping that reads it.</summary>
public sealed class StoringReportTests : IAsyncLifetime
{
    private const string Form = "form[method=post]:has([name='Form.Comment'])";
    private static readonly DateOnly _today = new(2024, 9, 4);
    private TestSite _site = null!;
    private SamplePlan _plan = null!;
    private HttpClient _reporter = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Address => ReportAddress.Of(_plan.Activities[0], SamplePlan.Tertial);

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(_today);
        _plan = new SamplePlan(_site.Municipality);
        await _plan.LayOutAsync();
        await _plan.AddAsync(2, null);
        _reporter = await _site.SignedInAsync(_site.Visitor(followsRedirects: false), (Role.Reporter, _plan.Unit));
    }

    public ValueTask DisposeAsync()
    {
        _reporter.Dispose();
        return _site.DisposeAsync();
    }

    public static TheoryData<ActivityStatus, string?, string?, ExpectedEnd?> Said => new()
    {
        { new ActivityStatus(Phase.OnHold, false), null, "Upphandlingen; kommunledningen", new ExpectedEnd.Meeting(new DateOnly(2024, 11, 5), "KF") },
        { new ActivityStatus(Phase.Ongoing, true), "Försenat 😀", null, new ExpectedEnd.Month(2024, 12) },
        { ActivityStatus.OngoingAsPlanned, null, null, null },
    };

    [Theory]
    [MemberData(nameof(Said))]
    public async Task All_that_it_says_is_read_back_with_its_reason_and_its_draft_is_gone(ActivityStatus status, string? deviation, string? waitingFor, ExpectedEnd? end)
    {
        await AsReporterAsync(async services =>
        {
            await services.GetRequiredService<FormDrafts>().SaveAsync(Address, new Dictionary<string, string[]> { ["Form.Comment"] = ["Påbörjat"] }, null, Cancellation);
            var given = new StatusGiven(status, "Vi väntar.\nLänge.", deviation, waitingFor, end);
            var by = new Signature(services.GetRequiredService<CurrentUser>().Id, "Anna Prov", _site.Clock.Now) { InsteadOf = "Elin Prov" };
            var period = await services.GetRequiredService<Periods>().FindOrPlanAsync(SamplePlan.Tertial, Cancellation);
            var report = StatusReport.Take(_plan.Activities[0], period, given, 1, by, null, awaitsApproval: true);

            (await services.GetRequiredService<StoreReport>().TryAsync(report, period.Called, false, "Ersättare för Elin Prov", [Address], Cancellation)).ShouldBeTrue();

            var stored = await services.GetRequiredService<StyrkedjaDbContext>().StatusReports.AsNoTracking().SingleAsync(Cancellation);
            stored.ShouldBeEquivalentTo(report);
        });
        (await _site.Municipality.AsOwnerAsync("select concat_ws('|', verb, reason, actor) from styrkedja.event where subject_table = 'status_report'")).ShouldBe("activity.reported|Ersättare för Elin Prov|Anna Prov");
        (await DraftsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task One_whose_revision_is_taken_is_not_stored_and_leaves_its_draft()
    {
        await AsReporterAsync(async services =>
        {
            var store = services.GetRequiredService<StoreReport>();
            var period = await services.GetRequiredService<Periods>().FindOrPlanAsync(SamplePlan.Tertial, Cancellation);
            (await store.TryAsync(StatusReport.Take(_plan.Activities[0], period, new StatusGiven(ActivityStatus.OngoingAsPlanned, "Först."), 1, SamplePlan.By(), null, false), period.Called, false, null, [], Cancellation)).ShouldBeTrue();
            await services.GetRequiredService<FormDrafts>().SaveAsync(Address, new Dictionary<string, string[]> { ["Form.Comment"] = ["Sist"] }, null, Cancellation);

            (await store.TryAsync(StatusReport.Take(_plan.Activities[0], period, new StatusGiven(ActivityStatus.OngoingAsPlanned, "Sist."), 1, SamplePlan.By(), null, false), period.Called, false, null, [Address], Cancellation)).ShouldBeFalse();
        });
        (await _site.Municipality.AsOwnerAsync("select string_agg(comment, '|') from styrkedja.status_report")).ShouldBe("Först.");
        (await DraftsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task One_that_meets_the_lock_of_its_period_waits_for_it_and_is_refused_unless_it_is_exempted()
    {
        await AsReporterAsync(async services =>
        {
            var period = await services.GetRequiredService<Periods>().FindOrPlanAsync(SamplePlan.Tertial, Cancellation);
            var report = StatusReport.Take(_plan.Activities[0], period, new StatusGiven(ActivityStatus.OngoingAsPlanned, "I sista stund."), 1, SamplePlan.By(), null, false);
            await using var strategist = await _site.Municipality.Connections().OpenAsync(Cancellation);
            await using var transaction = await strategist.BeginTransactionAsync(Cancellation);
            await using var locking = new NpgsqlCommand("select set_config('styrkedja.verb', 'period.locked', true); update styrkedja.follow_up_period set locked_at = now() where year = 2024 and number = 2", strategist);
            await locking.ExecuteNonQueryAsync(Cancellation);

            var storing = services.GetRequiredService<StoreReport>().TryAsync(report, period.Called, false, null, [], Cancellation);
            while (!storing.IsCompleted && !(bool)(await _site.Municipality.AsOwnerAsync("select exists (select from pg_locks where not granted)"))!)
            {
                await Task.Yield();
            }

            await transaction.CommitAsync(Cancellation);
            (await Should.ThrowAsync<RuleBrokenException>(() => storing)).Rule.ShouldBe("period-locked");
            (await services.GetRequiredService<StoreReport>().TryAsync(report, period.Called, true, null, [], Cancellation)).ShouldBeTrue();
        });
    }

    [Fact]
    public async Task The_first_two_of_a_period_that_nobody_has_set_up_set_it_up_once()
    {
        var before = (long)(await _site.Municipality.AsOwnerAsync("select count(*) from styrkedja.follow_up_period"))!;
        var pages = await Task.WhenAll(_plan.Activities.Select(async a => (Activity: a, Page: await _reporter.PageAsync(ReportAddress.Of(a, new PeriodKey(2024, 1))))));
        var answers = await Task.WhenAll(pages.Select(p => _reporter.SendFormAsync(p.Page, Form, ("Form.Phase", "ongoing"), ("Form.AsPlanned", "yes"), ("Form.EndKind", "plan"), ("Form.Comment", "Det går bra."))));
        foreach (var answer in answers)
        {
            (answer.StatusCode, answer.Headers.Location?.OriginalString).ShouldBe((HttpStatusCode.Redirect, "/"));
            answer.Dispose();
        }

        (await _site.Municipality.AsOwnerAsync("select count(*) from styrkedja.follow_up_period")).ShouldBe(before + 1);
        (await _site.Municipality.AsOwnerAsync("select count(*) from styrkedja.status_report")).ShouldBe(2L);
    }

    /// <summary>The sign-in, the terms and the storing are sent each at once.</summary>
    [Fact]
    public async Task A_save_asks_the_database_three_times()
    {
        var page = await _reporter.PageAsync(Address);
        var asked = await _site.Statements.DuringAsync(async () =>
        {
            using var answer = await _reporter.SendFormAsync(page, Form, ("Form.Phase", "ongoing"), ("Form.AsPlanned", "yes"), ("Form.EndKind", "plan"));
            answer.Headers.Location?.OriginalString.ShouldBe("/");
        });
        asked.ShouldBe(3);
    }

    private async Task<long> DraftsAsync() => (long)(await _site.Municipality.AsOwnerAsync("select count(*) from styrkedja.form_draft"))!;

    private async Task AsReporterAsync(Func<IServiceProvider, Task> work)
    {
        var id = (Guid)(await _site.Municipality.AsOwnerAsync("select id from styrkedja.account"))!;
        await _site.InScopeAsync(async services =>
        {
            await services.GetRequiredService<CurrentUser>().SignInAsync(new AccountId(id), "Anna Prov", _today, Cancellation);
            await work(services);
        });
    }
}
