using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.People;
using Styrkedja.Domain.People;
using Styrkedja.Web.Hosting;

namespace Styrkedja.Web.Pages.People;

/// <summary>Who has an account, and what they may do.</summary>
[May(Permission.ManageAccounts)]
public sealed class PeopleModel(AccountReading reading, Periods periods) : PageModel
{
    public static IReadOnlyList<string> States { get; } = ["all", "active", "invited", "disabled", "without-role"];

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true, Name = "visa")]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "ordning")]
    public string? Order { get; set; }

    public IReadOnlyList<AccountView> Accounts { get; private set; } = [];

    public int Total { get; private set; }

    public DateOnly Today => periods.Today;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        State = States.Contains(State) ? State : "all";
        Order = Order is "email" or "role" ? Order : "name";
        var all = await reading.AllAsync(cancellation);
        Total = all.Count;
        var found = all.Where(a => IsIn(State!, a) && Matches(a));

        // By name they come in Swedish order from the database.
        Accounts = [.. Order switch
        {
            "email" => found.OrderBy(a => a.Account.NormalizedEmail, StringComparer.Ordinal),
            "role" => found.OrderBy(a => a.RolesOn(Today).Select(r => (int?)r.Assignment.Role).Min() ?? int.MaxValue),
            _ => found,
        }];
    }

    private bool IsIn(string state, AccountView account) => state switch
    {
        "active" => !account.IsDisabled && !account.HasNotBeenIn,
        "invited" => account.HasNotBeenIn && !account.IsDisabled,
        "disabled" => account.IsDisabled,
        "without-role" => !account.RolesOn(Today).Any(),
        _ => true,
    };

    private bool Matches(AccountView account) => string.IsNullOrWhiteSpace(Search)
        || new[] { account.Account.Name, account.Account.Email, account.Account.Title }.Concat(account.Roles.Select(r => r.Where))
            .Any(text => text?.Contains(Search.Trim(), StringComparison.CurrentCultureIgnoreCase) == true);
}
