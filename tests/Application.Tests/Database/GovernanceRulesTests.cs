using Microsoft.EntityFrameworkCore;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Governance;
using Styrkedja.TestKit;

namespace Styrkedja.Application.Tests.Database;

public sealed class GovernanceRulesTests
{
    [Fact]
    public async Task The_rules_of_a_year_read_as_they_were_written()
    {
        await using var test = await TestMunicipality.CreateAsync();
        var written = test.Context();
        written.GovernanceModels.Add(new GovernanceModel(Guid.CreateVersion7(), 2026, "Modellen", GovernanceRules.Default));
        await written.SaveAsync("governance-model.created", null, TestContext.Current.CancellationToken);

        var read = await test.Context().GovernanceModels.SingleAsync(TestContext.Current.CancellationToken);

        read.Rules.AssessmentTable.Rules.Select(r => r.Id).ShouldBe(AssessmentTable.Default.Rules.Select(r => r.Id));
        foreach (var (rule, original) in read.Rules.AssessmentTable.Rules.Zip(AssessmentTable.Default.Rules))
        {
            rule.AllIn?.Order().ShouldBe(original.AllIn?.Order());
            rule.AnyIn?.Order().ShouldBe(original.AnyIn?.Order());
        }
    }
}
