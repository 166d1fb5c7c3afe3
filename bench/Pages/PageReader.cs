namespace Styrkedja.Bench.Pages;

/// <summary>Reads pages to their last byte over a connection that is kept, and keeps nothing of them.</summary>
internal sealed class PageReader(string address) : IDisposable
{
    private readonly HttpClient client = new() { BaseAddress = new Uri(address) };
    private readonly byte[] buffer = new byte[64 * 1024];

    /// <returns>Bytes of the body.</returns>
    public async Task<long> ReadAsync(string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        await using var body = await response.Content.ReadAsStreamAsync();
        var length = 0L;
        int read;
        while ((read = await body.ReadAsync(buffer)) > 0)
        {
            length += read;
        }

        return length;
    }

    public Task<string> TextAsync(string path) => client.GetStringAsync(new Uri(path, UriKind.Relative));

    public async Task SendAsync(string path, Dictionary<string, string> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        using var response = await client.PostAsync(new Uri(path, UriKind.Relative), content);
        response.EnsureSuccessStatusCode();
    }

    public void Dispose() => client.Dispose();
}
