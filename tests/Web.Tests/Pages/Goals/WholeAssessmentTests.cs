using System.Net;
using Styrkedja.Application.Reminders;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Measures;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Reminders;
using Styrkedja.Domain.Time;

namespace Styrkedja.Web.Tests.Pages.Goals;

/// <summary>Measures first, the second pair of eyes, and the periods beside each other, through the pages.</summary>
public sealed class WholeAssessmentTests : IAsyncLifetime
{
    private const string Form = "form[method=post]:has([name='Form.Reason'])";
    private const string Confirm = "form[action$='handler=Confirm']", Return = "form[action$='handler=Return']";
    private TestSite _site = null!;
    private SamplePlan _plan = null!;
    private HttpClient _client = null!;

    private string Page => $"/mal/{_plan.Goal.Value}/bedom/2024/2";

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(new DateOnly(2024, 9, 10));
        _plan = new SamplePlan(_site.Municipality);
        await _plan.LayOutAsync();
        await _plan.AddAsync(3, ActivityStatus.OngoingAsPlanned);
        _client = await _site.SignedInAsync((Role.Strategist, null));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task Measures_lead_where_the_model_says_so_and_the_grounds_tell_all_of_it()
    {
        var table = await _client.PageAsync("/styrmodell/2024/bedomningstabell");
        using (var saved = await _client.SendFormAsync(table, "form:has([name='Rows[0].Keep'])", ("MeasuresFirst", "true")))
        {
            saved.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/styrmodell/2024");
        }

        await AdoptWithMeasuresAsync();

        var page = await _client.PageAsync(Page);

        page.Words("[aria-labelledby=forslag] .as").ShouldBe("Ej uppfyllt");
        var grounds = page.QuerySelectorAll(".grounds li").Select(l => l.TextContent.Trim()).ToList();
        grounds.ShouldContain("Matsvinn per portion: 42 gram mot målet högst 30 gram, inte nått (Kökens vägning, 31 augusti 2024).");
        grounds.ShouldContain("Inget målvärde är nått, och mätvärdena avgör: Ej uppfyllt.");
        grounds.ShouldContain("Aktiviteterna för sig hade gett: Delvis uppfyllt.");
        (await _client.PageAsync("/uppfoljning/2024/2")).Words("main .board").ShouldContain("mätvärdena avgör");
    }

    [Fact]
    public async Task A_change_since_last_time_is_explained_and_the_periods_stand_beside_each_other()
    {
        await _plan.AssessAsync(Assessment.Partly, "Det började bra.", _site.Clock.Now.AddMonths(-4), new PeriodKey(2024, 1));
        await _plan.AssessAsync(Assessment.Met, "Förra året.", _site.Clock.Now.AddMonths(-8), new PeriodKey(2023, 3));

        var refused = await (await _client.SendFormAsync(await _client.PageAsync(Page), Form, ("Form.Assessment", "not-met"), ("Form.Reason", "Det stannade."))).DocumentAsync();
        refused.Words(".errs").ShouldContain("varför bedömningen är en annan än förra gången");
        refused.QuerySelector("textarea")!.TextContent.Trim().ShouldBe("Det stannade.");
        using var saved = await _client.SendFormAsync(refused, Form, ("Form.Assessment", "not-met"), ("Form.Change", "Leverantören föll bort."));

        saved.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/uppfoljning/2024/2");
        var beside = (await _client.PageAsync($"/mal/{_plan.Goal.Value}")).QuerySelectorAll("#bed table tbody tr")
            .Select(r => string.Join(' ', r.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        beside.Count.ShouldBe(4);
        beside[0].ShouldBe("Tertial 3, 2023 Delvis uppfyllt Uppfyllt Förra året. 0 av 0");
        beside[1].ShouldBe("Tertial 1, 2024 Delvis uppfyllt Delvis uppfyllt Det började bra. 0 av 3");
        beside[2].ShouldContain("Delvis uppfyllt Ej uppfyllt Det stannade. Ändrat: Leverantören föll bort. 3 av 3");
        beside[3].ShouldBe("Tertial 3, 2024 – Inte bedömt – 0 av 3");
        var few = await _site.Statements.DuringAsync(() => _client.PageAsync($"/mal/{_plan.Goal.Value}"));
        await _plan.AddAsync(30, ActivityStatus.OngoingAsPlanned);
        (await _site.Statements.DuringAsync(() => _client.PageAsync($"/mal/{_plan.Goal.Value}"))).ShouldBe(few);
    }

    [Fact]
    public async Task The_same_assessment_as_last_time_asks_for_no_explanation()
    {
        await _plan.AssessAsync(Assessment.Partly, "Det började bra.", _site.Clock.Now.AddMonths(-4), new PeriodKey(2024, 1));

        using var saved = await _client.SendFormAsync(await _client.PageAsync(Page), Form, ("Form.Assessment", "partly"), ("Form.Reason", "Det fortsätter."), ("Form.Change", "Behövs inte."));

        saved.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/uppfoljning/2024/2");
        (await _site.Municipality.AsOwnerAsync("select change_reason is null from styrkedja.goal_assessment where number = 2")).ShouldBe(true);
    }

    [Fact]
    public async Task Another_confirms_and_whoever_assessed_cannot()
    {
        await AskForSecondAsync();
        await AssessAsync("met");
        using var other = await _site.SignedInAsync((Role.Strategist, null));

        var own = await _client.PageAsync(Page);
        own.QuerySelector(Confirm).ShouldBeNull();
        own.Words("main").ShouldContain("Din bedömning väntar på en andra bedömare");
        (await _client.PageAsync("/uppfoljning/2024/2")).Words("main .board").ShouldContain("Väntar på en andra bedömare");
        (await _client.PageAsync("/roda-traden?ar=2024")).Words("main").ShouldContain("Väntar på en andra bedömare");
        (await _client.PageAsync("/")).Body!.TextContent.ShouldNotContain("Bekräfta bedömningar");
        (await other.PageAsync("/")).Words("main").ShouldContain("Bekräfta bedömningar");
        await ShouldRemindOneAsync();

        var theirs = await other.PageAsync(Page);
        using (var forged = await _client.SendFormAsync(theirs, Confirm))
        {
            forged.StatusCode.ShouldBe(HttpStatusCode.BadRequest, "the token is another person's");
        }

        foreach (var confirmed in await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => other.SendFormAsync(theirs, Confirm))))
        {
            confirmed.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/uppfoljning/2024/2", "whoever says yes twice has said yes");
        }

        (await _site.Municipality.AsOwnerAsync("select confirmation || ' ' || (reviewed_by <> decided_by) from styrkedja.goal_assessment")).ShouldBe("Confirmed true");
        (await _site.Municipality.AsOwnerAsync("select count(*) from styrkedja.event where verb = 'goal.assessment-confirmed'")).ShouldBe(1L);
        (await other.PageAsync($"/mal/{_plan.Goal.Value}")).Words("#bed").ShouldContain("Bekräftad av Anna Prov");

        var again = await (await other.SendFormAsync(theirs, Return, ("ReturnReason", "För sent?"))).DocumentAsync();
        again.Words(".errs").ShouldContain("väntar inte längre på en andra bedömare");
        again.Words(".held").ShouldBe("För sent?");
    }

    [Fact]
    public async Task A_reason_for_sending_back_is_kept_on_the_page_when_it_is_too_long_or_the_period_is_locked_meanwhile()
    {
        await AskForSecondAsync();
        await AssessAsync("met");
        using var other = await _site.SignedInAsync((Role.Strategist, null));
        var theirs = await other.PageAsync(Page);

        var tooLong = await (await other.SendFormAsync(theirs, Return, ("ReturnReason", new string('x', 10_001)))).DocumentAsync();
        tooLong.Words(".errs").ShouldContain("10 000");
        tooLong.QuerySelector("textarea[name=ReturnReason]")!.TextContent.Trim().Length.ShouldBe(10_001);

        (await _client.SendFormAsync(await _client.PageAsync("/uppfoljning/2024/2"), "form[action$='handler=Lock']", ("EvenUnconfirmed", "true"))).Dispose();
        var locked = await (await other.SendFormAsync(theirs, Return, ("ReturnReason", "Måttet är inte nått."))).DocumentAsync();
        locked.Words(".errs").ShouldContain("låst");
        locked.Words(".held").ShouldBe("Måttet är inte nått.");
        locked.Words("main").ShouldNotContain("Din bedömning väntar", customMessage: "it is another's");
        (await _site.Municipality.AsOwnerAsync("select confirmation from styrkedja.goal_assessment")).ShouldBe("Waiting");
    }

    [Fact]
    public async Task One_sent_back_says_why_is_a_task_again_and_waits_anew()
    {
        await AskForSecondAsync();
        await AssessAsync("met");
        using var other = await _site.SignedInAsync((Role.Strategist, null));
        var theirs = await other.PageAsync(Page);

        var refused = await (await other.SendFormAsync(theirs, Return, ("ReturnReason", " "))).DocumentAsync();
        refused.Words(".errs").ShouldContain("Skriv varför du skickar tillbaka");
        foreach (var sent in await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => other.SendFormAsync(refused, Return, ("ReturnReason", "Måttet är inte nått.")))))
        {
            sent.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/uppfoljning/2024/2");
        }

        (await _client.PageAsync(Page)).Words("main").ShouldContain("Anna Prov har skickat tillbaka bedömningen");
        (await _client.PageAsync("/")).QuerySelector($"a[href='{Page}']").ShouldNotBeNull();
        _site.Clock.Now = _site.Clock.Now.AddMinutes(5);
        await AssessAsync("partly");
        (await _site.Municipality.AsOwnerAsync("select confirmation || ' ' || jsonb_array_length(returns) from styrkedja.goal_assessment")).ShouldBe("Waiting 1");
        (await _client.PageAsync($"/mal/{_plan.Goal.Value}")).Words("#bed").ShouldContain("Måttet är inte nått.");

        var late = await (await other.SendFormAsync(theirs, Confirm)).DocumentAsync();
        late.Words(".errs").ShouldContain("har bedömt målet på nytt sedan du öppnade sidan");
    }

    [Fact]
    public async Task A_period_is_locked_and_published_with_unconfirmed_ones_only_after_a_plain_yes()
    {
        await AskForSecondAsync();
        await AssessAsync("met");
        const string Lock = "form[action$='handler=Lock']", Publish = "form[action$='handler=Publish']";

        var refused = await (await _client.SendFormAsync(await _client.PageAsync("/uppfoljning/2024/2"), Lock)).DocumentAsync();
        refused.Words(".errs").ShouldContain("Bedömningar som ingen andra person har bekräftat: 1.");
        var locked = await (await _client.SendFormAsync(refused, Lock, ("EvenUnconfirmed", "true"))).DocumentAsync();
        var unpublished = await (await _client.SendFormAsync(locked, Publish)).DocumentAsync();
        unpublished.Words(".errs").ShouldContain("ingen andra person har bekräftat");
        using (await _client.SendFormAsync(unpublished, Publish, ("EvenUnconfirmed", "true")))
        {
            (await _site.Municipality.AsOwnerAsync("select published_at is not null from styrkedja.follow_up_period")).ShouldBe(true);
        }

        using var visitor = _site.Visitor();
        (await visitor.PageAsync($"/insyn/mal/{_plan.Goal.Value}")).Words(".assessbox").ShouldContain("Väntar på en andra bedömare");
    }

    private async Task ShouldRemindOneAsync() => await _site.InScopeAsync(async services =>
    {
        var everyone = await ((EveryonesDuties)services.GetService(typeof(EveryonesDuties))!).LoadAsync(CancellationToken.None);
        everyone.People.SelectMany(p => p.Duties.On(new DateOnly(2024, 9, 10))).Count(d => d.Kind == DutyKind.Confirm).ShouldBe(1);
    });

    // Twice, as a hand too quick does it: the answer is the same.
    private async Task AssessAsync(string assessment)
    {
        var form = await _client.PageAsync(Page);
        foreach (var saved in await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => _client.SendFormAsync(form, Form, ("Form.Assessment", assessment), ("Form.Reason", "Därför.")))))
        {
            saved.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/uppfoljning/2024/2");
        }
    }

    private async Task AskForSecondAsync()
    {
        using var saved = await _client.SendFormAsync(await _client.PageAsync("/styrmodell/2024"), "form:has([name='Rules.Minimum'])", ("Rules.AssessmentsAreConfirmed", "true"));
        (await saved.DocumentAsync()).Words("main").ShouldContain("En andra person bekräftar varje bedömning");
    }

    private async Task AdoptWithMeasuresAsync()
    {
        var database = _site.Municipality.Context();
        var goal = database.Goals.Single(g => g.Id == _plan.Goal);
        goal.Prepare();
        database.GoalVersions.Add(goal.Adopt("Kommunstyrelsen 4 december 2023, § 210", SamplePlan.By()));
        var measure = new Measure(Ids.New<MeasureId>(), _plan.Goal, "Matsvinn per portion", 1);
        measure.Quantify("gram", Direction.Down, 30);
        measure.Describe(null, "Kökens vägning");
        measure.Note(new DateOnly(2024, 8, 31), 42);
        database.Measures.Add(measure);
        await database.SaveAsync("goal.adopted", null, CancellationToken.None);
    }
}
