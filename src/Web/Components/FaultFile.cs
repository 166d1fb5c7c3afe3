using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace Styrkedja.Web.Components;

/// <summary>A long list of what is wrong, as a text file with a line for each; a page shows only the first.</summary>
public static class FaultFile
{
    /// <summary>Lines that a page shows.</summary>
    public const int MostShown = 100;

    public static FileContentResult Of(IEnumerable<string> faults, string fileName) => new(Encoding.UTF8.GetBytes(string.Join("\r\n", faults) + "\r\n"), "text/plain; charset=utf-8") { FileDownloadName = fileName };
}
