using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Styrkedja.Application.Reminders;
using Styrkedja.Documents.Excel;
using Styrkedja.Domain;
using Styrkedja.Domain.Budgets;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Plans;
using Styrkedja.Domain.Reminders;
using Styrkedja.Domain.Time;

namespace Styrkedja.Web.Tests.Pages.Budgets;

/// <summary>Outcome and forecast told by heads of units, read by all, kept in a lock; each test has a unit of its own to tell of.</summary>
public sealed class BudgetFollowUpTests(BudgetedMunicipality municipality) : IClassFixture<BudgetedMunicipality>
{
    private const string All = "/uppfoljning/2024/2/budget", Form = "main form";

    private readonly TestSite _site = municipality.Site;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_head_tells_of_the_unit_s_money_and_says_why_it_deviates()
    {
        using var head = await _site.SignedInAsync((Role.Head, municipality.Kitchen));
        var start = await head.PageAsync("/");
        start.Words("main").ShouldContain("Budget att rapportera");
        var form = await head.PageAsync(start.QuerySelector($"a[href^='{Of(municipality.Kitchen)}']")!.GetAttribute("href")!);
        form.QuerySelectorAll("tbody th").Select(h => h.TextContent.Trim()).ShouldBe(["Personal", "Försäljning", "Resten av ramen"]);
        form.Words("tfoot").ShouldContain("10 000");

        var refused = await SendAsync(head, form, Kitchen("6000", "8 600", "-500", "−1000", "2000", "x"));
        refused.Words(".errs").ShouldContain("Resten av ramen, Prognos för året: ”x” är inget belopp");
        refused = await SendAsync(head, refused, Kitchen("6000", "8 600", "-500", "−1000", "2000", "3000"));
        refused.Words(".errs").ShouldContain("Skriv en kommentar: prognosen avviker från budgeten med mer än 1 procent och mer än 100 tkr");
        refused.QuerySelector<IHtmlInputElement>("[name='Form.Rows[0].Forecast']")!.Value.ShouldBe("8 600");

        var told = await SendAsync(head, refused, [.. Kitchen("6000", "8 600", "-500", "−1000", "2000", "3000"), ("Form.Comment", "Fler vikarier.")]);
        told.Words(".note--ok").ShouldContain("Utfall och prognos för Kost är sparade");
        var row = told.Words($"[id='e-{municipality.Kitchen.Value}']");
        row.ShouldContain("10 000 7 500 10 600 −600 underskott 6,0 %");
        told.Words("main").ShouldContain("Fler vikarier.");
        (await head.PageAsync("/")).Words("main").ShouldContain("Budgetar som är klara");
        (await head.PageAsync(Address(municipality.Kitchen))).Words("aside").ShouldContain("Utfall 7 500 tkr till och med 31 augusti, prognos 10 600 tkr");
        var kept = await _site.Municipality.Context().BudgetReports.SingleAsync(r => r.UnitId == municipality.Kitchen, Cancellation);
        (kept.Comment, kept.Revision, kept.ReportedByName).ShouldBe(("Fler vikarier.", 1, "Anna Prov"));
    }

    [Fact]
    public async Task The_budgets_are_read_by_members_and_told_only_by_the_unit_s_head()
    {
        using var head = await _site.SignedInAsync((Role.Head, municipality.Roads));
        var form = await head.PageAsync(Of(municipality.Roads));
        foreach (var (role, unit) in new (Role, UnitId?)[] { (Role.Member, null), (Role.Reporter, municipality.Roads), (Role.Head, municipality.Kitchen) })
        {
            using var other = await _site.SignedInAsync((role, unit));
            (await other.PageAsync(All)).Words("main table").ShouldContain("Gata");
            var read = await other.PageAsync(Of(municipality.Roads));
            read.QuerySelector(Form).ShouldBeNull();
            read.Words("main").ShouldContain("5 000");
            var token = (await other.PageAsync("/")).QuerySelector<IHtmlInputElement>("[name=__RequestVerificationToken]")!.Value;
            using var sent = await other.SendFormAsync(form, Form, ("Form.Rows[0].Outcome", "1"), ("Form.Rows[0].Forecast", "5000"), ("__RequestVerificationToken", token));
            sent.StatusCode.ShouldBe(HttpStatusCode.Forbidden, $"{role}");
        }

        (await _site.Municipality.Context().BudgetReports.AnyAsync(r => r.UnitId == municipality.Roads, Cancellation)).ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_pasted_is_read_into_the_table_or_told_by_row_and_column()
    {
        using var head = await _site.SignedInAsync((Role.Head, municipality.Kitchen));
        var form = await head.PageAsync(Of(municipality.Kitchen));

        var refused = await SendAsync(head, form, [("Form.Pasted", "Kontogrupp\tBudget\tUtfall\tPrognos\nPersonal\t8000\tmycket\t8000\nResor\t1\t2\t3\nPersonal\t5")], "Read");
        refused.QuerySelectorAll(".note--warn li").Select(l => l.TextContent).ShouldBe([
            "Rad 2, kolumn 3: ”mycket” är inget belopp. Skriv till exempel 1 250 eller -300.",
            "Rad 3, kolumn 1: ”Resor” är ingen kontogrupp i enhetens budget. Skriv namnet som i tabellen.",
            "Rad 4, kolumn 1: ”Personal\t5” har för få kolumner. Skriv kontogrupp, utfall och prognos."]);
        refused.QuerySelector<IHtmlTextAreaElement>("[name='Form.Pasted']")!.Value.ShouldContain("mycket");

        var read = await SendAsync(head, refused, [("Form.Pasted", "personal;8000;6 100,5;8050\nResten av ramen;;1900;3000")], "Read");
        read.Words(".note--ok").ShouldContain("2 rader är inlästa");
        read.QuerySelectorAll<IHtmlInputElement>("tbody input.num").Select(i => i.Value).Take(2).ShouldBe(["6100,5", "8050"]);
    }

    [Fact]
    public async Task The_second_of_two_who_tell_sees_what_the_first_said_and_the_versions_stay()
    {
        using var head = await _site.SignedInAsync((Role.Head, municipality.Parks));
        var hers = await head.PageAsync(Of(municipality.Parks));
        var his = await head.PageAsync(Of(municipality.Parks));
        await SendAsync(head, hers, [("Form.Rows[0].Outcome", "300"), ("Form.Rows[0].Forecast", "490")]);

        var told = await SendAsync(head, his, [("Form.Rows[0].Outcome", "310"), ("Form.Rows[0].Forecast", "490")]);
        told.Words(".meanwhile tbody").ShouldBe("Ramen: Utfall 300 310");
        (await _site.Municipality.Context().BudgetReports.SingleAsync(r => r.UnitId == municipality.Parks, Cancellation)).Outcome.ShouldBe(300);

        await SendAsync(head, told, []);
        (await head.PageAsync(Of(municipality.Parks))).Words("details.dt").ShouldContain("Tidigare version");
        (await _site.Municipality.Context().BudgetReports.Where(r => r.UnitId == municipality.Parks).OrderBy(r => r.Revision).ToListAsync(Cancellation)).Select(r => r.Outcome).ShouldBe([300, 310]);
    }

    [Fact]
    public async Task What_is_sent_twice_is_told_once_and_a_revision_nobody_has_seen_is_none()
    {
        using var head = await _site.SignedInAsync((Role.Head, municipality.Square));
        var form = await head.PageAsync(Of(municipality.Square));
        (string, string)[] typed = [("Form.Rows[0].Outcome", "300"), ("Form.Rows[0].Forecast", "490"), ("Form.Seen", "2147483647")];

        foreach (var told in await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SendAsync(head, form, typed[..2]))))
        {
            told.Words(".note--ok").ShouldContain("Utfall och prognos för Torg är sparade");
        }

        (await SendAsync(head, form, [("Form.Rows[0].Outcome", "310"), .. typed[1..]])).Words(".meanwhile tbody").ShouldBe("Ramen: Utfall 300 310");
        (await _site.Municipality.Context().BudgetReports.Where(r => r.UnitId == municipality.Square).ToListAsync(Cancellation)).Select(r => (r.Revision, r.Outcome)).ShouldBe([(1, 300m)]);
        (await SendAsync(head, form, [("Form.Rows[0].Outcome", "99 999 999 999 999"), ("Form.Rows[0].Forecast", "7,9999")])).QuerySelectorAll(".errs a").Select(a => a.TextContent).ShouldBe([
            "Ramen, Utfall: ”99 999 999 999 999” är för stort. Skriv beloppet i tusental kronor.", "Ramen, Prognos för året: ”7,9999” har fler än tre decimaler. Avrunda beloppet."]);
    }

    [Fact]
    public async Task What_was_typed_stands_there_to_copy_when_the_period_has_been_locked_meanwhile()
    {
        using var head = await _site.SignedInAsync((Role.Head, municipality.Square));
        var form = await head.PageAsync(Of(municipality.Square));
        var locked = $"/uppfoljning/2024/1/budget/{municipality.Square.Value}";

        var refused = await SendAsync(head, form, [("Form.Rows[0].Outcome", "98765"), ("Form.Rows[0].Forecast", "490"), ("Form.Comment", "Skrivet före låset")], address: locked);
        refused.Words(".errs").ShouldContain("Tertial 1 2024 är låst");
        refused.QuerySelector<IHtmlInputElement>("[name='Form.Rows[0].Outcome']")!.Value.ShouldBe("98765");
        refused.QuerySelector<IHtmlTextAreaElement>("[name='Form.Comment']")!.Value.ShouldBe("Skrivet före låset");
        refused.QuerySelector("main form button:not([disabled])").ShouldBeNull("nothing can be sent");
        (await SendAsync(head, form, [("Form.Pasted", "Ramen;123;456")], "Read", locked)).QuerySelector<IHtmlInputElement>("[name='Form.Rows[0].Outcome']")!.Value.ShouldBe("123");
    }

    [Fact]
    public async Task A_locked_period_is_read_and_told_only_under_an_exemption_and_its_forecast_is_offered_later()
    {
        using var strategist = await _site.SignedInAsync((Role.Strategist, null));
        var body = Ids.New<BodyId>();
        var (unit, plan) = (Ids.New<UnitId>(), Ids.New<PlanId>());
        var database = _site.Municipality.Context();
        database.AddRange(new Unit(unit, "Hamn", null, "Enhet", new DateOnly(2023, 1, 1)), new Body(body, "Hamnnämnden", BodyKind.Committee, null, new DateOnly(2023, 1, 1)));
        await database.SaveAsync("test", null, Cancellation);
        await municipality.AdoptAsync(plan, body, [new BudgetInPlan("Hamn", null, 700) { UnitId = unit }]);
        var address = $"/uppfoljning/2024/1/budget/{unit.Value}";
        var locked = await strategist.PageAsync(address);
        locked.QuerySelector(Form).ShouldBeNull();
        locked.Words(".note--warn").ShouldContain("Tertial 1 2024 är låst");

        var me = await _site.Municipality.Context().Users.OrderByDescending(u => u.Id).FirstAsync(Cancellation);
        database.Exemptions.Add(new Exemption(
            Guid.CreateVersion7(), ExemptionKind.Budget, unit.Value, "Hamn", 2024, new PeriodName(new PeriodKey(2024, 1), null), (me.AccountId, me.Name), "Fel belopp", new DateOnly(2024, 9, 30), new Signature(null, "test", new DateTimeOffset(2024, 9, 4, 0, 0, 0, TimeSpan.Zero))));
        await database.SaveAsync("test", null, Cancellation);
        var open = await strategist.PageAsync(address);
        await SendAsync(strategist, open, [("Form.Rows[0].Outcome", "200"), ("Form.Rows[0].Forecast", "720")], address: address);

        var next = await strategist.PageAsync($"/uppfoljning/2024/2/budget/{unit.Value}");
        next.QuerySelector<IHtmlInputElement>("[name='Form.Rows[0].Forecast']")!.Value.ShouldBe("720");
        next.QuerySelector<IHtmlInputElement>("[name='Form.Rows[0].Outcome']")!.Value.ShouldBe("");
        next.Words(Form).ShouldContain("från tertial 1, inte bekräftad");
        (await strategist.PageAsync(All)).Words($"[id='e-{unit.Value}']").ShouldContain("720 från tertial 1, inte bekräftad");
    }

    [Fact]
    public async Task When_late_reports_are_no_longer_taken_the_head_is_told_whom_to_ask_and_the_strategist_how_to_let_the_head_in()
    {
        using var strategist = await _site.SignedInAsync((Role.Strategist, null));
        using var head = await _site.SignedInAsync((Role.Head, municipality.Roads));
        var (now, database) = (_site.Clock.Now, _site.Municipality.Context());
        var period = await database.Periods.SingleAsync(p => p.Year == 2024 && p.Number == 2, Cancellation);
        period.Reschedule(period.Opens, period.ReportBy, period.AssessBy, new DateOnly(2024, 9, 8));
        await database.SaveAsync("test", null, Cancellation);
        _site.Clock.Now = new DateTimeOffset(2024, 9, 9, 11, 0, 0, TimeSpan.Zero);
        try
        {
            var told = await head.PageAsync(Of(municipality.Roads));
            told.QuerySelector(Form).ShouldBeNull();
            told.Words(".note--warn").ShouldContain("Be strategen om ett undantag");
            var offered = (await strategist.PageAsync(Of(municipality.Roads))).QuerySelectorAll(".note a").Single(a => a.TextContent == "Ge undantag");
            (await strategist.PageAsync(offered.GetAttribute("href")!)).Words(".lead").ShouldContain("Gata");
        }
        finally
        {
            _site.Clock.Now = now;
            period.Reschedule(period.Opens, period.ReportBy, period.AssessBy, null);
            await database.SaveAsync("test", null, Cancellation);
        }
    }

    [Fact]
    public async Task Many_units_cost_no_more_statements_than_a_few_and_are_summed_up_the_tree()
    {
        using var member = await _site.SignedInAsync((Role.Member, null));
        await member.PageAsync(All);
        var few = await _site.Statements.DuringAsync(() => member.PageAsync(All));
        var body = Ids.New<BodyId>();
        var units = Enumerable.Range(1, 30).Select(i => new Unit(Ids.New<UnitId>(), $"Skola {i:00}", null, "Enhet", new DateOnly(2023, 1, 1))).ToList();
        var database = _site.Municipality.Context();
        database.Bodies.Add(new Body(body, "Skolnämnden", BodyKind.Committee, null, new DateOnly(2023, 1, 1)));
        database.Units.AddRange(units);
        await database.SaveAsync("test", null, Cancellation);
        await municipality.AdoptAsync(Ids.New<PlanId>(), body, [.. units.Select(u => new BudgetInPlan(u.Name, null, 100) { UnitId = u.Id })]);

        (await _site.Statements.DuringAsync(() => member.PageAsync(All))).ShouldBe(few);
        var page = await member.PageAsync(All);
        page.Words("main").ShouldContain("30 av 30 enheter saknas");
        page.QuerySelectorAll("tr.grp").Select(r => r.TextContent).ShouldContain(r => r.Contains("Förvaltningen", StringComparison.Ordinal) && r.Contains("15 500".Replace(' ', '\u00a0'), StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_left_to_tell_is_in_the_letters_of_the_unit_s_head_and_of_whoever_stands_in()
    {
        var (body, unit) = (Ids.New<BodyId>(), Ids.New<UnitId>());
        var database = _site.Municipality.Context();
        database.AddRange(new Unit(unit, "Bad", null, "Enhet", new DateOnly(2023, 1, 1)), new Body(body, "Fritidsnämnden", BodyKind.Committee, null, new DateOnly(2023, 1, 1)));
        await database.SaveAsync("test", null, Cancellation);
        await municipality.AdoptAsync(Ids.New<PlanId>(), body, [new BudgetInPlan("Bad", null, 700) { UnitId = unit }]);
        using var head = await _site.SignedInAsync((Role.Head, unit));
        using var reporter = await _site.SignedInAsync((Role.Reporter, unit));
        using var other = await _site.SignedInAsync((Role.Reporter, municipality.Roads));
        var people = await database.RoleAssignments.AsNoTracking().Where(r => r.UnitId == unit).ToListAsync(Cancellation);
        var absent = people.Single(r => r.Role == Role.Head).AccountId;
        var standIn = (await database.RoleAssignments.AsNoTracking().Where(r => r.UnitId == municipality.Roads && r.Role == Role.Reporter).ToListAsync(Cancellation)).MaxBy(r => r.Id)!.AccountId;
        database.Substitutions.Add(new Substitution(
            Guid.CreateVersion7(), (absent, "Anna Prov"), (standIn, "Anna Prov"), new DateOnly(2024, 9, 1), new DateOnly(2024, 9, 30), new Signature(null, "test", new DateTimeOffset(2024, 9, 1, 8, 0, 0, TimeSpan.Zero))));
        await database.SaveAsync("test", null, Cancellation);

        await _site.InScopeAsync(async services =>
        {
            var everyone = await services.GetRequiredService<EveryonesDuties>().LoadAsync(Cancellation);
            var told = everyone.People.Where(p => p.Duties.On(new DateOnly(2024, 9, 4)).Any(d => d.Kind == DutyKind.Budget && d.Title == "Bad")).Select(p => p.Account.AccountId);
            told.ShouldBe([absent, standIn], ignoreOrder: true);
        });
        (await other.PageAsync("/")).Words("main").ShouldContain("Budget att rapportera för Anna Prov, till och med 30 september");
        var form = await other.PageAsync(Of(unit));
        await SendAsync(other, form, [("Form.Rows[0].Outcome", "300"), ("Form.Rows[0].Forecast", "700")]);
        (await database.BudgetReports.AsNoTracking().SingleAsync(r => r.UnitId == unit, Cancellation)).ReportedInsteadOf.ShouldBe("Anna Prov");
    }

    [Fact]
    public async Task The_limit_of_deviations_stands_in_the_year_s_model()
    {
        using var strategist = await _site.SignedInAsync((Role.Strategist, null));
        const string rules = "form[action*='handler=Rules']";
        var page = await strategist.PageAsync("/styrmodell/2025");
        page.QuerySelector<IHtmlInputElement>("[name='Rules.DeviationAmount']")!.Value.ShouldBe("100");
        using var saved = await strategist.SendFormAsync(page, rules, ("Rules.DeviationPercent", "2,5"), ("Rules.DeviationAmount", "500"));
        (await strategist.PageAsync("/styrmodell/2025")).QuerySelector<IHtmlInputElement>("[name='Rules.DeviationPercent']")!.Value.ShouldBe("2,5");
        (await _site.Municipality.Context().GovernanceModels.SingleAsync(m => m.Year == 2025, Cancellation)).Rules.BudgetDeviation.ShouldBe(new DeviationLimit(2.5m, 500));
    }

    [Fact]
    public async Task The_table_is_had_as_a_workbook_and_a_year_without_a_plan_says_so()
    {
        using var auditor = await _site.SignedInAsync((Role.Auditor, null));
        using var file = await auditor.GetAsync(new Uri(All + "?handler=Excel", UriKind.Relative), Cancellation);
        file.Content.Headers.ContentType!.MediaType.ShouldBe(Sheets.ContentType);
        (await auditor.PageAsync("/uppfoljning/2023/3/budget")).Words(".empty").ShouldContain("Ingen antagen plan för 2023");
        using var none = await auditor.GetAsync(new Uri($"/uppfoljning/2024/2/budget/{municipality.Administration.Value}", UriKind.Relative), Cancellation);
        none.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static string Of(UnitId unit) => $"{All}/{unit.Value}";

    private static string Address(UnitId unit) => $"/enheter/{unit.Value}";

    private static (string, string)[] Kitchen(params string[] amounts) => [.. amounts.Select((amount, i) => ($"Form.Rows[{i / 2}].{(i % 2 == 0 ? "Outcome" : "Forecast")}", amount))];

    private static async Task<IHtmlDocument> SendAsync(HttpClient client, IHtmlDocument page, (string, string)[] typed, string? handler = null, string? address = null)
    {
        var form = page.QuerySelector<IHtmlFormElement>(Form)!;
        form.Action = (address ?? page.Url.Split('?')[0]) + (handler is null ? "" : $"?handler={handler}");
        using var response = await client.SendFormAsync(page, Form, typed);
        return await response.DocumentAsync();
    }
}
