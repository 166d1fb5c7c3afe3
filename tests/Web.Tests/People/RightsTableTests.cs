using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Styrkedja.Domain.People;
using Styrkedja.Web.Hosting;

namespace Styrkedja.Web.Tests.People;

/// <summary>Who reaches what, asked of the running application and held against what is written down.</summary>
public sealed partial class RightsTableTests : IAsyncLifetime
{
    private const string SignInAddress = "/logga-in";

    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync(DateOnly.FromDateTime(DateTime.UtcNow));

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Every_address_answers_the_roles_that_the_table_says()
    {
        var plan = new SamplePlan(_site.Municipality);
        await plan.LayOutAsync();
        var visitors = new List<(string Name, HttpClient Client, HttpClient Program)> { ("nobody", _site.Visitor(followsRedirects: false), _site.Visitor(followsRedirects: false)) };
        foreach (var role in Enum.GetValues<Role>())
        {
            var person = await _site.SignedInAsync(_site.Visitor(followsRedirects: false), (role, RoleAssignment.NeedsUnit(role) ? plan.Unit : null));
            visitors.Add((role.ToString(), person, await ProgramOfAsync(person)));
        }

        var table = new StringBuilder("| Address | Asks for |").AppendJoin("|", visitors.Select(v => $" {v.Name} ")).AppendLine("|");
        table.Append("|---|---|").AppendJoin("|", visitors.Select(_ => "---")).AppendLine("|");
        foreach (var endpoint in _site.Endpoints)
        {
            table.Append(CultureInfo.InvariantCulture, $"| `{endpoint.Address}` | {endpoint.Policy?.Replace("May:", "", StringComparison.Ordinal) ?? "nothing"} |");
            foreach (var (_, client, program) in visitors)
            {
                table.Append(await ReachesAsync(endpoint.Policy?.StartsWith("Key:", StringComparison.Ordinal) == true ? program : client, endpoint) ? " yes |" : " – |");
            }

            table.AppendLine();
        }

        var expected = await File.ReadAllTextAsync(Path.Combine(Root, "docs", "domain", "rights.md"), TestContext.Current.CancellationToken);
        var written = expected[expected.IndexOf("| Address", StringComparison.Ordinal)..].ReplaceLineEndings("\n").Trim();
        var found = table.ToString().ReplaceLineEndings("\n").Trim();
        if (found != written)
        {
            var file = Path.Combine(Directory.CreateDirectory(Path.Combine(Root, "artifacts")).FullName, "rights-found.md");
            await File.WriteAllTextAsync(file, found + "\n", TestContext.Current.CancellationToken);
            Assert.Fail($"The application's rights are not those of docs/domain/rights.md. Compare with artifacts/rights-found.md, and take it over if the change is meant.\n{Difference(written, found)}");
        }
    }

    [Fact]
    public void An_endpoint_that_does_not_say_who_it_is_for_stops_the_start()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Services.AddRazorPages();
        var app = builder.Build();
        app.MapGet("/glomd", () => "vem som helst");
        Should.Throw<InvalidOperationException>(() => EndpointGuard.Check(app)).Message.ShouldContain("/glomd");
    }

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder!.FullName, "Styrkedja.slnx")))
            {
                folder = folder.Parent;
            }

            return folder.FullName;
        }
    }

    // A program of the person's with a key that may do as much as the person lets it.
    private async Task<HttpClient> ProgramOfAsync(HttpClient person)
    {
        var program = _site.Visitor(followsRedirects: false);
        var page = await person.PageAsync("/konto/nycklar");
        if (page.QuerySelector("#skapa-form") is { } form)
        {
            using var made = await person.SendFormAsync(page, "#skapa-form", ("Form.Name", "Prov"), ("Form.MayReport", form.QuerySelector("[value=true]") is null ? "false" : "true"));
            program.DefaultRequestHeaders.Authorization = new("Bearer", (await made.DocumentAsync()).QuerySelector("#hemlighet").ShouldNotBeNull().GetAttribute("value"));
        }

        return program;
    }

    private static async Task<bool> ReachesAsync(HttpClient client, GuardedEndpoint endpoint)
    {
        using var request = new HttpRequestMessage(endpoint.Policy == "Key:ReportActivities" ? HttpMethod.Put : HttpMethod.Get, new Uri(AddressOf(endpoint.Address), UriKind.Relative));
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var sentToSignIn = response.Headers.Location?.OriginalString.Contains(SignInAddress, StringComparison.Ordinal) == true;
        // What is not there, or takes no GET, is told only to those who may ask.
        return response.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized) && !sentToSignIn;
    }

    private static string AddressOf(string pattern) => Parameter().Replace(pattern, match => match.Value switch
    {
        "{year:int}" or "{year:int?}" => "2024",
        var number when number.Contains(":int", StringComparison.Ordinal) => "2",
        _ => Guid.NewGuid().ToString(),
    });

    private static string Difference(string written, string found) => string.Join(
        '\n', written.Split('\n').Except(found.Split('\n')).Select(l => "- " + l).Concat(found.Split('\n').Except(written.Split('\n')).Select(l => "+ " + l)).Take(20));

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
