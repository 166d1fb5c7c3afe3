using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Styrkedja.EndToEnd.Tests;

/// <summary>What somebody has typed survives a sign-in that has run out and somebody else who was quicker.</summary>
[Collection(DemoSite.Changing)]
public sealed partial class NothingTypedIsLostTests(DemoSite site)
{
    private const string Hers = "Hon skrev att halva sträckan är klar.";
    private const string His = "Han skrev att två tredjedelar är klara.";

    [Fact]
    public async Task A_form_sent_after_the_sign_in_has_run_out_comes_back_filled()
    {
        var page = await site.OpenAsync("sofia.berg");
        var address = await OpenReportAsync(page);
        await FillAsync(page, "Skrivet strax innan inloggningen gick ut.");
        await page.Context.ClearCookiesAsync(new() { Name = "styrkedja.inloggad" });
        await SendAsync(page);

        await page.GetByText("Din inloggning hade gått ut. Det du skrev är sparat").WaitForAsync();
        await DemoSite.SignInAsync(page, "sofia.berg");

        new Uri(page.Url).AbsolutePath.ShouldBe(address);
        (await page.GetByLabel("Kommentar till läget").InputValueAsync()).ShouldBe("Skrivet strax innan inloggningen gick ut.");
        (await page.Locator("#f-p").IsCheckedAsync()).ShouldBeTrue();
        await SendAsync(page);
        await page.Locator(".note--ok", new() { HasTextString = "är rapporterad" }).WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Of_two_who_report_the_same_activity_the_second_sees_both_and_chooses()
    {
        var (hers, his) = (await site.OpenAsync("lena.forsman"), await site.OpenAsync("lena.forsman"));
        var address = await OpenReportAsync(hers);
        await his.GotoAsync(address);
        await FillAsync(hers, Hers);
        await FillAsync(his, His);
        await SendAsync(hers);
        await hers.Locator(".note--ok", new() { HasTextString = "är rapporterad" }).WaitForAsync();

        await SendAsync(his);
        await his.Locator(".twofold").WaitForAsync();
        (await his.Locator(".twofold > :first-child").InnerTextAsync()).ShouldContain(Hers);
        (await his.Locator(".twofold > :last-child").InnerTextAsync()).ShouldContain(His);
        (await his.GetByLabel("Kommentar till läget").InputValueAsync()).ShouldBe(His);
        await his.GetByRole(AriaRole.Button, new() { Name = "Skicka min version" }).ClickAsync();
        await his.Locator(".note--ok", new() { HasTextString = "är rapporterad" }).WaitForAsync();

        // Both are kept, the latest first.
        await his.GotoAsync(address[..address.IndexOf("/rapportera", StringComparison.Ordinal)]);
        var log = await his.Locator(".log").InnerTextAsync();
        log.IndexOf(His, StringComparison.Ordinal).ShouldBeInRange(0, log.IndexOf(Hers, StringComparison.Ordinal));
        await hers.Context.CloseAsync();
        await his.Context.CloseAsync();
    }

    [Fact]
    public async Task What_was_being_typed_stands_in_the_form_on_another_device_until_it_is_thrown_away()
    {
        const string typed = "Skrivet utan att trycka på något.";
        var page = await PageStates.AnyReportAsync(await site.OpenAsync("maria.sundqvist"));
        var address = page.Url;

        // Without a draft that another test has left.
        await page.GotoAsync(address + "?utkast=nej");
        var before = await page.GetByLabel("Kommentar till läget").InputValueAsync();
        await page.GotoAsync(address);
        await FillAsync(page, typed);
        await page.Locator(".draft-said", new() { HasTextString = "Utkast sparat" }).WaitForAsync();
        await page.GetByLabel("Kommentar till läget").FillAsync(typed + " Och lite till.");

        // Left in the middle of a word: nothing more is waited for.
        await page.GotoAsync("/mal");
        await page.Context.CloseAsync();

        var other = await site.OpenAsync("maria.sundqvist", address);
        (await other.GetByLabel("Kommentar till läget").InputValueAsync()).ShouldBe(typed + " Och lite till.");
        (await other.Locator("#f-p").IsCheckedAsync()).ShouldBeTrue();
        await other.GetByRole(AriaRole.Button, new() { Name = "Släng utkastet" }).ClickAsync();
        await other.GetByText("Du slängde utkastet").WaitForAsync();
        (await other.GetByLabel("Kommentar till läget").InputValueAsync()).ShouldBe(before);
        await other.Context.CloseAsync();
    }

    /// <returns>The path of the form.</returns>
    private static async Task<string> OpenReportAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { NameRegex = Report() }).First.ClickAsync();
        return new Uri(page.Url).AbsolutePath;
    }

    private static async Task FillAsync(IPage page, string comment)
    {
        await page.Locator("#f-p").CheckAsync();
        await page.Locator("#avv-ja").CheckAsync();
        await page.GetByLabel("Kommentar till läget").FillAsync(comment);
    }

    /// <summary>Sends; where the page asks whether something is right, sends all the same.</summary>
    private static async Task SendAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { NameRegex = Send() }).ClickAsync();
        var anyway = page.GetByRole(AriaRole.Button, new() { Name = "Skicka ändå" });
        await page.Locator(".note--ok, [autofocus]").First.WaitForAsync();
        if (await anyway.CountAsync() > 0)
        {
            await anyway.ClickAsync();
        }
    }

    [GeneratedRegex("^Rapportera (?!i Excel)")]
    private static partial Regex Report();

    [GeneratedRegex("^Skicka rapport")]
    private static partial Regex Send();
}
