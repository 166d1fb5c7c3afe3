using System.Text.RegularExpressions;
using Styrkedja.Application.Demo;

namespace Styrkedja.Bench.Pages;

/// <summary>A signed-in strategist's browser, for forms: it keeps the cookies and follows no redirects.</summary>
internal sealed partial class SignedInClient : IDisposable
{
    private readonly HttpClient _client;

    private SignedInClient(string address) =>
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, MaxConnectionsPerServer = 32 }) { BaseAddress = new Uri(address) };

    public static async Task<SignedInClient> AtAsync(string address)
    {
        var client = new SignedInClient(address);
        await client.SendAsync("/logga-in", new() { ["Email"] = "johan.ekvall@alvsala.example", ["Password"] = DemoMunicipality.Password, ["__RequestVerificationToken"] = await client.TokenAsync("/logga-in") });
        return client;
    }

    /// <summary>What a form of the page has to carry; the same for all the person's forms.</summary>
    public async Task<string> TokenAsync(string page) => Token().Match(await _client.GetStringAsync(new Uri(page, UriKind.Relative))).Groups[1].Value;

    /// <exception cref="InvalidOperationException">The form was not taken: a taken one leads on to another page.</exception>
    public async Task SendAsync(string path, Dictionary<string, string> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        using var response = await _client.PostAsync(new Uri(path, UriKind.Relative), content);
        if (response.StatusCode is not (System.Net.HttpStatusCode.Redirect or System.Net.HttpStatusCode.SeeOther))
        {
            throw new InvalidOperationException($"{path}: {response.StatusCode}");
        }
    }

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
