using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.People;
using Styrkedja.Application.Reminders;
using Styrkedja.Domain;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Reminders;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;
using Styrkedja.Web.SignIn;

namespace Styrkedja.Web.Pages.Settings;

/// <summary>Whether and when reminders are sent by e-mail, and whether they arrive.</summary>
[May(Permission.ManageSettings)]
public sealed class ReminderSettingsModel(ChangeReminders change, Outbox outbox, MailOptions mail, IStringLocalizer<ReminderTexts> texts) : PageModel
{
    private const string Here = "/installningar/paminnelser";
    private const int MostTroubles = 20;

    [BindProperty]
    public bool IsOn { get; set; }

    [BindProperty]
    [Longest(TextLimits.Name)]
    public string? SiteAddress { get; set; }

    [BindProperty]
    [Longest(TextLimits.Name)]
    public string? FromName { get; set; }

    [BindProperty]
    public int Hour { get; set; }

    [BindProperty]
    public DayOfWeek[] Days { get; set; } = [];

    [BindProperty]
    public bool LinksOn { get; set; }

    [BindProperty]
    public int? LinkDays { get; set; }

    /// <summary>The version the person had before their eyes; after a conflict the one shown then.</summary>
    [BindProperty]
    public uint Seen { get; set; }

    public Meanwhile? Meanwhile { get; private set; }

    /// <summary>Letters that the server has not taken, the newest first.</summary>
    public IReadOnlyList<(MailMessage Message, string Name, string? Email)> Troubles { get; private set; } = [];

    public bool HasServer => mail.IsConfigured;

    /// <summary>Monday first.</summary>
    public static IReadOnlyList<DayOfWeek> Week { get; } = [.. Enum.GetValues<DayOfWeek>().OrderBy(d => ((int)d + 6) % 7)];

    public static string NameOf(DayOfWeek day) => CultureInfo.CurrentCulture.DateTimeFormat.GetDayName(day);

    public string Email => SignInServices.PersonOf(HttpContext)?.Email ?? "";

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var (choices, version) = await change.ForChangeAsync(cancellation);
        (IsOn, SiteAddress, FromName, Hour, Days, LinksOn, LinkDays, Seen) =
            (choices.IsOn, choices.SiteAddress, choices.FromName, choices.Hour, [.. choices.Days], choices.LinksOn, choices.LinkDays, version);
        await LoadAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        this.Require(nameof(LinkDays), LinkDays, texts["settings.number-missing"]);
        if (!ModelState.IsValid)
        {
            await LoadAsync(cancellation);
            return Page();
        }

        // What is stored is read before the work is begun, which changes it.
        var (stored, version) = await change.ForChangeAsync(cancellation);
        var given = new ReminderChoices(IsOn, FromName, SiteAddress, Hour, Days, LinksOn, LinkDays!.Value);
        try
        {
            await change.HandleAsync(given, Seen, cancellation);
            TempData["Said"] = texts["settings.saved"].Value;
            return Redirect(Here);
        }
        catch (RuleBrokenException refusal) when (refusal.Rule == Meanwhile.Rule)
        {
            (Meanwhile, Seen) = (Differences(stored, given), version);
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            this.AddRefusal(refusal, FieldOf);
        }

        await LoadAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostTryAsync(CancellationToken cancellation)
    {
        ModelState.Clear();
        try
        {
            await change.TryAsync(cancellation);
            TempData["Said"] = texts["settings.tried", Email].Value;
            return Redirect(Here);
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            await OnGetAsync(cancellation);
            this.AddRefusal(refusal, FieldOf);
            return Page();
        }
    }

    private static string FieldOf(string rule) => rule switch
    {
        "reminder-address-wrong" or "reminder-address-required" => nameof(SiteAddress),
        "reminder-hour-out-of-range" => nameof(Hour),
        "reminder-weekday-required" => nameof(Days),
        "reminder-link-days-out-of-range" => nameof(LinkDays),
        _ => "",
    };

    private Meanwhile Differences(ReminderChoices stored, ReminderChoices given) => Meanwhile.Of(
        (texts["settings.on"], YesOrNo(stored.IsOn), YesOrNo(given.IsOn)),
        (texts["settings.address"], stored.SiteAddress, given.SiteAddress),
        (texts["settings.from"], stored.FromName, given.FromName),
        (texts["settings.hour"], stored.Hour, given.Hour),
        (texts["settings.days"], DaysOf(stored), DaysOf(given)),
        (texts["settings.links"], YesOrNo(stored.LinksOn), YesOrNo(given.LinksOn)),
        (texts["settings.link-days"], stored.LinkDays, given.LinkDays));

    private string YesOrNo(bool value) => texts[value ? "settings.yes" : "settings.no"];

    private static string DaysOf(ReminderChoices choices) => string.Join(", ", Week.Where(choices.Days.Contains).Select(NameOf));

    private async Task LoadAsync(CancellationToken cancellation) => Troubles = await outbox.TroublesAsync(MostTroubles, cancellation);
}
