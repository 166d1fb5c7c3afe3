using System.Globalization;
using Styrkedja.Bench.Figures;
using Styrkedja.Bench.Pages;

namespace Styrkedja.Bench.Goals;

/// <summary>The red thread's tree of 20 goals and 3,000 activities, beside the rows of the statement it is built from.</summary>
internal static class RedThreadTree
{
    private static readonly string Address = string.Create(CultureInfo.InvariantCulture, $"/roda-traden?ar={LargePlan.Tertial.Year}");

    public static async Task<Figure> MeasureAsync()
    {
        await using var site = await LargeSite.StartAsync(goals: 20, activities: 3000);
        return await site.MeasureAsync("Red-thread tree, 20 goals × 3,000 activities", 2.5, Address, "styrkedja.activity_goal", LargePlan.YearParameters);
    }
}
