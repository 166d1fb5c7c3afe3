namespace Styrkedja.Bench;

/// <summary>Where things are in the repository this program was built in.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", ".."));

    /// <summary>The program as <c>./run</c> starts it.</summary>
    public static string App { get; } = Path.Combine(Root, "artifacts", "app", "Styrkedja.Web.dll");
}
