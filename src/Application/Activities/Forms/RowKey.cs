using System.Globalization;
using Styrkedja.Domain;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Activities.Forms;

/// <summary>What the hidden cell of a row says: whose it is, and what had been reported when the form was made.</summary>
/// <param name="Revision">The latest of the follow-up then; 0 for none.</param>
internal sealed record RowKey(MunicipalityId Municipality, PeriodKey Tertial, ActivityId Activity, int Revision)
{
    /// <returns>Null when the text is not a key.</returns>
    public static RowKey? Read(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var municipality, var year, var number, var activity, var revision]
        && Guid.TryParse(municipality, out var whose) && Guid.TryParse(activity, out var which)
        && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y) && y is >= 1990 and <= 2999
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is >= 1 and <= Rhythm.MostPeriods
        && int.TryParse(revision, NumberStyles.None, CultureInfo.InvariantCulture, out var r)
            ? new RowKey(new MunicipalityId(whose), new PeriodKey(y, n), new ActivityId(which), r)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Municipality.Value} {Tertial.Year} {Tertial.Number} {Activity.Value} {Revision}");
}
