using System.Text;
using Npgsql;
using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;

namespace Styrkedja.Application.Organisation;

/// <summary>
/// Finds the municipality that an address, a command or a sign-in is about. Plain SQL: every request asks, and the first
/// one need not wait for the mapping of all the other tables.
/// </summary>
public sealed class Municipalities(NpgsqlDataSource source)
{
    public async Task<List<Municipality>> AllAsync(CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("select id, slug, name, host from styrkedja.municipality order by slug");
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var all = new List<Municipality>();
        while (await rows.ReadAsync(cancellation))
        {
            var municipality = new Municipality(new MunicipalityId(rows.GetGuid(0)), rows.GetString(1), rows.GetString(2));
            municipality.AnswerOn(rows.IsDBNull(3) ? null : rows.GetString(3));
            all.Add(municipality);
        }

        return all;
    }

    public async Task<Municipality?> FindAsync(MunicipalityId id, CancellationToken cancellation) =>
        (await AllAsync(cancellation)).Find(m => m.Id == id);

    /// <summary>The one whose address it is; else the first that claims no address of its own.</summary>
    public async Task<Municipality?> ByHostAsync(string host, CancellationToken cancellation)
    {
        var all = await AllAsync(cancellation);
        return all.Find(m => string.Equals(m.Host, host, StringComparison.OrdinalIgnoreCase)) ?? all.Find(m => m.Host is null);
    }

    /// <summary>"Älvsala kommun" becomes <c>alvsala</c>.</summary>
    public static string SlugOf(string name)
    {
        var slug = new StringBuilder();
        foreach (var letter in name.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(letter);
            }
            else if ((letter is ' ' or '-') && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var text = slug.ToString().Trim('-');
        const string suffix = "-kommun";
        text = text.EndsWith(suffix, StringComparison.Ordinal) && text.Length > suffix.Length ? text[..^suffix.Length] : text;
        return text.Length == 0 ? "kommun" : text[..Math.Min(text.Length, 60)].Trim('-');
    }
}
