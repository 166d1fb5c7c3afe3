namespace Styrkedja.Application.Activities;

/// <summary>Which activities stand at a follow-up and which of them it expects a report of: the one place that tells the database. The activity is <c>a</c>.</summary>
internal static class ExpectedSql
{
    /// <summary>What is split or merged is itself until the day the new ones came; one that a body ordered is there as soon as it is ordered.</summary>
    /// <param name="cutoff">The parameter or column with the period's cut-off.</param>
    public static string Stands(string cutoff) =>
        $"(a.replaced_on is null or a.replaced_on > {cutoff}) and (a.came_on is null or a.came_on <= {cutoff} or a.descends_from = array[]::uuid[])";

    /// <summary>Of those that stand: not left out of reports, and not ordered after the cut-off, unless somebody has reported it all the same.</summary>
    public static string IsExpected(string year, string number, string cutoff) => $"""
        (not coalesce((a.details ->> 'leftOutOfReports')::boolean, false) and (a.came_on is null or a.came_on <= {cutoff} or exists (
            select from styrkedja.status_report e
            where e.municipality_id = a.municipality_id and e.activity_id = a.id and e.year = {year} and e.number = {number})))
        """;
}
