using System.Security.Cryptography;
using System.Text;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Activities.Forms;

/// <summary>Something in a row that cannot be stored as it is.</summary>
/// <param name="Row">As the spreadsheet program numbers it.</param>
/// <param name="Column">The cell's; null for one about the whole row.</param>
/// <param name="Activity">As the row names it.</param>
/// <param name="Sentence">What is wrong and what to do.</param>
public sealed record ReportFormFault(int Row, ReportFormColumn? Column, string Activity, string Sentence);

/// <summary>A row that can be stored.</summary>
/// <param name="Stored">The latest of the follow-up now; null for none.</param>
/// <param name="IsConflict">Somebody has reported since the form was made: both versions are shown, and neither is chosen beforehand.</param>
/// <param name="Questions">What does not seem to fit together. Choosing the row is the answer.</param>
public sealed record FilledRow(int Row, Activity Activity, StatusGiven Given, StatusReport? Stored, bool IsConflict, IReadOnlyList<Observation> Questions)
{
    /// <summary>Whether it is chosen until the person says otherwise.</summary>
    public bool IsChosenFirst => !IsConflict && Questions.Count == 0;
}

/// <summary>What storing a form would do, before it is done.</summary>
/// <param name="Unchanged">Rows that say what is reported already, or that nobody has filled in.</param>
/// <param name="NotRead">Names of columns the form does not have.</param>
public sealed record ReportFormComparison(IReadOnlyList<ReportFormFault> Faults, IReadOnlyList<FilledRow> Rows, int Unchanged, IReadOnlyList<string> NotRead)
{
    /// <summary>A sum of all that could be stored and what it would replace: the same as long as nothing has changed.</summary>
    public string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in Rows)
        {
            var end = row.Given.ExpectedEnd is { } given ? ExpectedEndText.Write(given) : "";
            hash.AppendData(Encoding.UTF8.GetBytes(string.Join(
                '\u001f', row.Row, row.Activity.Id.Value, row.Stored?.Revision, row.Given.Status.Code, row.Given.Comment, row.Given.DeviationText, row.Given.WaitingFor, end) + '\u001e'));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
