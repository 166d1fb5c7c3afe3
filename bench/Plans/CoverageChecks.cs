using System.Buffers;
using Microsoft.Extensions.DependencyInjection;
using Styrkedja.Application.Database;
using Styrkedja.Application.Governance;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.Plans;
using Styrkedja.Bench.Figures;
using Styrkedja.Bench.Pages;

namespace Styrkedja.Bench.Plans;

/// <summary>What a plan of 20 goals and 3,000 activities lacks, beside the rows of the statement that is read for it.</summary>
internal static class CoverageChecks
{
    public static async Task<Figure> MeasureAsync()
    {
        await using var site = await LargeSite.StartAsync(goals: 20, activities: 3000);
        BareQuery query;
        using (var statements = new StatementRecorder())
        {
            await CheckAsync(site);
            query = new BareQuery(statements.Reading("styrkedja.activity_goal"), () => LargePlan.YearParametersAt(3));
        }

        return Figure.Of("Coverage checks, 20 goals × 3,000 activities", 2.5, await Pairs.MeasureAsync(
            40, 80, () => Pairs.TimeAsync(() => BareAsync(site, query)), () => Pairs.TimeAsync(() => CheckAsync(site))));
    }

    private static async Task BareAsync(LargeSite site, BareQuery query)
    {
        var output = new ArrayBufferWriter<byte>(1 << 20);
        await query.RunAsync(site.Bare, output, () =>
        {
            if (output.FreeCapacity < 1 << 16)
            {
                output.ResetWrittenCount();
            }

            return ValueTask.CompletedTask;
        });
    }

    private static async Task CheckAsync(LargeSite site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenant>().Enter(site.Plan.Municipality);
        var view = await scope.ServiceProvider.GetRequiredService<PlanContents>().FindAsync(site.Plan.Id, CancellationToken.None) ?? throw new InvalidOperationException("No plan.");
        var rules = await scope.ServiceProvider.GetRequiredService<StyrkedjaDbContext>().GovernanceModels.RulesOfAsync(view.Plan.Year, view.Plan.BodyId, CancellationToken.None);
        if (Coverage.Of(view, rules).GoalsOfBody != 20)
        {
            throw new InvalidOperationException("The plan has other goals than those laid out.");
        }
    }
}
