using System.Globalization;
using System.Resources;

namespace Styrkedja.Application.Import;

/// <summary>The sentences of the import, in Swedish or English.</summary>
internal sealed class ImportTexts(CultureInfo culture)
{
    private static readonly ResourceManager Resources = new("Styrkedja.Application.Resources.Import", typeof(ImportTexts).Assembly);

    // There is no neutral file to fall back on: Swedish is the product's language and English the only other one.
    private readonly CultureInfo culture = CultureInfo.GetCultureInfo(culture.TwoLetterISOLanguageName == "en" ? "en" : "sv");

    public string this[string key, params ReadOnlySpan<object?> values]
    {
        get
        {
            var format = Resources.GetString(key, culture) ?? throw new MissingManifestResourceException($"No import text \"{key}\".");
            return string.Format(culture, format, values);
        }
    }

    public ImportFailure Failure(ImportFailureClass kind, string code, params ReadOnlySpan<object?> values) =>
        new(kind, code, this["failure." + code, values]);
}
