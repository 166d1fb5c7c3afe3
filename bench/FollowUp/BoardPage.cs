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

    /// <summary>The same page with one municipality in the database, and with many that have reported for years.</summary>
    public static async Task<Figure> MeasureAmongManyAsync()
    {
        await using var one = await LargeSite.StartAsync(goals: 20, activities: 3000, units: 300);
        await using var many = await LargeSite.StartAsync(goals: 20, activities: 3000, units: 300);
        await ManyMunicipalities.FillAsync(many);
        return Figure.Of(
            $"The board, one of {ManyMunicipalities.Count} municipalities beside the only one",
            1.2,
            await Pairs.MeasureAsync(20, 40, () => Pairs.TimeAsync(() => one.Reader.ReadAsync(Address)), () => Pairs.TimeAsync(() => many.Reader.ReadAsync(Address))));
    }
}
