using System.Globalization;
using System.IO.Compression;
using System.Text;
using Styrkedja.Application.Activities.Bulk;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.People;
using Styrkedja.Documents.Excel;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;
using Styrkedja.TestKit;

namespace Styrkedja.Application.Tests.Activities;

/// <summary>Activities out as a table and in again.</summary>
public sealed class ActivityTableTests : IAsyncLifetime
{
    private const int Year = 2026;
    private const string Head = "Aktivitet\tAnsvarig enhet\tMål\tStartdatum\tSlutdatum\tVarför ändras tiden";
    private static readonly CultureInfo _swedish = CultureInfo.GetCultureInfo("sv-SE");
    private readonly Unit _kitchen = new(Ids.New<UnitId>(), "Kost", null, "Enhet", new DateOnly(2020, 1, 1));
    private readonly Unit _roads = new(Ids.New<UnitId>(), "Gata; väg och park", null, "Enhet", new DateOnly(2020, 1, 1));
    private readonly Goal _waste = new(Ids.New<GoalId>(), GoalKind.Board, "Matsvinnet ska minska", 2025, Year);
    private readonly Goal _cars = new(Ids.New<GoalId>(), GoalKind.Board, "Bilarna ska bli fossilfria; alla", Year, Year);
    private Activity _scales = null!;
    private Activity _signs = null!;
    private TestMunicipality _test = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _test = await TestMunicipality.CreateAsync();
        _waste.Place("4.1", 1, null, null);
        _scales = new Activity(Ids.New<ActivityId>(), _kitchen.Id, "Väga svinnet", new DateRange(new DateOnly(2025, 2, 1), new DateOnly(2026, 6, 30)), [_waste.Id, _cars.Id]);
        _scales.Describe("Väga svinnet", "I alla kök.\nVarje dag.", "Vinnova 700 000 kr");
        _scales.Involve([_roads.Id]);
        _scales.Adopt(new DateOnly(2025, 1, 1));
        _scales.Detail(new ActivityDetails
        {
            Kind = ActivityKind.Project, LeftOutOfReports = true, ServicePromise = true, SubPoints = ["Köpa vågar", "Mäta"], Partners = "Regionen", Project = "SAM", Target = 2.5m, TargetUnit = "gram",
            References = [new PlanReference("Kostplanen", null)], Awaits = new AwaitedDecision("Ny taxa", "Kommunfullmäktige", new DateOnly(2026, 10, 25)),
        });
        _signs = new Activity(Ids.New<ActivityId>(), _kitchen.Id, "Skylta vad som slängs", DateRange.OfYear(Year), [_waste.Id]);
        var database = _test.Context();
        database.AddRange(_kitchen, _roads, _waste, _cars, _scales, _signs);
        await database.SaveAsync("test", null, Cancellation);
    }

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    [Fact]
    public async Task What_goes_out_comes_in_unchanged_in_either_language_and_pasted()
    {
        foreach (var words in new[] { Words.Swedish, Words.English })
        {
            var comparison = await CompareAsync(await ExcelAsync(words));
            comparison.Faults.ShouldBeEmpty();
            (comparison.New.Count, comparison.Changed.Count, comparison.Unchanged, comparison.Gone.Count).ShouldBe((0, 0, 2, 0));
        }

        var pasted = await CompareAsync(Text($"{Head}\nVäga svinnet\tKost\t\"4.1\nBilarna ska bli fossilfria; alla\"\t2025-02-01\t2026-06-30\t"));
        (pasted.Unchanged, pasted.Gone.Single().Title).ShouldBe((1, "Skylta vad som slängs"), "columns that are not there leave what is stored");
    }

    [Fact]
    public async Task Differences_are_told_field_by_field_stored_once_and_the_second_time_change_nothing()
    {
        var rows = Text(
            $"""
            {Head}
            Väga svinnet	Kost	4.1 Matsvinnet ska minska	2025-02-01	2026-08-31	Vågarna kom sent
            Måla cykelbanor	gata; väg och park	Bilarna ska bli fossilfria; alla	1 mars 2026	46143	
            """);
        var id = await KeepAsync(rows);
        var comparison = await CompareAsync(rows);
        comparison.Faults.ShouldBeEmpty();
        comparison.Changed.Single().Differences.Select(d => (d.Column, d.Stored, d.Given)).ShouldBe(
            [(ActivityColumn.Goals, "4.1 Matsvinnet ska minska\nBilarna ska bli fossilfria; alla", "4.1 Matsvinnet ska minska"), (ActivityColumn.End, "2026-06-30", "2026-08-31")]);
        comparison.New.Single().Given.Plan.ShouldBe(new DateRange(new DateOnly(2026, 3, 1), new DateOnly(2026, 5, 1)));

        await Tables().AskAsync(id, comparison.Fingerprint(), Cancellation);
        (await TakeIn().TakeNextAsync(Cancellation)).ShouldBeTrue();
        (await TakeIn().TakeNextAsync(Cancellation)).ShouldBeFalse();

        var table = (await Tables().FindAsync(id, Cancellation))!;
        (table.State, table.Added, table.Changed, table.Unchanged, table.Done).ShouldBe((TableState.Done, 1, 1, 0, 2));
        var stored = (await _test.Context().Activities.FindAsync([_scales.Id], Cancellation))!;
        (stored.PlannedEnd, stored.OriginalEnd, stored.Details.References.Count).ShouldBe((new DateOnly(2026, 8, 31), new DateOnly(2026, 6, 30), 1));
        (await _test.AsOwnerAsync($"select reason || ' ' || verb from styrkedja.event where subject_id = '{_scales.Id.Value}' order by id desc limit 1")).ShouldBe("Vågarna kom sent activity.changed");
        (await _test.AsOwnerAsync("select count(*) from styrkedja.event where subject_table = 'activity' and verb = 'activity.planned'")).ShouldBe(1L);

        var again = await CompareAsync(rows);
        (again.ChangesNothing, again.Unchanged, again.Faults.Count).ShouldBe((true, 2, 0));
    }

    [Fact]
    public async Task Every_bad_cell_is_named_by_row_and_column_and_what_to_do()
    {
        var comparison = await CompareAsync(Text(
            $"""
            {Head}	Slag	Redovisas inte	Måltal	Id (ändra inte)
            	Kots	Matsvinet ska minska	i mars	2026-01-01		Pyssel	kanske	många
            Skylta vad som slängs	Kost	4.1	2026-12-31	2026-01-01
            Väga svinnet	Kost	4.1	2025-02-01	2026-12-31
            Ny	Kost	4.1	2026-01-01	2026-12-31					1f9d1a4e-0000-7000-8000-000000000000
            Dubbel	Kost	4.1	2026-01-01	2026-12-31
            Dubbel	Kost	4.1	2026-01-01	2026-12-31
            """));
        comparison.Faults.Select(f => (f.Row, f.Column, f.Problem)).ShouldBe(
        [
            (2, ActivityColumn.Title, "missing"), (2, ActivityColumn.Start, "day-wrong"), (2, ActivityColumn.Owner, "unit-unknown"), (2, ActivityColumn.Goals, "goal-unknown"),
            (2, ActivityColumn.Kind, "kind-wrong"), (2, ActivityColumn.LeftOut, "yes-no-wrong"), (2, ActivityColumn.Target, "number-wrong"),
            (3, ActivityColumn.End, "end-before-start"), (4, ActivityColumn.Reason, "reason-missing"), (5, ActivityColumn.Id, "id-unknown"), (7, ActivityColumn.Title, "twice"),
        ]);
        comparison.Faults.Single(f => f.Problem == "unit-unknown").Sentence(Words.Swedish).ShouldBe("Enheten ”Kots” finns inte. Skriv namnet som i listan över enheter. Menar du ”Kost”?");
        comparison.Faults.Single(f => f.Problem == "twice").Sentence(Words.Swedish).ShouldBe("”Dubbel” står också på rad 6. Ta bort den ena raden. Är den här en ny aktivitet, ge den ett annat namn och lämna cellen för id tom.");
        comparison.Faults.Select(f => f.Sentence(Words.English)).ShouldAllBe(s => !s.Contains("table-fault"));
        comparison.FaultyRows.ShouldBe(5);
        comparison.New.Single().Row.ShouldBe(6);
    }

    [Fact]
    public async Task A_file_with_more_than_can_be_handed_in_says_so_first()
    {
        var stored = await Tables().StoredAsync(null, Year, null, false, Cancellation);
        Sheets(TableFile.MostRows).ShouldBe(["Aktiviteter"]);
        Sheets(TableFile.MostRows + 1).ShouldBe(["Läs först", "Aktiviteter"]);

        List<string> Sheets(int count)
        {
            using var file = new MemoryStream();
            ActivityWorkbook.Write(file, [.. Enumerable.Repeat(_signs, count)], stored.Names, Words.Swedish);
            file.Position = 0;
            using var archive = new ZipArchive(file);
            using var book = archive.GetEntry("xl/workbook.xml")!.Open();
            return [.. System.Xml.Linq.XDocument.Load(book).Descendants().Where(e => e.Name.LocalName == "sheet").Select(e => e.Attribute("name")!.Value)];
        }
    }

    [Fact]
    public async Task What_a_form_would_refuse_a_table_refuses_too()
    {
        var comparison = await CompareAsync(Text(
            $"""
            {Head}	Beskrivning	Måltal
            {new string('å', 601)}	Kost	4.1	2026-01-01	2026-12-31
            Utan mål	Kost	;	2026-01-01	2026-12-31
            Lång	Kost	4.1	2026-01-01	2026-12-31		{new string('å', 10_001)}
            Stort	Kost	4.1	2026-01-01	2026-12-31			12345678901234567890
            """));
        comparison.Faults.Select(f => (f.Row, f.Column, f.Problem)).ShouldBe(
        [
            (2, ActivityColumn.Title, "too-long"), (3, ActivityColumn.Goals, "no-goal"), (4, ActivityColumn.Description, "too-long"), (5, ActivityColumn.Target, "number-too-large"),
        ]);
        comparison.Faults[0].Sentence(Words.Swedish).ShouldBe("Texten har 601 tecken. Korta den. Högst 600 får plats.");
        comparison.New.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_has_changed_since_it_was_seen_is_not_written_over_and_nothing_is_stored()
    {
        var rows = Text($"{Head}\nVäga allt\tKost\t4.1\t2026-01-01\t2026-12-31\t\nSkylta vad som slängs\tKost\t4.1\t2026-01-01\t2026-10-31\t");
        var id = await KeepAsync(rows);
        await Tables().AskAsync(id, (await CompareAsync(rows)).Fingerprint(), Cancellation);
        var other = _test.Context();
        (await other.Activities.FindAsync([_signs.Id], Cancellation))!.Replan(new DateRange(new DateOnly(2026, 1, 1), new DateOnly(2026, 11, 30)), null);
        await other.SaveAsync("test", null, Cancellation);

        await TakeIn().TakeNextAsync(Cancellation);

        (await Tables().FindAsync(id, Cancellation))!.State.ShouldBe(TableState.Refused);
        _test.Context().Activities.Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_head_of_a_unit_changes_only_its_own()
    {
        var tenant = _test.Tenant();
        var database = _test.Context(tenant);
        var account = new Account { Name = "Chef", UserName = "chef@example.se", Email = "chef@example.se", NormalizedUserName = "CHEF@EXAMPLE.SE", NormalizedEmail = "CHEF@EXAMPLE.SE" };
        database.Users.Add(account);
        database.RoleAssignments.Add(new RoleAssignment(Guid.CreateVersion7(), account.AccountId, Role.Head, _roads.Id, null, new DateOnly(2020, 1, 1), null));
        await database.SaveAsync("test", null, Cancellation);
        var user = TestMunicipality.Nobody(database, tenant);
        await user.SignInAsync(account.AccountId, "Chef", new DateOnly(Year, 1, 1), Cancellation);
        var tables = new ActivityTables(database, _test.Connections(tenant), user, TimeProvider.System);
        var rows = Text($"{Head}\nSkylta vad som slängs\tKost\t4.1\t2026-01-01\t2026-10-31\t\nMåla\tGata; väg och park\t4.1\t2026-01-01\t2026-10-31\t");

        var comparison = TableComparison.Of(rows, await tables.StoredAsync(rows, Year, null, false, Cancellation), Words.Swedish);

        comparison.Faults.Select(f => (f.Row, f.Problem)).Distinct().ShouldBe([(2, "not-permitted")]);
        comparison.New.Single().Given.Title.ShouldBe("Måla");
        comparison.Gone.ShouldBeEmpty();
        var id = await tables.KeepAsync("t.csv", rows, Year, null, Cancellation);
        (await Tables().FindAsync(id, Cancellation)).ShouldBeNull("a table is its own person's");
    }

    [Fact]
    public async Task Five_thousand_rows_are_taken_in_one_go_with_few_statements_to_compare()
    {
        var text = new StringBuilder(Head);
        for (var i = 0; i < TableFile.MostRows; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nAktivitet {i}\tKost\t4.1\t2026-01-01\t2026-12-31\t");
        }

        var rows = Text(text.ToString());
        var id = await KeepAsync(rows);
        var comparison = await CompareAsync(rows);
        comparison.New.Count.ShouldBe(5000);
        await Tables().AskAsync(id, comparison.Fingerprint(), Cancellation);
        await TakeIn().TakeNextAsync(Cancellation);
        var table = (await Tables().FindAsync(id, Cancellation))!;
        (table.State, table.Added, table.Done, table.Total).ShouldBe((TableState.Done, 5000, 5000, 5000));
        (await _test.AsOwnerAsync("select count(*) from styrkedja.event where subject_table = 'activity' and verb = 'activity.planned'")).ShouldBe(5000L);
        (await CompareAsync(rows)).Unchanged.ShouldBe(5000);
        ActivityTableFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text + "\nEn till\tKost\t4.1\t2026-01-01\t2026-12-31\t")), "stor.csv", _swedish).Failure!.ShouldContain("5\u00a0000");
    }

    [Fact]
    public void Bad_files_are_told_apart_in_plain_sentences()
    {
        Failure("").ShouldContain("är tom");
        Failure("\0\u0001binärt\0").ShouldContain("tom.csv");
        Failure("Namn;Ålder\nAnna;3").ShouldContain("har inte tabellens kolumner");
        Failure("Aktivitet;Mål;Startdatum;Slutdatum\nX;Y;2026-01-01;2026-01-02").ShouldContain("saknar kolumnen Ansvarig enhet");
        Failure(Head).ShouldContain("inga rader");
        ActivityTableFile.Read(new MemoryStream("PK\u0003\u0004trasig"u8.ToArray()), "a.xlsx", _swedish).Failure!.ShouldContain("skadad");
        ActivityTableFile.Read(new MemoryStream(new byte[30 * 1024 * 1024]), "a.xlsx", _swedish).Failure!.ShouldContain("för stor");
        ActivityTableFile.Read(Bomb(), "a.xlsx", _swedish).Failure!.ShouldContain("orimligt stort");
        ActivityTableFile.Read(new MemoryStream("%PDF-1.7"u8.ToArray()), "a.pdf", _swedish).Failure!.ShouldContain("inget kalkylblad");
    }

    private static string Failure(string text) => ActivityTableFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "tom.csv", _swedish).Failure.ShouldNotBeNull();

    private static MemoryStream Bomb()
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("xl/workbook.bin").Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 120; i++)
            {
                entry.Write(zeros);
            }
        }

        file.Position = 0;
        return file;
    }

    private static TableRows Text(string text)
    {
        var (rows, failure) = ActivityTableFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "rader.csv", _swedish);
        return rows.ShouldNotBeNull(failure);
    }

    private async Task<TableRows> ExcelAsync(Words words)
    {
        var stored = await Tables().StoredAsync(null, Year, null, false, Cancellation);
        using var file = new MemoryStream();
        ActivityWorkbook.Write(file, stored.Shown, stored.Names, words);
        file.Position = 0;
        var (rows, failure) = ActivityTableFile.Read(file, "ut.xlsx", _swedish);
        return rows.ShouldNotBeNull(failure);
    }

    private async Task<TableComparison> CompareAsync(TableRows rows) => TableComparison.Of(rows, await Tables().StoredAsync(rows, Year, null, false, Cancellation), Words.Swedish);

    private Task<Guid> KeepAsync(TableRows rows) => Tables().KeepAsync("rader.csv", rows, Year, null, Cancellation);

    private ActivityTables Tables()
    {
        var tenant = _test.Tenant();
        var database = _test.Context(tenant);
        return new ActivityTables(database, _test.Connections(tenant), TestMunicipality.Operator(database, tenant), TimeProvider.System);
    }

    private TakeInTables TakeIn()
    {
        var tenant = _test.Tenant();
        var database = _test.Context(tenant);
        var user = TestMunicipality.Operator(database, tenant);
        return new TakeInTables(database, new ActivityTables(database, _test.Connections(tenant), user, TimeProvider.System), user, TimeProvider.System);
    }
}
