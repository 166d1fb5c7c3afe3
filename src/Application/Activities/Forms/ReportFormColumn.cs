using Styrkedja.Application.Activities.Bulk;

namespace Styrkedja.Application.Activities.Forms;

/// <summary>The columns of a unit's report form, in their order.</summary>
public enum ReportFormColumn
{
    Activity,
    Unit,
    Goal,
    Start,
    End,

    /// <summary>What was reported last before this follow-up.</summary>
    Last,
    Status,
    DeviationText,
    Comment,
    WaitingFor,
    ExpectedEnd,

    /// <summary>Tells which activity, follow-up and municipality the row is of; hidden in the file.</summary>
    Key,
}

/// <summary>Names of the columns, and which cell of a row each is.</summary>
/// <param name="heads">The head row.</param>
public sealed class ReportFormColumns(IReadOnlyList<string> heads) : TableColumns<ReportFormColumn>(heads, _byName, _needed)
{
    private static readonly ReportFormColumn[] _needed =
    [
        ReportFormColumn.Status, ReportFormColumn.Activity, ReportFormColumn.Comment, ReportFormColumn.DeviationText, ReportFormColumn.WaitingFor, ReportFormColumn.ExpectedEnd, ReportFormColumn.Key,
    ];

    private static readonly Dictionary<string, ReportFormColumn> _byName = ByName(NameOf);

    public static IReadOnlyList<ReportFormColumn> All { get; } = Enum.GetValues<ReportFormColumn>();

    public static string NameOf(ReportFormColumn column, Words words) => words[$"report-form-column.{Words.Code(column)}"];

    /// <summary>Whether the person fills it in.</summary>
    public static bool IsOpen(ReportFormColumn column) => column is >= ReportFormColumn.Status and <= ReportFormColumn.ExpectedEnd;
}
