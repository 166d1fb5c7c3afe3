using System.Net;
using System.Text.RegularExpressions;

namespace Styrkedja.EndToEnd.Tests;

/// <summary>Everything that can be reached by following links, as those who see most, least and otherwise, and as nobody.</summary>
public sealed partial class LinkTests(DemoSite site)
{
    [Theory]
    [InlineData(null)]
    [InlineData("johan.ekvall")]
    [InlineData("elin.dahl")]
    [InlineData("birgitta.astrom")]
    [InlineData("asa.lind")]
    public async Task Every_link_leads_to_a_page_with_all_its_texts(string? user)
    {
        using var client = await site.ClientAsync(user);
        // Of pages of one kind some tell of all.
        var crawl = new Crawl(client, 12);
        await crawl.FromAsync(user is null ? ["/insyn", "/logga-in", "/hjalp", "/tillganglighet"] : ["/", "/insyn"]);

        crawl.Faults.ShouldBeEmpty();
        crawl.Visited.ShouldBeGreaterThan(user is null ? 15 : user == "asa.lind" ? 20 : 100);
        site.MissingTexts.ShouldBeEmpty();
    }

    /// <summary>
    /// Follows links within the site. From an address with a query only those without one are followed, or filters and
    /// orders would be tried in all their combinations.
    /// </summary>
    /// <param name="mostOfAKind">How many addresses are followed that differ only in which thing they are about.</param>
    private sealed class Crawl(HttpClient client, int mostOfAKind)
    {
        private readonly Dictionary<string, int> _kinds = [];
        private readonly Dictionary<string, HashSet<string>> _marks = [];
        private readonly List<(string From, string To, string Mark)> _jumps = [];
        private readonly Queue<(string From, string To)> _waiting = new();

        public List<string> Faults { get; } = [];

        public int Visited => _marks.Count;

        public async Task FromAsync(IEnumerable<string> addresses)
        {
            foreach (var address in addresses)
            {
                Add("the start", address);
            }

            while (_waiting.TryDequeue(out var step))
            {
                await VisitAsync(step.From, step.To);
            }

            Faults.AddRange(_jumps.Where(j => _marks.TryGetValue(j.To, out var marks) && !marks.Contains(j.Mark)).Select(j => $"{j.From} leads to #{j.Mark}, which {j.To} has not"));
        }

        private void Add(string from, string address)
        {
            var kind = Thing().Replace(address, "*");
            if (!_marks.ContainsKey(address) && _kinds.GetValueOrDefault(kind) < mostOfAKind)
            {
                _kinds[kind] = _kinds.GetValueOrDefault(kind) + 1;
                _marks[address] = [];
                _waiting.Enqueue((from, address));
            }
        }

        private async Task VisitAsync(string from, string address)
        {
            using var response = await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            var askedToSignIn = response.RequestMessage!.RequestUri!.AbsolutePath == "/logga-in" && address is not ("/" or "/logga-in");
            if (response.StatusCode != HttpStatusCode.OK || askedToSignIn)
            {
                Faults.Add($"{from} leads to {address}, which answers {(int)response.StatusCode} at {response.RequestMessage.RequestUri}");
                return;
            }

            if (response.Content.Headers.ContentType?.MediaType != "text/html")
            {
                return;
            }

            var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            _marks[address] = [.. Id().Matches(html).Select(m => m.Groups[1].Value)];
            Faults.AddRange(Key().Matches(html).Select(m => $"{address} shows {m.Value}"));
            foreach (var link in Link().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)))
            {
                Follow(address, link);
            }
        }

        private void Follow(string address, string link)
        {
            if (link.StartsWith("#p-", StringComparison.Ordinal) || !Uri.TryCreate(new Uri("http://site" + address), link, out var target) || target.Host != "site")
            {
                return;
            }

            var to = target.PathAndQuery;
            if (target.Query.Length > 0 && address.Contains('?', StringComparison.Ordinal))
            {
                return;
            }

            Add(address, to);
            if (target.Fragment.Length > 1)
            {
                _jumps.Add((address, to, Uri.UnescapeDataString(target.Fragment[1..])));
            }
        }
    }

    [GeneratedRegex("<(?:a|link|script|img|use)\\b[^>]*\\b(?:href|src)=\"([^\"]*)\"")]
    private static partial Regex Link();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Thing();

    [GeneratedRegex("\\sid=\"([^\"]+)\"")]
    private static partial Regex Id();

    /// <summary>Keys of the field's words, shown where the words are missing.</summary>
    [GeneratedRegex(@">[^<]*\b(?:status|phase|assessment|goal-kind|body-kind|role|outcome|ground|rule)\.[a-z]+[a-z-]*[^<]*<")]
    private static partial Regex Key();
}
