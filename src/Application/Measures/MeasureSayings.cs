using System.Globalization;
using Styrkedja.Domain.Measures;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Measures;

/// <summary>Values of a measure in words, for paper: what so few persons are behind that it tells of them is withheld.</summary>
public static class MeasureSayings
{
    /// <summary>A measure as a report tells of it in a period.</summary>
    public static Documents.Reports.ReportedMeasure Report(this Measure measure, YearPeriod at, Words words, CultureInfo culture)
    {
        var (value, said) = (measure.ValueOf(at), measure.PeriodOf(at.Tertial));
        var shown = value?.Show(measure);
        var gendered = measure is { ByGender: true, Kind: MeasureKind.Number } && (value?.Women ?? value?.Men) is not null;
        return new Documents.Reports.ReportedMeasure(
            measure.Text,
            Words.Code(measure.StateAt(at)),
            value is null ? null : measure.Kind switch
            {
                MeasureKind.Qualitative => value.Text ?? "",
                MeasureKind.YesNo => words[value.Value == 1 ? "measure.yes" : "measure.no"],
                _ => Figure(shown!.Value, measure.Unit),
            },
            shown?.Value,
            measure.Target is { } target ? Figure(target, measure.Unit) : null,
            value?.Day,
            value is null ? measure.Source : value.Source ?? measure.Source,
            gendered ? Figure(shown!.Women, null, value!.Women is null) : null,
            gendered ? Figure(shown!.Men, null, value!.Men is null) : null,
            said?.ExpectedOn ?? (measure.ExpectedOn > at.Cutoff ? measure.ExpectedOn : null),
            said?.Forecast is { } forecast ? Figure(forecast, measure.Unit) : null,
            said?.ForecastReason);

        // Withheld is told apart from never noted.
        string? Figure(decimal? number, string? unit, bool isUnknown = false) =>
            number is { } known ? $"{known.ToString("#,0.##", culture)} {unit}".Trim() : isUnknown ? null : words["measure.withheld"];
    }
}
