using Microsoft.AspNetCore.Builder;
using Npgsql;

namespace Styrkedja.Bench.Pages;

/// <summary>A site whose statements are noted.</summary>
internal sealed class NotedSite(SentStatements sent, WebApplication site, NpgsqlDataSource source) : IAsyncDisposable
{
    public SentStatements Sent { get; } = sent;

    public string Address => site.Urls.First();

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        await source.DisposeAsync();
    }
}
