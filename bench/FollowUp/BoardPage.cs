using System.Globalization;
using Styrkedja.Bench.Figures;
using Styrkedja.Bench.Pages;

namespace Styrkedja.Bench.FollowUp;

/// <summary>The part of the board with every unit: 300 units and 3,000 activities, beside the rows of the statement it is counted from.</summary>
internal static class BoardPage
{
    private static readonly string Address = string.Create(CultureInfo.InvariantCulture, $"/uppfoljning/{LargePlan.Tertial.Year}/{LargePlan.Tertial.Number}?visa=enheter");

    public static async Task<Figure> MeasureAsync()
    {
        await using var site = await LargeSite.StartAsync(goals: 20, activities: 3000, units: 300);
        return await site.MeasureAsync("The board's units, 300 units × 3,000 activities", 2.5, Address, "styrkedja.activity_goal", LargePlan.YearParameters);
    }
}
