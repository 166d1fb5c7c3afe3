namespace Styrkedja.EndToEnd.Tests;

/// <summary>The check of a page in the states that pages can get into.</summary>
[Collection(DemoSite.Changing)]
public sealed class StateAccessibilityTests(DemoSite site)
{
    public static TheoryData<string> States => [.. PageStates.All.Keys];

    [Theory]
    [MemberData(nameof(States))]
    public async Task A_state_has_no_violations_and_never_scrolls_sideways(string state)
    {
        var page = await PageStates.All[state](site);
        (await PageCheck.FaultsAsync(page)).ShouldBeEmpty(page.Url);
    }
}
