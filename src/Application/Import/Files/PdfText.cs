using System.ComponentModel;
using System.Diagnostics;

namespace Styrkedja.Application.Import.Files;

/// <summary>
/// The text of a PDF through <c>pdftotext</c>, when it is installed. It runs in a process of its own with a time limit,
/// so that a hostile file cannot take the server along.
/// </summary>
internal static class PdfText
{
    /// <exception cref="ImportRefusedException">the tool is missing, takes too long, or cannot read the file.</exception>
    public static byte[] Read(byte[] pdf)
    {
        // -layout keeps the blank lines that separate a comment from the next title; -raw does not. What it costs is that
        // the dates stand beside a long title's first line, which ActivityTitle.Below knows.
        var start = new ProcessStartInfo("pdftotext", ["-layout", "-enc", "UTF-8", "-", "-"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var limit = new CancellationTokenSource(ImportLimits.PdfTime);
        using var process = Start(start);
        try
        {
            return Converse(process, pdf, limit.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            throw ImportRefusedException.Unreadable(ImportFailureCodes.PdfTimeout, (int)ImportLimits.PdfTime.TotalSeconds);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw ImportRefusedException.Unreadable(ImportFailureCodes.PdfToolMissing);
        }
        catch (Win32Exception)
        {
            throw ImportRefusedException.Unreadable(ImportFailureCodes.PdfToolMissing);
        }
    }

    private static async Task<byte[]> Converse(Process process, byte[] pdf, CancellationToken limit)
    {
        var feeding = Feed(process.StandardInput.BaseStream, pdf, limit);
        var complaints = process.StandardError.ReadToEndAsync(limit);
        using var text = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = await process.StandardOutput.BaseStream.ReadAsync(buffer, limit)) > 0)
        {
            if (text.Length + read > ImportLimits.FileBytes)
            {
                throw FileContent.TooLarge();
            }

            text.Write(buffer, 0, read);
        }

        await feeding;
        await process.WaitForExitAsync(limit);
        if (process.ExitCode != 0)
        {
            var needsPassword = (await complaints).Contains("password", StringComparison.OrdinalIgnoreCase);
            throw ImportRefusedException.Unreadable(needsPassword ? ImportFailureCodes.Encrypted : ImportFailureCodes.Damaged, "PDF");
        }

        var bytes = text.ToArray();
        return bytes.AsSpan().IndexOfAnyExcept(" \r\n\f\t"u8) >= 0
            ? bytes
            : throw ImportRefusedException.Unreadable(ImportFailureCodes.PdfWithoutText);
    }

    private static async Task Feed(Stream input, byte[] pdf, CancellationToken limit)
    {
        try
        {
            await using (input)
            {
                await input.WriteAsync(pdf, limit);
            }
        }
        catch (IOException)
        {
            // The tool gave up on a damaged file before it had read all of it; its exit code tells.
        }
    }
}
