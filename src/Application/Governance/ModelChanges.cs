using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Governance;

/// <summary>One thing that differs between two models, in words.</summary>
/// <param name="Old">Empty for what is new.</param>
/// <param name="New">Empty for what is gone.</param>
public sealed record ModelChange(ModelPart Part, string Name, string Old, string New);

/// <summary>What differs between two models, part by part, as a person would say it.</summary>
public static class ModelChanges
{
    public static IReadOnlyList<ModelChange> Between(GovernanceRules before, GovernanceRules after, Words words) =>
        [.. All(before, after, words).Where(c => c.Old != c.New)];

    private static IEnumerable<ModelChange> All(GovernanceRules before, GovernanceRules after, Words words)
    {
        foreach (var kind in before.GoalLevels.Concat(after.GoalLevels).Select(l => l.Kind).Distinct())
        {
            yield return new ModelChange(ModelPart.Levels, words.GoalKind(kind), Say(before.LevelOf(kind), words), Say(after.LevelOf(kind), words));
        }

        foreach (var kind in Enum.GetValues<ScaleKind>())
        {
            var name = words[$"scale.{Words.Code(kind)}"];
            var (was, now) = (before.ScaleOf(kind), after.ScaleOf(kind));
            foreach (var code in was.Values.Concat(now.Values).Select(v => v.Code).Distinct())
            {
                yield return new ModelChange(ModelPart.Scales, $"{name}: {ModelWords.Default(kind, code, words)}", Say(was, code, words), Say(now, code, words));
            }

            yield return new ModelChange(ModelPart.Scales, words.Format("model.order", name), Order(was, now, was), Order(was, now, now));
        }

        foreach (var place in Enumerable.Range(0, Math.Max(before.AssessmentTable.Rules.Count, after.AssessmentTable.Rules.Count)))
        {
            yield return new ModelChange(ModelPart.Table, words.Format("model.row", place), Row(before, place, words), Row(after, place, words));
        }

        yield return new ModelChange(ModelPart.Table, words["roll-up"], words[$"roll-up.{Words.Code(before.RollUp)}"], words[$"roll-up.{Words.Code(after.RollUp)}"]);
        yield return new ModelChange(ModelPart.Table, words["measures-first"], Measures(before, words), Measures(after, words));
        foreach (var (key, old, now) in new (string, object?, object?)[]
        {
            ("minimum", before.MinimumActivities, after.MinimumActivities),
            ("financial", before.MinimumPerFinancialManagementGoal, after.MinimumPerFinancialManagementGoal),
            ("reporting", before.ReportingDays, after.ReportingDays),
            ("assessment", before.AssessmentDays, after.AssessmentDays),
            ("partly", before.PartlyPercent, after.PartlyPercent),
            ("deviation-percent", before.BudgetDeviation.Percent, after.BudgetDeviation.Percent),
            ("deviation-amount", before.BudgetDeviation.Amount, after.BudgetDeviation.Amount),
            ("remind-before", Said(before.Reminders.Before), Said(after.Reminders.Before)),
            ("remind-late", before.Reminders.EveryDaysLate, after.Reminders.EveryDaysLate),
            ("remind-head", before.Reminders.EscalateAfter, after.Reminders.EscalateAfter),
        })
        {
            yield return new ModelChange(ModelPart.Numbers, words[$"model.number.{key}"], $"{old}", $"{now}");
        }

        yield return new ModelChange(ModelPart.Rhythm, words["rhythm"], Say(before.Rhythm, words), Say(after.Rhythm, words));
        yield return new ModelChange(ModelPart.Numbers, words["model.number.grace"], Grace(before, words), Grace(after, words));
        yield return new ModelChange(ModelPart.Numbers, words["model.number.approved"], Used(before.ReportsAreApproved, words), Used(after.ReportsAreApproved, words));
        yield return new ModelChange(ModelPart.Numbers, words["model.number.confirmed"], Used(before.AssessmentsAreConfirmed, words), Used(after.AssessmentsAreConfirmed, words));
        foreach (var rule in before.QualityRules.Concat(after.QualityRules).Select(r => r.Id).Distinct())
        {
            yield return new ModelChange(ModelPart.Quality, words[$"quality-rule.{rule}"], Quality(before, rule), Quality(after, rule));
        }

        foreach (var key in before.ReportTexts.Keys.Concat(after.ReportTexts.Keys).Distinct())
        {
            yield return new ModelChange(
                ModelPart.Texts, words[$"model.text.{key}"],
                before.ReportTexts.GetValueOrDefault(key) ?? words["model.text-default"], after.ReportTexts.GetValueOrDefault(key) ?? words["model.text-default"]);
        }
    }

    /// <summary>A level in one line: its name, who decides, how many are meant.</summary>
    public static string Say(GoalLevel? level, Words words)
    {
        if (level is null)
        {
            return "";
        }

        var decided = words.Format("model.decided-by", words.Or([.. level.DecidedBy.Select(b => words["body-kind." + Words.Code(b)].ToLowerInvariant())]));
        return $"{level.Name ?? words.GoalKind(level.Kind)}, {decided}, {Limits(level, words)}";
    }

    public static string Limits(GoalLevel level, Words words) => (level.AtLeast, level.AtMost) switch
    {
        (null, null) => words["model.limits-none"],
        ({ } least, null) => words.Format("model.limits-least", least),
        (null, { } most) => words.Format("model.limits-most", most),
        ({ } least, { } most) => words.Format("model.limits", least, most),
    };

    private static string Say(Scale scale, string code, Words words)
    {
        if (!scale.Has(code))
        {
            return "";
        }

        var value = scale[code];
        var word = value.Word ?? ModelWords.Default(scale.Kind, code, words);
        var look = value.Look is { } shown ? $", {words[$"look.{Words.Code(shown)}"]}" : "";
        return $"{word}{look}{(value.CountsAsMet ? ", " + words["model.counts-as-met"] : "")}";
    }

    // The order of what both have: what was added or taken away is told by itself.
    private static string Order(Scale was, Scale now, Scale which) =>
        string.Join(' ', which.Values.Select(v => v.Code).Where(c => was.Has(c) && now.Has(c)).Select(c => was.Values.ToList().FindIndex(v => v.Code == c) + 1));

    private static string Row(GovernanceRules rules, int place, Words words) =>
        rules.AssessmentTable.Rules.ElementAtOrDefault(place) is { } rule ? new ModelWords(rules, words).RowOf(rule) : "";

    /// <summary>"Delår 31 augusti, Helår 31 december".</summary>
    public static string Say(Rhythm rhythm, Words words) =>
        string.Join(", ", rhythm.Of(2001).Select(p => $"{words.PeriodHead(p.Called)} {words.DayOfYear(p.Cutoff)}"));

    private static string Grace(GovernanceRules rules, Words words) => rules.GraceDays is { } days ? $"{days}" : words["model.grace-until-lock"];

    private static string Said(IReadOnlyList<int> days) => string.Join(", ", days);

    private static string Used(bool used, Words words) => words[used ? "model.approved.yes" : "model.approved.no"];

    private static string Measures(GovernanceRules rules, Words words) => words[rules.MeasuresFirst ? "measures-first.on" : "measures-first.off"];

    private static string Quality(GovernanceRules rules, string id) => string.Join(", ", rules.QualityRules.FirstOrDefault(r => r.Id == id)?.Words ?? []);
}

/// <summary>What a new table would have said of goals that are followed up already.</summary>
/// <param name="Goals">How many goals were tried.</param>
/// <param name="Otherwise">Of how many it suggests something else.</param>
public sealed record TableTrial(int Year, int Goals, int Otherwise)
{
    public static TableTrial Of(FollowUp.YearOverview year, AssessmentTable table)
    {
        var tried = year.Goals.Where(g => g.TakesActivities && !year.Rules.OwnWays.Any(o => o.Body == g.BodyId)).Select(g => year.CountsOf(year.ActivitiesOf(g.Id))).ToList();
        return new TableTrial(year.Tertial.Year, tried.Count, tried.Count(c => table.Suggest(c).Suggests != year.Rules.AssessmentTable.Suggest(c).Suggests));
    }
}
