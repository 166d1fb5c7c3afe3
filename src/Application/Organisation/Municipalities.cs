using System.Text;
using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;

namespace Styrkedja.Application.Organisation;

/// <summary>Finds the municipality that an address, a command or a sign-in is about.</summary>
public sealed class Municipalities(StyrkedjaDbContext database, Tenant tenant)
{
    public Task<List<Municipality>> AllAsync(CancellationToken cancellation) =>
        database.Municipalities.AsNoTracking().OrderBy(m => m.Slug).ToListAsync(cancellation);

    public Task<Municipality?> FindAsync(MunicipalityId id, CancellationToken cancellation) =>
        database.Municipalities.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, cancellation);

    /// <summary>The one whose address it is; else the first that claims no address of its own.</summary>
    public async Task<Municipality?> ByHostAsync(string host, CancellationToken cancellation)
    {
        var all = await AllAsync(cancellation);
        return all.FirstOrDefault(m => string.Equals(m.Host, host, StringComparison.OrdinalIgnoreCase)) ?? all.FirstOrDefault(m => m.Host is null);
    }

    public async Task<Municipality> CreateAsync(string name, CancellationToken cancellation)
    {
        var municipality = new Municipality(Ids.New<MunicipalityId>(), SlugOf(name), name);
        tenant.Enter(municipality.Id);
        database.Municipalities.Add(municipality);
        await database.SaveAsync("municipality.created", null, cancellation);
        return municipality;
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
