using System.Collections.Concurrent;
using Microsoft.Extensions.Localization;

namespace Styrkedja.EndToEnd.Tests;

/// <summary>Texts as the pages have them, noting every key that was asked for in vain: such a page shows the key.</summary>
internal sealed class RecordedTexts(IStringLocalizerFactory texts, ConcurrentBag<string> missing) : IStringLocalizerFactory
{
    public IStringLocalizer Create(Type resourceSource) => new Recorder(texts.Create(resourceSource), resourceSource.Name, missing);

    public IStringLocalizer Create(string baseName, string location) => new Recorder(texts.Create(baseName, location), baseName, missing);

    private sealed class Recorder(IStringLocalizer texts, string name, ConcurrentBag<string> missing) : IStringLocalizer
    {
        public LocalizedString this[string key] => Noted(texts[key]);

        public LocalizedString this[string key, params object[] arguments] => Noted(texts[key, arguments]);

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => texts.GetAllStrings(includeParentCultures);

        private LocalizedString Noted(LocalizedString text)
        {
            if (text.ResourceNotFound)
            {
                missing.Add($"{name}: {text.Name}");
            }

            return text;
        }
    }
}
