using System.Globalization;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Reminders;
using Styrkedja.Web.Components;

namespace Styrkedja.Web.Pages.Governance;

/// <summary>The year's name and numbers as typed.</summary>
public sealed class RulesForm
{
    [Longest(TextLimits.Name)]
    public string? Name { get; set; }

    public int? Minimum { get; set; }

    public int? MinimumFinancial { get; set; }

    public int? ReportingDays { get; set; }

    public int? AssessmentDays { get; set; }

    /// <summary>Empty for until the lock.</summary>
    public int? GraceDays { get; set; }

    public int? PartlyPercent { get; set; }

    /// <summary>Per cent of the budget that a forecast may deviate without a comment.</summary>
    public decimal? DeviationPercent { get; set; }

    /// <summary>Thousands of kronor that it may.</summary>
    public decimal? DeviationAmount { get; set; }

    public bool ReportsAreApproved { get; set; }

    public bool AssessmentsAreConfirmed { get; set; }

    /// <summary>Days before the last day that people are reminded, separated by commas.</summary>
    [Longest(TextLimits.Name)]
    public string? RemindBefore { get; set; }

    public int? RemindLate { get; set; }

    public int? RemindHead { get; set; }

    public uint Version { get; set; }

    public static RulesForm Of(GovernanceModel model) => new()
    {
        Name = model.Name,
        Minimum = model.Rules.MinimumActivities,
        MinimumFinancial = model.Rules.MinimumPerFinancialManagementGoal,
        ReportingDays = model.Rules.ReportingDays,
        AssessmentDays = model.Rules.AssessmentDays,
        GraceDays = model.Rules.GraceDays,
        PartlyPercent = model.Rules.PartlyPercent,
        DeviationPercent = model.Rules.BudgetDeviation.Percent,
        DeviationAmount = model.Rules.BudgetDeviation.Amount,
        ReportsAreApproved = model.Rules.ReportsAreApproved,
        AssessmentsAreConfirmed = model.Rules.AssessmentsAreConfirmed,
        RemindBefore = string.Join(", ", model.Rules.Reminders.Before),
        RemindLate = model.Rules.Reminders.EveryDaysLate,
        RemindHead = model.Rules.Reminders.EscalateAfter,
    };

    /// <summary>The days as given, the longest before first; null when what stands there is not numbers.</summary>
    public ReminderDays? Days()
    {
        var days = new List<int>();
        foreach (var part in (RemindBefore ?? "").Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var day))
            {
                return null;
            }

            days.Add(day);
        }

        return new ReminderDays([.. days.Distinct().OrderDescending()], RemindLate, RemindHead);
    }
}

/// <summary>The report texts as typed, in the order of <see cref="ReportTextKeys.All"/>.</summary>
public sealed class TextsForm
{
    public List<string?> Texts { get; set; } = [];

    /// <summary>Key of the text that goes back to the product's own; null for none.</summary>
    public string? Reset { get; set; }

    public uint Version { get; set; }

    public IReadOnlyDictionary<string, string?> Given =>
        ReportTextKeys.All.Select((key, i) => (key, Text: key == Reset ? null : Texts.ElementAtOrDefault(i))).ToDictionary(t => t.key, t => t.Text);
}

/// <summary>The dates of one period as typed.</summary>
public sealed class PeriodForm
{
    public int Number { get; set; }

    public DateOnly? Opens { get; set; }

    public DateOnly? ReportBy { get; set; }

    public DateOnly? AssessBy { get; set; }

    /// <summary>Empty for until the lock.</summary>
    public DateOnly? GraceBy { get; set; }

    public uint Version { get; set; }

    public static PeriodForm Of(FollowUpPeriod period) => new() { Number = period.Number, Opens = period.Opens, ReportBy = period.ReportBy, AssessBy = period.AssessBy, GraceBy = period.GraceBy };
}
