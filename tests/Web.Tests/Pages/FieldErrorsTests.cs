using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Styrkedja.Application.People;
using Styrkedja.Domain.People;

namespace Styrkedja.Web.Tests.Pages;

/// <summary>One site for all forms: what they refuse changes nothing.</summary>
public sealed class FormsSite : IAsyncLifetime
{
    private TestSite _site = null!;

    public HttpClient Client { get; private set; } = null!;

    /// <summary>Addresses by the word the test gives for them.</summary>
    public Dictionary<string, string> Addresses { get; } = [];

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(new DateOnly(2024, 9, 4));
        var plan = new SamplePlan(_site.Municipality);
        await plan.LayOutAsync();
        await plan.AddAsync(1, null);
        Client = await _site.SignedInAsync((Role.Strategist, null), (Role.Administrator, null), (Role.Secretary, null));
        var database = _site.Municipality.Context();
        var (invitation, secret) = Invitation.Make(InvitationPurpose.FirstAdministrator, null, _site.Clock.Now);
        database.Invitations.Add(invitation);
        await database.SaveAsync("account.invited", null, CancellationToken.None);
        var account = database.Users.Single().AccountId;
        var (other, otherSecret) = Invitation.Make(InvitationPurpose.Invitation, account, _site.Clock.Now);
        database.Invitations.Add(other);
        await database.SaveAsync("account.invited", null, CancellationToken.None);

        Addresses["activity"] = $"/aktiviteter/{plan.Activities[0].Value}/rapportera/2024/2";
        Addresses["goal"] = $"/mal/{plan.Goal.Value}/bedom/2024/2";
        Addresses["unit"] = $"/enheter/{plan.Unit.Value}/andra";
        Addresses["body"] = $"/styrmodell/organ/{database.Bodies.Single().Id.Value}";
        Addresses["person"] = $"/personer/{account.Value}";
        Addresses["first"] = $"/forsta-start/{secret}";
        Addresses["invited"] = $"/inbjudan/{otherSecret}";
        Addresses["correct"] = await UploadAsync() + "/aktivitet/0/0";
        (await Client.SendFormAsync(await Client.PageAsync("/uppfoljning/2024/1"), "form[action$='handler=Lock']")).EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _site.DisposeAsync();
    }

    private async Task<string> UploadAsync()
    {
        var page = await Client.PageAsync("/import");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector<IHtmlInputElement>("main [name=__RequestVerificationToken]")!.Value), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes("Mål;Måltyp;Aktivitet;Startdatum;Slutdatum\nGrönare kommun;Styrelsens mål;Plantera träd;2024-01-15;2024-12-15\n")), "Document", "plan.csv" },
        };
        var response = await Client.PostAsync(new Uri("/import", UriKind.Relative), form);
        response.RequestMessage!.RequestUri!.AbsolutePath.ShouldStartWith("/import/", customMessage: await response.Content.ReadAsStringAsync());
        return response.RequestMessage.RequestUri.AbsolutePath;
    }
}

public sealed class FieldErrorsTests(FormsSite site) : IClassFixture<FormsSite>
{
    public static TheoryData<string, string, string> Forms => new()
    {
        { "/logga-in", "form:has([name=Password])", "" },
        { "first", "main form", "Form.Password=kort" },
        { "invited", "main form", "Password=kort" },
        { "activity", "form[data-draft]", "Form.EndKind=other" },
        { "activity", "form[data-draft]", "Form.Phase=on-hold" },
        { "activity", "form[data-draft]", "Form.Phase=ongoing&Form.AsPlanned=no" },
        { "goal", "main form.card", "" },
        { "/uppfoljning/2024/1", "form[action$='handler=Unlock']", "" },
        { "/import", "main form", "Year=tjugo" },
        { "correct", "main form.card", "ActivityTitle=&Start=i våras&End=" },
        { "correct", "main form.card", "Start=2024-05-01&End=2024-01-01" },
        { "/rapporter/ny", "main form.card", "Presented=i går&Year=1991" },
        { "/rapporter/ny", "main form.card", "Kind=Tertial&Year=1991&Tertial=7" },
        { "/styrmodell/2024", "form[action$='handler=Rules']", "Rules.Name=&Rules.Minimum=många&Rules.ReportingDays=" },
        { "/styrmodell/2024", "form[action$='handler=Rules']", "Rules.ReportingDays=9&Rules.AssessmentDays=3" },
        { "/styrmodell/2024", "form[action$='handler=Rules']", "Rules.DeviationPercent=101" },
        { "/styrmodell/2024", "form[action$='handler=Periods']", "Dates[0].Opens=&Dates[1].ReportBy=snart" },
        { "/styrmodell/organ", "main form", "Form.Name=" },
        { "/styrmodell/organ", "main form", "Form.Name=Nämnden&Form.Kind=okänt&Form.From=" },
        { "body", "main form", "Form.Name=" },
        { "body", "main form", "Form.To=1999-01-01" },
        { "/enheter/ny", "main form", "Form.Name=&Form.From=" },
        { "/enheter/ny", "main form", "Form.Name=A&Form.Level=" },
        { "unit", "main form", "Form.Employees=-1" },
        { "unit", "main form", "Form.Minimum=två&Form.To=1999-01-01" },
        { "unit", "main form", "Form.To=1999-01-01" },
        { "/personer/ny", "main form", "Person.Name=&Person.Email=" },
        { "/personer/ny", "main form", "Person.Name=Bo&Person.Email=bo&Role.Role=auditor" },
        { "/personer/ny", "main form", "Person.Name=Bo&Person.Email=bo@exempel.example&Role.Role=reporter" },
        { "/personer/ny", "main form", "Person.Name=Bo&Person.Email=bo@exempel.example&Role.Role=secretary" },
        { "/personer/ny", "main form", "Person.Name=Bo&Person.Email=bo@exempel.example&Role.Role=auditor&Role.From=2024-09-01&Role.To=2024-01-01" },
        { "person", "form:has([name='Person.Name'])", "Person.Name=" },
        { "person", "form[action$='handler=Grant']", "" },
        { "person", "form[action$='handler=End']", "End.LastDay=i höst" },
        { "person", "form[action$='handler=Disable']", "" },
        { "/konto", "form[action$='handler=Password']", "" },
        { "/konto", "form[action$='handler=Password']", "Current=fel losenord&Password=ett nytt langt losenord" },
        { "/installningar", "main form", "Name=" },
        { "/installningar", "main form", "Host=inte ett namn" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task An_error_leads_to_its_field_and_the_field_says_it(string where, string form, string typed)
    {
        var address = site.Addresses.GetValueOrDefault(where, where);
        var fields = typed.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(f => f.Split('=', 2)).Select(f => (f[0], f[1])).ToArray();

        var page = await (await site.Client.SendFormAsync(await site.Client.PageAsync(address), form, fields)).DocumentAsync();

        page.Title.ShouldStartWith("Fel: ");
        var lines = page.QuerySelectorAll(".errs li");
        lines.ShouldNotBeEmpty();
        foreach (var line in lines)
        {
            var link = line.QuerySelector<IHtmlAnchorElement>("a").ShouldNotBeNull(line.TextContent);
            var field = page.GetElementById(link.Hash[1..]).ShouldNotBeNull(link.Hash);
            field.GetAttribute("aria-invalid").ShouldBe("true", link.Hash);
            var described = field.GetAttribute("aria-describedby")!.Split(' ').Select(id => page.GetElementById(id).ShouldNotBeNull(id).TextContent);
            string.Join(' ', described).ShouldContain(link.TextContent);
        }

        // What was typed is still there, also what could not be understood.
        foreach (var (name, value) in fields.Where(f => f.Item2.Length > 0 && !f.Item1.Contains("Password", StringComparison.Ordinal) && f.Item1 != "Current"))
        {
            page.QuerySelectorAll<IHtmlInputElement>($"input[name='{name}']").Where(i => i.Type is not ("radio" or "hidden" or "checkbox")).Select(i => i.Value).ShouldAllBe(v => v == value || name == "End.LastDay" && v.Length == 0);
        }
    }

    [Fact]
    public async Task Errors_are_listed_in_the_order_of_the_page()
    {
        var page = await (await site.Client.SendFormAsync(await site.Client.PageAsync(site.Addresses["goal"]), "main form.card")).DocumentAsync();

        page.QuerySelectorAll(".errs a").Select(a => a.GetAttribute("href")).ShouldBe(["#Form_Assessment", "#Form_Reason"]);
    }
}
