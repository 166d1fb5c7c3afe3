using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Styrkedja.Domain;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.People;

namespace Styrkedja.Web.Tests.Pages.Priorities;

public sealed class PriorityPageTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private SamplePlan _plan = null!;
    private HttpClient _strategist = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(new DateOnly(2024, 2, 20));
        _plan = new SamplePlan(_site.Municipality);
        await _plan.LayOutAsync();
        var database = _site.Municipality.Context();
        database.GoalVersions.Add((await database.Goals.FindAsync([_plan.Goal], Cancellation))!.Adopt("KS § 1", SamplePlan.By()));
        await database.SaveAsync("test", null, Cancellation);
        _strategist = await _site.SignedInAsync((Role.Strategist, null));
    }

    public async ValueTask DisposeAsync()
    {
        _strategist.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task A_late_priority_shows_which_goals_it_meets_gives_them_tasks_and_keeps_what_came_of_them()
    {
        (await _strategist.PageAsync("/styrmodell/prioriteringar")).Words(".empty").ShouldContain("Inga prioriteringar är inlagda");
        var page = await _strategist.PageAsync("/styrmodell/prioriteringar/ny");
        var faults = await SendAsync(page, "Affected");
        faults.QuerySelector("#Form_Title-fel").ShouldNotBeNull();

        var shown = await SendAsync(faults, "Affected", Typed);
        shown.Words("#berorda").ShouldBe("Ett antaget mål berörs");
        shown.QuerySelectorAll("input[name='Form.Goals']").OfType<IHtmlInputElement>().ShouldAllBe(goal => goal.IsChecked);
        var made = await SendAsync(shown, null, Typed);
        made.Words("h1").ShouldBe("Vattnet först");
        made.Words("#malen + .muted").ShouldBe("1 av 1 kvar");

        var start = await _strategist.PageAsync("/");
        start.Words("main").ShouldContain("Mål att pröva");
        (await _strategist.PageAsync($"/mal/{_plan.Goal.Value}")).Words("#prioriteringar").ShouldContain("Vattnet först");

        var review = await _strategist.PageAsync(made.QuerySelector("td a[href*=provning]")!.GetAttribute("href")!);
        var unreasoned = await SendAsync(review, null, ("Choice", "kept"));
        unreasoned.QuerySelector("#Reason-fel").ShouldNotBeNull();
        unreasoned.QuerySelector<IHtmlInputElement>("input[value=kept]")!.IsChecked.ShouldBeTrue();
        var kept = await SendAsync(review, null, ("Choice", "kept"), ("Reason", "Samma riktning"));
        kept.Words("table").ShouldContain("Står fast Samma riktning");
        kept.Words("#malen + .muted").ShouldBe("0 av 1 kvar");
        (await _strategist.PageAsync("/")).Words("main").ShouldNotContain("Mål att pröva");
    }

    [Fact]
    public async Task Only_whoever_answers_for_the_goals_body_may_answer()
    {
        var page = await SendAsync(await SendAsync(await _strategist.PageAsync("/styrmodell/prioriteringar/ny"), "Affected", Typed), null, Typed);
        var address = page.QuerySelector("td a[href*=provning]")!.GetAttribute("href")!;
        using var secretary = await _site.SignedInAsync((Role.Secretary, null));
        (await secretary.PageAsync(address)).QuerySelector("main form").ShouldBeNull("it is another body's goal");

        var database = _site.Municipality.Context();
        var body = database.RoleAssignments.Single(r => r.Role == Role.Secretary).BodyId;
        var goal = (await database.Goals.FindAsync([_plan.Goal], Cancellation))!;
        goal.Place(goal.Number, goal.Order, goal.GoalAreaId, body);
        await database.SaveAsync("test", null, Cancellation);
        var own = await secretary.PageAsync(address);
        own.QuerySelectorAll("input[name=Choice]").Length.ShouldBe(1, "a secretary keeps; changing and closing are a strategist's");
        await secretary.SendFormAsync(own, "main form", ("Choice", "kept"), ("Reason", "Nämnden står fast"));
        _site.Municipality.Context().GoalReviews.Single().ClosedByName.ShouldBe("Anna Prov");
    }

    [Fact]
    public async Task What_is_worded_wrongly_is_corrected_with_trace_and_never_over_somebody_elses_correction()
    {
        var page = await SendAsync(await SendAsync(await _strategist.PageAsync("/styrmodell/prioriteringar/ny"), "Affected", Typed), null, Typed);
        var corrected = await (await _strategist.SendFormAsync(page, "form[action*=Correct]", ("Correction.Title", "Vatten först"))).DocumentAsync();
        corrected.Words("h1").ShouldBe("Vatten först");
        corrected.Words(".note--ok").ShouldContain("är rättad");
        (await _site.Municipality.AsOwnerAsync("select count(*) from styrkedja.event where verb = 'priority.corrected' and before ->> 'title' = 'Vattnet först'")).ShouldBe(1L);

        var late = await (await _strategist.SendFormAsync(page, "form[action*=Correct]", ("Correction.Title", "Klimatet först"))).DocumentAsync();
        late.Words("main").ShouldContain("Vatten först");
        late.QuerySelector("[name='Correction.Title']")!.TextContent.ShouldContain("Klimatet först", Case.Sensitive, "what was typed is kept");
        var both = await (await _strategist.SendFormAsync(late, "form[action*=Correct]")).DocumentAsync();
        both.Words("h1").ShouldBe("Klimatet först", "saving again is a choice");

        var empty = await (await _strategist.SendFormAsync(both, "form[action*=Correct]", ("Correction.Title", " "))).DocumentAsync();
        empty.QuerySelectorAll(".errs li").Length.ShouldBe(1);
    }

    [Fact]
    public async Task The_list_takes_as_many_statements_for_ten_priorities_as_for_one()
    {
        await AddAsync(1);
        await _strategist.PageAsync("/styrmodell/prioriteringar");
        var few = await _site.Statements.DuringAsync(() => _strategist.PageAsync("/styrmodell/prioriteringar"));
        await AddAsync(10);
        (await _site.Statements.DuringAsync(() => _strategist.PageAsync("/styrmodell/prioriteringar"))).ShouldBe(few);
    }

    private static (string, string)[] Typed =>
    [
        ("Form.Title", "Vattnet först"), ("Form.FirstYear", "2024"), ("Form.LastYear", "2026"), ("Decision.Body", "Kommunfullmäktige"), ("Decision.Day", "2024-02-12"), ("Decision.Paragraph", "9"),
        ("Form.Due", "2024-05-01"),
    ];

    private async Task AddAsync(int count)
    {
        var database = _site.Municipality.Context();
        database.AddRange(Enumerable.Range(0, count).Select(i => new Domain.Priorities.Priority(
            Ids.New<PriorityId>(), new Domain.Priorities.PriorityDetails($"Prioritering {i}", null, null, "KF § 1", new DateOnly(2024, 1, 1), 2024, 2024))));
        await database.SaveAsync("test", null, Cancellation);
    }

    private async Task<IHtmlDocument> SendAsync(IHtmlDocument page, string? handler, params (string, string)[] typed)
    {
        if (handler is not null)
        {
            // The button that asks for the handler sends the same form to another address.
            page.QuerySelector<IHtmlFormElement>("main form")!.Action = $"{page.Location.PathName}?handler={handler}";
        }

        return await (await _strategist.SendFormAsync(page, "main form", typed)).DocumentAsync();
    }
}
