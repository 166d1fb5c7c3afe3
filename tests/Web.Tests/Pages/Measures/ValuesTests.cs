using System.Net;
using Microsoft.EntityFrameworkCore;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Measures;
using Styrkedja.Domain.People;

namespace Styrkedja.Web.Tests.Pages.Measures;

/// <summary>A goal's measures noted for a period: by the unit that answers for them, with what is awaited and what few persons are behind.</summary>
public sealed class ValuesTests : IAsyncLifetime
{
    private readonly MeasureId _waste = Ids.New<MeasureId>(), _young = Ids.New<MeasureId>(), _place = Ids.New<MeasureId>();
    private TestSite _site = null!;
    private SamplePlan _plan = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(new DateOnly(2024, 9, 4));
        _plan = new SamplePlan(_site.Municipality);
        await _plan.LayOutAsync();
        var database = _site.Municipality.Context();
        var waste = new Measure(_waste, _plan.Goal, "Matsvinn per portion", 1);
        waste.Quantify("gram", Direction.Down, 35);
        waste.Describe("Vägs varje vecka.", "Kökens egna vägningar");
        waste.AnswerFor(_plan.Unit, countsPersons: false);
        var young = new Measure(_young, _plan.Goal, "Unga som fått jobb", 2);
        young.Quantify("personer", Direction.Up, 40);
        young.Expect(null, byGender: true);
        young.AnswerFor(null, countsPersons: true);
        var place = new Measure(_place, _plan.Goal, "Ny mötesplats", 3);
        place.Tell(MeasureKind.YesNo);
        database.Measures.AddRange(waste, young, place);
        await database.SaveAsync("measure.added", null, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_value_stands_with_its_source_at_the_goal_and_beside_the_assessment()
    {
        using var client = await _site.SignedInAsync((Role.Strategist, null));
        var form = await client.PageAsync(Address(2));
        form.QuerySelector($"[name='{F(_young, "Value")}']")!.GetAttribute("inputmode").ShouldBe("decimal");
        form.QuerySelector($"[name='{F(_waste, "Value")}']")!.GetAttribute("inputmode").ShouldBe("text", "a change can be below zero, and an iPhone's decimal keys have no minus");

        var told = await (await client.SendFormAsync(form, "main form", [.. Known(_waste, "38,5"), (F(_waste, "Source"), "Vägning vecka 35"), .. Missing(_young), .. NotPublished(_place)])).DocumentAsync();

        told.Words(".note--ok").ShouldContain("Mätvärdena är sparade");
        told.Words("#matt").ShouldContain("38,5 gram");
        told.Words("#matt table").ShouldContain("Vägning vecka 35");
        var beside = (await client.PageAsync($"/mal/{_plan.Goal.Value}/bedom/2024/2")).Words("aside");
        beside.ShouldContain("38,5 gram");
        beside.ShouldContain("Vägning vecka 35");
        beside.ShouldContain("Inte publicerat än");
        beside.ShouldContain("Värde saknas för perioden");
    }

    [Fact]
    public async Task A_measure_ones_unit_answers_for_stands_among_ones_tasks_and_is_done_when_noted()
    {
        using var client = await _site.SignedInAsync((Role.Reporter, _plan.Unit));
        var before = await client.PageAsync("/");
        before.Words(".sk-pagehead").ShouldContain("En sak återstår att rapportera");
        before.Words("main").ShouldContain("Matsvinn per portion");
        before.Words("main").ShouldContain("Senast fredag 6 september");
        before.Words("main").ShouldNotContain("Unga som fått jobb");

        await client.SendFormAsync(await client.PageAsync(before.QuerySelector($"a[href='{Address(2)}']")!.GetAttribute("href")!), "main form", [.. NotPublished(_waste)]);

        var after = await client.PageAsync("/");
        after.Words(".sk-pagehead").ShouldContain("Allt är rapporterat");
        after.Words("main").ShouldContain("1 av 1 är klara");
        after.Words("main table").ShouldContain("Inte publicerat än");
    }

    [Fact]
    public async Task Many_measures_among_ones_tasks_cost_no_more_statements_than_one()
    {
        using var client = await _site.SignedInAsync((Role.Reporter, _plan.Unit));
        await client.PageAsync("/");
        var one = await _site.Statements.DuringAsync(() => client.PageAsync("/"));
        var database = _site.Municipality.Context();
        for (var i = 0; i < 30; i++)
        {
            var measure = new Measure(Ids.New<MeasureId>(), _plan.Goal, $"Mått {i}", 10 + i);
            measure.AnswerFor(_plan.Unit, countsPersons: false);
            database.Measures.Add(measure);
        }

        await database.SaveAsync("measure.added", null, CancellationToken.None);
        (await _site.Statements.DuringAsync(() => client.PageAsync("/"))).ShouldBe(one);
        (await client.PageAsync("/")).Words(".sk-pagehead").ShouldContain("31 saker återstår");
    }

    [Fact]
    public async Task Numbers_about_few_persons_are_never_shown_whoever_looks()
    {
        using var client = await _site.SignedInAsync((Role.Strategist, null));
        var form = await client.PageAsync(Address(2));

        await client.SendFormAsync(form, "main form", [.. Missing(_waste), .. Known(_young, "31"), (F(_young, "Women"), "28"), (F(_young, "Men"), "3"), .. Missing(_place)]);

        var shown = (await client.PageAsync($"/mal/{_plan.Goal.Value}")).QuerySelector("#matt table")!;
        shown.TextContent.ShouldContain("31");
        shown.TextContent.ShouldNotContain("28");
        shown.QuerySelectorAll("td").Select(c => c.TextContent.Trim()).ShouldBe(["31", "under 5", "under 5"]);
    }

    [Fact]
    public async Task What_is_left_out_or_wrong_is_named_at_its_measure_and_nothing_is_stored()
    {
        using var client = await _site.SignedInAsync((Role.Strategist, null));
        var form = await client.PageAsync(Address(2));

        var refused = await (await client.SendFormAsync(form, "main form", [.. Known(_waste, ""), .. Known(_young, "5"), .. Missing(_place)])).DocumentAsync();
        refused.Words(".errs").ShouldContain("Skriv värdet, eller välj att det saknas");
        refused.QuerySelector($"[name='{F(_young, "Value")}']")!.GetAttribute("value").ShouldBe("5");

        var beyond = await (await client.SendFormAsync(form, "main form", [.. Known(_waste, "-79228162514264337593543950335"), .. Missing(_young), .. Missing(_place)])).DocumentAsync();
        beyond.Words(".errs").ShouldContain("Talet är för stort");

        var outside = await (await client.SendFormAsync(form, "main form", [.. Known(_waste, "3"), (F(_waste, "Day"), "2024-12-24"), .. Missing(_young), .. Missing(_place)])).DocumentAsync();
        outside.Words(".errs").ShouldContain("Matsvinn per portion: dagen ligger utanför perioden. Välj en dag från 1 maj 2024 till 31 augusti 2024");
        (await StoredAsync(_waste)).Values.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_unit_notes_its_own_measures_only()
    {
        using var reporter = await _site.SignedInAsync((Role.Reporter, _plan.Unit));
        var form = await reporter.PageAsync(Address(2));

        form.QuerySelectorAll(".valueform").Length.ShouldBe(1);
        form.Words("main").ShouldContain("2 mått till hör till målet");
        await reporter.SendFormAsync(form, "main form", [.. Known(_waste, "38"), .. Known(_young, "99")]);

        (await StoredAsync(_waste)).Values.ShouldHaveSingleItem().By!.Name.ShouldNotBeEmpty();
        (await StoredAsync(_young)).Values.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_with_nothing_to_note_finds_no_page()
    {
        var database = _site.Municipality.Context();
        var other = new Domain.Organisation.Unit(Ids.New<UnitId>(), "Annan enhet", null, "Enhet", new DateOnly(2020, 1, 1));
        database.Units.Add(other);
        await database.SaveAsync("unit.added", null, CancellationToken.None);
        using var stranger = await _site.SignedInAsync((Role.Reporter, other.Id));

        (await stranger.GetAsync(new Uri(Address(2), UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_second_to_save_sees_both_values()
    {
        using var client = await _site.SignedInAsync((Role.Strategist, null));
        var (hers, his) = (await client.PageAsync(Address(2)), await client.PageAsync(Address(2)));
        await client.SendFormAsync(hers, "main form", [.. Known(_waste, "38"), .. Missing(_young), .. Missing(_place)]);

        var told = await (await client.SendFormAsync(his, "main form", [.. Known(_waste, "44"), .. Missing(_young), .. Missing(_place)])).DocumentAsync();

        told.Words(".meanwhile tbody").ShouldContain("Matsvinn per portion: Värde 38 44");
        (await StoredAsync(_waste)).Values.ShouldHaveSingleItem().Value.ShouldBe(38);
        await client.SendFormAsync(told, "main form", Known(_waste, "44"));
        (await StoredAsync(_waste)).Values.ShouldHaveSingleItem().Value.ShouldBe(44);
    }

    [Fact]
    public async Task A_locked_period_keeps_its_values()
    {
        using var client = await _site.SignedInAsync((Role.Strategist, null));
        var form = await client.PageAsync(Address(2));
        await _plan.LockAsync(_site.Clock.Now);

        var refused = await (await client.SendFormAsync(form, "main form", [.. Known(_waste, "38"), .. Missing(_young), .. Missing(_place)])).DocumentAsync();

        refused.Words(".errs").ShouldContain("låst");
        (await StoredAsync(_waste)).Values.ShouldBeEmpty();
        (await client.PageAsync(Address(2))).QuerySelector("main form fieldset[disabled]").ShouldNotBeNull();
    }

    private static string F(MeasureId measure, string field) => $"Values[{measure.Value}].{field}";

    private static (string, string)[] Known(MeasureId measure, string value) => [(F(measure, "State"), "known"), (F(measure, "Value"), value)];

    private static (string, string)[] Missing(MeasureId measure) => [(F(measure, "State"), "missing")];

    private static (string, string)[] NotPublished(MeasureId measure) => [(F(measure, "State"), "not-published")];

    private string Address(int number) => $"/mal/{_plan.Goal.Value}/varden/2024/{number}";

    private Task<Measure> StoredAsync(MeasureId id) => _site.Municipality.Context().Measures.FirstAsync(m => m.Id == id, TestContext.Current.CancellationToken);
}
