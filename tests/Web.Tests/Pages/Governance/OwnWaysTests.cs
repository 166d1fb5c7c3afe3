using System.Net;
using Microsoft.EntityFrameworkCore;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;

namespace Styrkedja.Web.Tests.Pages.Governance;

/// <summary>A body that governs its own way until it is unified (R128), and goals assessed from those below them.</summary>
public sealed class OwnWaysTests : IAsyncLifetime
{
    private readonly BodyId _body = Ids.New<BodyId>();
    private TestSite _site = null!;
    private HttpClient _client = null!;
    private SamplePlan _plan = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(new DateOnly(2024, 9, 4));
        _plan = new SamplePlan(_site.Municipality);
        await _plan.LayOutAsync();
        var database = _site.Municipality.Context();
        database.Bodies.Add(new Body(_body, "Skolnämnden", BodyKind.Committee, null, new DateOnly(2020, 1, 1)));
        (await database.Goals.FirstAsync(g => g.Id == _plan.Goal)).Place("4.1", 1, null, _body);
        await database.SaveAsync("body.added", null, CancellationToken.None);
        await _plan.AddAsync(2, ActivityStatus.OngoingAsPlanned);
        _client = await _site.SignedInAsync((Role.Strategist, null));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task A_body_with_a_way_of_its_own_has_its_own_words_and_table_until_it_is_unified()
    {
        await GiveOwnWayAsync("three-colours-80");
        await _plan.AssessAsync(Assessment.Partly, "Halvvägs.", _site.Clock.Now, new(2024, 1));

        (await _client.PageAsync("/uppfoljning/2024/2")).Words("main .board").ShouldContain("Delvis uppnått");
        (await _client.PageAsync($"/mal/{_plan.Goal.Value}")).Words(".assessbox").ShouldContain("Delvis uppnått");
        var assess = await _client.PageAsync($"/mal/{_plan.Goal.Value}/bedom/2024/2");
        assess.QuerySelectorAll("[name='Form.Assessment']").Length.ShouldBe(4);
        (await _client.PageAsync("/styrmodell/2024")).Words("main").ShouldContain("Skolnämnden");

        var ways = await _client.PageAsync("/styrmodell/2024/organ");
        ways.Words("main").ShouldContain("Ej uppfyllt, rött kryssInte uppnått, rött kryss");
        var refused = await (await _client.SendFormAsync(ways, "form[action*='handler=Unify']")).DocumentAsync();
        refused.Words(".errs").ShouldContain("redan bedömda för 2024 (1 st)");
        var database = _site.Municipality.Context();
        database.Assessments.RemoveRange(database.Assessments);
        await database.SaveAsync("goal.assessment-removed", null, CancellationToken.None);

        var unified = await (await _client.SendFormAsync(await _client.PageAsync("/styrmodell/2024/organ"), "form[action*='handler=Unify']")).DocumentAsync();

        unified.Words("main").ShouldContain("Alla organ gör som kommunen");
        (await _client.PageAsync("/uppfoljning/2024/2")).Words("main .board").ShouldContain("Delvis uppfyllt");
    }

    [Fact]
    public async Task One_part_is_changed_for_the_body_and_not_for_the_municipality()
    {
        var page = await _client.PageAsync($"/styrmodell/2024/granskningsord?organ={_body.Value}");
        page.Words("main").ShouldContain("Du ändrar bara hur Skolnämnden gör 2024");

        var saved = await (await _client.SendFormAsync(page, "main form[method=post]", ("Given[0]", "matsvinn"))).DocumentAsync();

        saved.Words(".note--ok").ShouldContain("Skolnämnden går nu sin egen väg 2024: Granskningsord");
        (await _client.PageAsync("/mal/granskning?ar=2024")).Words("main").ShouldContain("Matsvinnet");
        (await _client.PageAsync("/styrmodell/2024/granskningsord")).Words("main").ShouldNotContain("matsvinn");
    }

    [Fact]
    public async Task A_body_that_is_not_there_is_not_found_and_one_must_be_chosen()
    {
        (await _client.GetAsync(new Uri($"/styrmodell/2024/skalor?organ={Guid.NewGuid()}", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var ways = await _client.PageAsync("/styrmodell/2024/organ");

        (await (await _client.SendFormAsync(ways, "form.measure", ("From", "nordic"))).DocumentAsync()).Words(".errs").ShouldContain("Välj vilket organ");
        (await (await _client.SendFormAsync(ways, "form.measure", ("Chosen", _body.Value.ToString()))).DocumentAsync()).Words(".errs").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_council_goal_is_assessed_in_two_steps_from_the_goals_below()
    {
        var council = (await _site.Municipality.Context().Goals.FirstAsync(g => g.Title == "Utsläppen ska halveras", TestContext.Current.CancellationToken)).Id;
        (await _client.GetAsync(new Uri($"/mal/{council.Value}/bedom/2024/2", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var table = await _client.PageAsync("/styrmodell/2024/bedomningstabell");
        (await (await _client.SendFormAsync(table, "main form[method=post]", ("RollUp", "CoverageAndFulfilment"))).DocumentAsync()).QuerySelector(".note--ok").ShouldNotBeNull();
        await _plan.AssessAsync(Assessment.Met, "Klart.", _site.Clock.Now);

        var page = await _client.PageAsync($"/mal/{council.Value}/bedom/2024/2");
        page.Words("main").ShouldContain("Målen under täcker delar av måletFöreslår då: Delvis uppfyllt");
        var missing = await (await _client.SendFormAsync(page, "main form[method=post]", ("Form.Assessment", "partly"), ("Form.Reason", "Inte allt."))).DocumentAsync();
        missing.Words(".errs").ShouldContain("Välj om målen under täcker målet");

        await _client.SendFormAsync(missing, "main form[method=post]", ("Form.Assessment", "partly"), ("Form.Reason", "Inte allt."), ("Form.Coverage", "partly"));

        (await _client.PageAsync($"/mal/{council.Value}")).Words(".assessbox").ShouldContain("Delvis uppfyllt");
        (await _client.PageAsync("/uppfoljning/2024/2")).Words("main").ShouldContain("det svagare av de två stegen avgör");
        (await _site.Municipality.AsOwnerAsync("select coverage || ' ' || suggested from styrkedja.goal_assessment where coverage is not null")).ShouldBe("Partly Partly");
    }

    private async Task GiveOwnWayAsync(string ready)
    {
        var ways = await _client.PageAsync("/styrmodell/2024/organ");
        var given = await (await _client.SendFormAsync(ways, "form.measure", ("Chosen", _body.Value.ToString()), ("From", ready))).DocumentAsync();
        given.Words(".note--ok").ShouldContain("Skolnämnden har nu ett eget sätt");
    }
}
