using Styrkedja.Application.People;
using Styrkedja.Domain.People;

namespace Styrkedja.Web.Components;

/// <param name="Text">Key in the layout's texts.</param>
public sealed record MenuItem(string Address, string Text, bool IsCurrent);

/// <summary>The main menu, with just what the person may open.</summary>
public static class MainMenu
{
    private static readonly (string Address, string Text, Permission Asks)[] _items =
    [
        ("/", "menu.tasks", Permission.ReadPlan),
        ("/roda-traden", "menu.thread", Permission.ReadPlan),
        ("/mal", "menu.goals", Permission.ReadPlan),
        ("/planer", "menu.plans", Permission.ReadPlan),
        ("/arshjul", "menu.cycle", Permission.ReadPlan),
        ("/uppfoljning", "menu.follow-up", Permission.ReadPlan),
        ("/rapporter", "menu.reports", Permission.ReadReports),
        ("/enheter", "menu.units", Permission.ReadPlan),
        ("/enheter/organisation", "menu.units", Permission.ManageOrganisation),
        ("/import", "menu.import", Permission.ImportDocuments),
        ("/personer", "menu.people", Permission.ManageAccounts),
        ("/installningar", "menu.settings", Permission.ManageSettings),
        ("/styrmodell", "menu.governance", Permission.ManageGovernance),
    ];

    // Pages that lie below a place of the menu without its address.
    private static readonly Dictionary<string, string> _below = new(StringComparer.OrdinalIgnoreCase) { ["/arsskifte"] = "/styrmodell", ["/undantag"] = "/styrmodell", ["/undantag/nytt"] = "/styrmodell", ["/godkann"] = "/uppfoljning" };

    public static IReadOnlyList<MenuItem> For(CurrentUser user, string path) =>
        [.. _items.Where(i => user.May(i.Asks)).DistinctBy(i => i.Text).Select(i => new MenuItem(i.Address, i.Text, IsCurrent(i.Address, path.StartsWith("/tidslinje/", StringComparison.OrdinalIgnoreCase) ? "/uppfoljning" : _below.GetValueOrDefault(path, path))))];

    private static bool IsCurrent(string address, string path) =>
        address == "/" ? path == "/" : path.Equals(address, StringComparison.OrdinalIgnoreCase) || path.StartsWith(address + "/", StringComparison.OrdinalIgnoreCase);
}

public static class Initials
{
    /// <summary>"Maria Sundqvist" gives MS.</summary>
    public static string Of(string name) =>
        string.Concat(name.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } parts
            ? new[] { parts[0], parts[^1] }.Distinct().Select(p => char.ToUpperInvariant(p[0]))
            : []);
}
