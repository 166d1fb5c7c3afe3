using Microsoft.Playwright;

namespace Styrkedja.EndToEnd.Tests;

/// <summary>How somebody works a page: the same journey is walked with the mouse and with the keyboard alone.</summary>
public abstract class Hand
{
    public static Hand Mouse { get; } = new WithMouse();

    public static Hand Keyboard { get; } = new WithKeyboard();

    /// <summary>Follows a link or presses a button.</summary>
    public abstract Task PressAsync(ILocator target);

    public abstract Task WriteAsync(ILocator field, string text);

    /// <summary>Chooses a radio button or ticks a box.</summary>
    public abstract Task ChooseAsync(ILocator option);

    /// <summary>Hands a file over; the window that asks which one belongs to the operating system.</summary>
    public virtual Task HandInAsync(ILocator field, FilePayload file) => field.SetInputFilesAsync(file);

    private sealed class WithMouse : Hand
    {
        public override Task PressAsync(ILocator target) => target.ClickAsync();

        public override Task WriteAsync(ILocator field, string text) => field.FillAsync(text);

        public override Task ChooseAsync(ILocator option) => option.CheckAsync();
    }

    private sealed class WithKeyboard : Hand
    {
        /// <summary>More than any page has to stop at.</summary>
        private const int MostStops = 400;

        public override async Task PressAsync(ILocator target)
        {
            await GoToAsync(target);
            await target.Page.Keyboard.PressAsync("Enter");
            await target.Page.WaitForLoadStateAsync();
        }

        public override async Task WriteAsync(ILocator field, string text)
        {
            await GoToAsync(field);
            await field.Page.Keyboard.PressAsync("Control+A");
            await field.Page.Keyboard.TypeAsync(text);
        }

        public override async Task ChooseAsync(ILocator option)
        {
            if (await option.GetAttributeAsync("type") == "checkbox")
            {
                await GoToAsync(option);
                await option.Page.Keyboard.PressAsync("Space");
                return;
            }

            // Tab stops at one of the group only; the arrows go on from there and choose.
            await GoToAsync(option.Page.Locator($"input[type=radio][name='{await option.GetAttributeAsync("name")}']"));
            for (var step = 0; step < 20 && !await option.IsCheckedAsync(); step++)
            {
                await option.Page.Keyboard.PressAsync(step == 0 ? "Space" : "ArrowDown");
            }

            (await option.IsCheckedAsync()).ShouldBeTrue();
        }

        public override async Task HandInAsync(ILocator field, FilePayload file)
        {
            await GoToAsync(field);
            await base.HandInAsync(field, file);
        }

        /// <summary>Tabs until one of these has the focus, and sees that it can be seen.</summary>
        private static async Task GoToAsync(ILocator targets)
        {
            await targets.First.WaitForAsync();
            for (var stop = 0; stop < MostStops; stop++)
            {
                if (await targets.EvaluateAllAsync<bool>("all => all.includes(document.activeElement)"))
                {
                    (await targets.Page.EvaluateAsync<bool>("() => document.activeElement.matches(':focus-visible') && document.activeElement.getClientRects().length > 0")).ShouldBeTrue();
                    return;
                }

                await targets.Page.Keyboard.PressAsync("Tab");
            }

            throw new InvalidOperationException($"The keyboard does not reach {targets}.");
        }
    }
}
