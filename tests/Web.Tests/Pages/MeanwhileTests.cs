using Styrkedja.Domain.People;

namespace Styrkedja.Web.Tests.Pages;

/// <summary>Two people have the same form open: the second is told what the first saved, loses nothing, and chooses.</summary>
public sealed class MeanwhileTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private HttpClient _client = null!;
    private SamplePlan _plan = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(new DateOnly(2024, 9, 4));
        _plan = new SamplePlan(_site.Municipality);
        await _plan.LayOutAsync();
        _client = await _site.SignedInAsync((Role.Strategist, null), (Role.Administrator, null), (Role.Secretary, null));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _site.DisposeAsync();
    }

    public static TheoryData<string, string, string, string, string> Forms => new()
    {
        { "/installningar", "main form", "Name", "Först kommun", "Sedan kommun" },
        { "/styrmodell/organ/{body}", "main form", "Form.Name", "Första utskottet", "Andra utskottet" },
        { "/personer/{person}", "form:has([name='Person.Title'])", "Person.Title", "Enhetschef", "Förvaltningschef" },
        { "/enheter/{unit}/andra", "main form", "Form.Level", "Avdelning", "Förvaltning" },
        { "/styrmodell/2024", "form[action*='handler=Rules']", "Rules.Minimum", "3", "4" },
        { "/styrmodell/2024", "form[action*='handler=Texts']", "Texts.Texts[0]", "Först.", "Sedan." },
        { "/styrmodell/2024", "form[action*='handler=Periods']", "Dates[1].ReportBy", "2024-09-08", "2024-09-10" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task The_second_sees_both_and_chooses(string address, string form, string field, string first, string second)
    {
        address = address.Replace("{unit}", $"{_plan.Unit.Value}", StringComparison.Ordinal).Replace("{body}", $"{_site.Municipality.Context().Bodies.Single().Id.Value}", StringComparison.Ordinal)
            .Replace("{person}", $"{_site.Municipality.Context().Users.Single().Id}", StringComparison.Ordinal);
        if (address.StartsWith("/styrmodell/2", StringComparison.Ordinal))
        {
            await _client.SendFormAsync(await _client.PageAsync(address), "form[action*='handler=Rules']");
        }

        var hers = await _client.PageAsync(address);
        var his = await _client.PageAsync(address);
        (await (await _client.SendFormAsync(hers, form, (field, first))).DocumentAsync()).QuerySelector(".note--ok").ShouldNotBeNull();

        var told = await (await _client.SendFormAsync(his, form, (field, second))).DocumentAsync();

        told.Words(".meanwhile tbody").ShouldContain($"{first} {second}");
        told.QuerySelectorAll(".meanwhile tbody tr").Length.ShouldBe(1);
        (await ValueAsync(address, field)).ShouldBe(first);

        (await (await _client.SendFormAsync(told, form)).DocumentAsync()).QuerySelector(".note--ok").ShouldNotBeNull();
        (await ValueAsync(address, field)).ShouldBe(second);
    }

    [Fact]
    public async Task What_many_do_with_one_account_at_once_is_done_or_refused()
    {
        var page = await _client.PageAsync($"/personer/{_site.Municipality.Context().Users.Single().Id}");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => i % 2 == 0
            ? _client.SendFormAsync(page, "form[action*='handler=Password']")
            : _client.SendFormAsync(page, "form:has([name='Person.Title'])", ("Person.Title", $"Titel {i}"))));

        answers.ShouldAllBe(a => a.IsSuccessStatusCode);
        (await _site.Municipality.AsOwnerAsync("select count(*) from styrkedja.event where verb = 'account.changed'")).ShouldBe(1L, "the others had not seen it");
    }

    [Fact]
    public async Task A_mistake_on_the_way_does_not_hide_the_conflict()
    {
        var hers = await _client.PageAsync("/installningar");
        var his = await _client.PageAsync("/installningar");
        await _client.SendFormAsync(hers, "main form", ("Name", "Först kommun"));

        var corrected = await (await _client.SendFormAsync(his, "main form", ("Name", ""))).DocumentAsync();
        var told = await (await _client.SendFormAsync(corrected, "main form", ("Name", "Sedan kommun"))).DocumentAsync();

        told.Words(".meanwhile tbody").ShouldContain("Först kommun Sedan kommun");
    }

    [Theory]
    [InlineData("/enheter/{unit}/andra", "unit")]
    [InlineData("/styrmodell/organ/{body}", "body")]
    public async Task What_was_closed_can_go_on(string address, string what)
    {
        address = address.Replace("{unit}", $"{_plan.Unit.Value}", StringComparison.Ordinal).Replace("{body}", $"{_site.Municipality.Context().Bodies.Single().Id.Value}", StringComparison.Ordinal);
        await _client.SendFormAsync(await _client.PageAsync(address), "main form", ("Form.To", "2023-12-31"));
        (await ValueAsync(address, "Form.To")).ShouldBe("2023-12-31");
        if (what == "unit")
        {
            (await _client.PageAsync("/enheter")).Words("main details").ShouldContain("Kost och lokalvård");
        }

        await _client.SendFormAsync(await _client.PageAsync(address), "main form", ("Form.To", ""));

        (await ValueAsync(address, "Form.To")).ShouldBe("");
        (await _site.Municipality.AsOwnerAsync($"select string_agg(verb, ' ' order by id) from styrkedja.event where verb in ('{what}.closed', '{what}.reopened')")).ShouldBe($"{what}.closed {what}.reopened");
    }

    private async Task<string> ValueAsync(string address, string field)
    {
        var element = (await _client.PageAsync(address)).QuerySelector($"[name='{field}']").ShouldNotBeNull(field);
        return element.GetAttribute("value") ?? element.TextContent;
    }
}
