namespace Styrkedja.Web.Tests.Pages;

public sealed class SecurityHeadersTests
{
    [Fact]
    public async Task Behind_a_protected_front_the_browser_is_told_to_stay_protected()
    {
        await using var site = await TestSite.StartAsync(new DateOnly(2024, 9, 4));
        using var visitor = site.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/logga-in") { Headers = { { "X-Forwarded-Proto", "https" }, { "X-Forwarded-Host", "styr.alvsala.example" } } };

        using var response = await visitor.SendAsync(request, TestContext.Current.CancellationToken);

        response.Headers.GetValues("Strict-Transport-Security").Single().ShouldContain("max-age=31536000");
        response.Headers.Contains("X-Frame-Options").ShouldBeFalse();
    }
}
