using Microsoft.Playwright;

namespace Styrkedja.Documents.Pdf;

/// <summary>
/// Prints HTML to tagged PDF with one Chromium that is kept warm: starting it costs about a second, printing a tenth.
/// Safe for use from many threads; documents are printed one at a time, so that ten clerks at once do not need ten
/// times the memory.
/// </summary>
public sealed class PdfPrinter(PdfPrinterOptions options) : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private IPage? _page;

    /// <summary>
    /// Prints with page numbers in the contents (<see cref="PageNumbers"/>): once where they were foreseen, and once more
    /// where the print shows that a heading fell elsewhere. The page can neither run scripts nor reach a network.
    /// </summary>
    /// <param name="html">A whole document; its paper size and margins stand in its style sheet.</param>
    /// <exception cref="ChromiumMissingException">when no Chromium is found.</exception>
    /// <exception cref="TimeoutException">when printing takes longer than <see cref="PdfPrinterOptions.TimeLimit"/>.</exception>
    public async Task<byte[]> PrintAsync(string html, PdfProperties properties, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(html);
        ArgumentNullException.ThrowIfNull(properties);
        await _turn.WaitAsync(cancellation);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(options.TimeLimit);
            var printed = await PrintOnceMoreAfterCrashAsync(html, limit.Token);
            return PdfFinish.Apply(printed, properties);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"The PDF was not ready within {options.TimeLimit.TotalSeconds:0} seconds.");
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _playwright?.Dispose();
        _turn.Dispose();
    }

    /// <summary>Closes the browser as a crash would, without the printer's knowing; for the tests.</summary>
    internal Task CrashAsync() => _browser?.CloseAsync() ?? Task.CompletedTask;

    private async Task<byte[]> PrintOnceMoreAfterCrashAsync(string html, CancellationToken stop)
    {
        try
        {
            return await PrintOrStopAsync(html, stop);
        }
        catch (PlaywrightException) when (!stop.IsCancellationRequested)
        {
            // The browser or its page died under us (out of memory, killed). One new browser; a second death is told to the caller.
            return await PrintOrStopAsync(html, stop);
        }
    }

    /// <summary>
    /// Chromium's print command cannot be called back, so stopping means closing the browser; the next print starts a new
    /// one. So it does after a fault, which may have left the page behind useless.
    /// </summary>
    private async Task<byte[]> PrintOrStopAsync(string html, CancellationToken stop)
    {
        var printing = PrintAsync(await PageAsync(stop), html);
        try
        {
            return await printing.WaitAsync(stop);
        }
        catch
        {
            _ = printing.ContinueWith(task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            await CloseAsync();
            throw;
        }
    }

    private static async Task<byte[]> PrintAsync(IPage page, string html)
    {
        await page.SetContentAsync(html);
        var foreseen = await PageNumbers.ForeseeAsync(page);
        await PageNumbers.WriteAsync(page, foreseen);
        var printed = await PdfAsync(page);
        var pages = PdfPages.OfDestinations(new PrintedPdf(printed));
        if (foreseen.All(heading => pages.GetValueOrDefault(heading.Key) == heading.Value))
        {
            return printed;
        }

        await PageNumbers.WriteAsync(page, pages);
        return await PdfAsync(page);
    }

    private static Task<byte[]> PdfAsync(IPage page) =>
        page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true, PrintBackground = true, Tagged = true, Outline = true });

    /// <summary>One page is kept for all prints: opening one costs a third of a print, and without scripts nothing of a document outlives the next.</summary>
    private async Task<IPage> PageAsync(CancellationToken cancellation)
    {
        if (_browser is { IsConnected: true } && _page is { IsClosed: false })
        {
            return _page;
        }

        await CloseAsync();
        var path = Chromium.Find(options.ChromiumPath);
        cancellation.ThrowIfCancellationRequested();
        _playwright ??= await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,

            // Chromium refuses its sandbox to root; for everybody else it stays on.
            ChromiumSandbox = !Environment.IsPrivilegedProcess,
            Args = ["--disable-gpu"],
        });
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions { JavaScriptEnabled = false, Offline = true, Locale = "sv-SE" });
        context.SetDefaultTimeout((float)options.TimeLimit.TotalMilliseconds);
        await context.RouteAsync("**/*", route => route.AbortAsync());
        _page = await context.NewPageAsync();
        await _page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        return _page;
    }

    private async Task CloseAsync()
    {
        if (_browser is { } browser)
        {
            _browser = null;
            _page = null;
            await browser.DisposeAsync();
        }
    }
}
