using Microsoft.Playwright;

namespace Styrkedja.Documents.Pdf;

/// <summary>The page numbers of a document's contents: in every element that carries <c>data-page-of="heading id"</c>.</summary>
internal static class PageNumbers
{
    /// <summary>
    /// Lays the report out in columns as large as the text of a page (<c>as-columns</c> in the style sheet): the browser
    /// breaks columns by the rules it breaks pages by, so that a heading's column tells its page without a print.
    /// </summary>
    private const string Foreseeing = """
        () => {
          const report = document.querySelector('.report');
          const covers = 1;
          const pages = {};
          report?.classList.add('as-columns');
          const first = report?.getBoundingClientRect();
          for (const { dataset: { pageOf } } of document.querySelectorAll('[data-page-of]')) {
            const heading = document.getElementById(pageOf)?.getBoundingClientRect();
            pages[pageOf] = report && heading ? Math.round((heading.left - first.left) / first.width) + covers + 1 : 0;
          }
          report?.classList.remove('as-columns');
          return pages;
        }
        """;

    private const string Writing = "pages => { for (const e of document.querySelectorAll('[data-page-of]')) e.textContent = pages[e.dataset.pageOf] || ''; }";

    /// <summary>On which page, from 1, each heading will fall; 0 where that cannot be said beforehand.</summary>
    public static Task<Dictionary<string, int>> ForeseeAsync(IPage page) => page.EvaluateAsync<Dictionary<string, int>>(Foreseeing);

    public static Task WriteAsync(IPage page, Dictionary<string, int> pages) => page.EvaluateAsync(Writing, pages);
}
