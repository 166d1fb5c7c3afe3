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

    /// <summary>
    /// Prints twice: first to learn on which page each heading falls, then with those numbers in every element that
    /// carries <c>data-page-of="heading id"</c>. The page can neither run scripts nor reach a network.
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
        catch (PlaywrightException) when (_browser is not { IsConnected: true } && !stop.IsCancellationRequested)
        {
            // The browser died under us (out of memory, killed). One new browser; a second death is told to the caller.
            return await PrintOrStopAsync(html, stop);
        }
    }

    /// <summary>Chromium's print command cannot be called back, so stopping means closing the browser; the next print starts a new one.</summary>
    private async Task<byte[]> PrintOrStopAsync(string html, CancellationToken stop)
    {
        var printing = PrintAsync(await BrowserAsync(stop), html);
        try
        {
            return await printing.WaitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            _ = printing.ContinueWith(task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            await CloseAsync();
            throw;
        }
    }

    private async Task<byte[]> PrintAsync(IBrowser browser, string html)
    {
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { JavaScriptEnabled = false, Offline = true, Locale = "sv-SE" });
        context.SetDefaultTimeout((float)options.TimeLimit.TotalMilliseconds);
        await context.RouteAsync("**/*", route => route.AbortAsync());
        var page = await context.NewPageAsync();
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await page.SetContentAsync(html);
        var pages = PdfPages.OfDestinations(new PrintedPdf(await PdfAsync(page)));
        await page.EvaluateAsync(
            "pages => { for (const e of document.querySelectorAll('[data-page-of]')) e.textContent = pages[e.dataset.pageOf] ?? ''; }",
            pages);
        return await PdfAsync(page);
    }

    private static Task<byte[]> PdfAsync(IPage page) =>
        page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true, PrintBackground = true, Tagged = true, Outline = true });

    private async Task<IBrowser> BrowserAsync(CancellationToken cancellation)
    {
        if (_browser is { IsConnected: true })
        {
            return _browser;
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
        return _browser;
    }

    private async Task CloseAsync()
    {
        if (_browser is { } browser)
        {
            _browser = null;
            await browser.DisposeAsync();
        }
    }
}
