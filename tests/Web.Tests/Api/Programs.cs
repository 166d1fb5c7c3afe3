using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Styrkedja.Domain.People;

namespace Styrkedja.Web.Tests.Api;

/// <summary>A small plan, someone who reports for its unit, and programs that carry that person's keys.</summary>
public sealed class Programs : IAsyncDisposable
{
    public const string Keys = "/konto/nycklar";

    private Programs(TestSite site, SamplePlan plan, HttpClient elin)
    {
        Site = site;
        Plan = plan;
        Elin = elin;
    }

    public TestSite Site { get; }

    public SamplePlan Plan { get; }

    /// <summary>Who owns the keys, signed in.</summary>
    public HttpClient Elin { get; }

    public static async Task<Programs> StartAsync()
    {
        var site = await TestSite.StartAsync(new DateOnly(2024, 9, 2));
        var plan = new SamplePlan(site.Municipality);
        await plan.LayOutAsync();
        await plan.AddAsync(3, null);
        return new Programs(site, plan, await site.SignedInAsync((Role.Reporter, plan.Unit)));
    }

    public string ReportOf(int activity, int number = 2) => $"/api/v1/activities/{Plan.Activities[activity].Value}/reports/2024/{number}";

    /// <summary>Makes a key through the page, as a person does.</summary>
    /// <returns>Its secret.</returns>
    public async Task<string> KeyAsync(bool reports, string name = "Beslutsstödet", string lastDay = "2024-12-31")
    {
        var page = await Elin.PageAsync(Keys);
        using var made = await Elin.SendFormAsync(page, "#skapa-form", ("Form.Name", name), ("Form.MayReport", reports ? "true" : "false"), ("Form.LastDay", lastDay));
        var shown = await made.DocumentAsync();
        return shown.QuerySelector("#hemlighet").ShouldNotBeNull(shown.Words("main")).GetAttribute("value")!;
    }

    /// <summary>A program with the key and nothing else.</summary>
    public HttpClient Program(string? key)
    {
        var program = Site.Visitor(followsRedirects: false);
        program.DefaultRequestHeaders.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        return program;
    }

    public static async Task<(HttpResponseMessage Response, JsonElement Json)> GetAsync(HttpClient program, string address)
    {
        var response = await program.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        return (response, await JsonAsync(response));
    }

    /// <param name="read">The ETag that was read; null for "there was none", empty to say nothing.</param>
    public static async Task<(HttpResponseMessage Response, JsonElement Json)> PutAsync(HttpClient program, string address, string body, string? read)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(address, UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (read is not "")
        {
            request.Headers.TryAddWithoutValidation(read is null ? "If-None-Match" : "If-Match", read ?? "*");
        }

        var response = await program.SendAsync(request, TestContext.Current.CancellationToken);
        return (response, await JsonAsync(response));
    }

    public async ValueTask DisposeAsync()
    {
        Elin.Dispose();
        await Site.DisposeAsync();
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return JsonDocument.Parse(text.Length == 0 ? "{}" : text).RootElement;
    }
}
