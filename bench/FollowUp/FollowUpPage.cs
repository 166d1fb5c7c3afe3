using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Styrkedja.Bench.Figures;
using Styrkedja.Bench.Pages;
using Styrkedja.Domain.Time;

namespace Styrkedja.Bench.FollowUp;

/// <summary>The period's list of 3,000 activities, read by a signed-in strategist, beside the same statement's rows.</summary>
internal static class FollowUpPage
{
    private static readonly string Address = string.Create(CultureInfo.InvariantCulture, $"/uppfoljning/{LargePlan.Tertial.Year}/{LargePlan.Tertial.Number}?visa=aktiviteter&hela=true");

    public static async Task<Figure> MeasureAsync()
    {
        await using var site = await LargeSite.StartAsync(goals: 10, activities: 3000);
        return await site.MeasureAsync("Follow-up page, 3,000 activities", 2.5, Address, "styrkedja.activity_goal", () =>
        [
            new() { Value = new DateOnly(LargePlan.Tertial.Year, 1, 1) },
            new() { Value = new DateOnly(LargePlan.Tertial.Year, 12, 31) },
            new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
            new() { Value = LargePlan.Tertial.Year },
            new() { Value = LargePlan.Tertial.Number },
            new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Boolean },
            new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new() { Value = PeriodCalendar.Default[LargePlan.Tertial].Cutoff },
            new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer },
            new() { Value = 0L },
            new() { Value = LargePlan.DayShown(LargePlan.Tertial) },
            new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid },
            new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
        ]);
    }
}
