using Styrkedja.Application;
using Styrkedja.Application.Measures;
using Styrkedja.Domain;
using Styrkedja.Domain.Measures;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Components;

namespace Styrkedja.Web.Pages.Measures;

/// <summary>What is known of one measure in one period, as typed.</summary>
public sealed class ValueForm
{
    /// <summary>A state's code: <c>known</c>, <c>not-published</c> or <c>missing</c>.</summary>
    public string? State { get; set; }

    public decimal? Value { get; set; }

    /// <summary><c>1</c> or <c>0</c>, for a measure of something that exists or does not.</summary>
    public string? YesNo { get; set; }

    public string? Text { get; set; }

    public decimal? Women { get; set; }

    public decimal? Men { get; set; }

    public int? WomenAsked { get; set; }

    public int? MenAsked { get; set; }

    public DateOnly? Day { get; set; }

    [Longest(TextLimits.Title)]
    public string? Source { get; set; }

    public DateOnly? ExpectedOn { get; set; }

    public decimal? Forecast { get; set; }

    public string? ForecastReason { get; set; }

    /// <summary>The measure's version that the person had before their eyes.</summary>
    public uint Seen { get; set; }

    public MeasureState Chosen() => Enum.GetValues<MeasureState>().Where(s => Words.Code(s) == State).DefaultIfEmpty(MeasureState.Missing).First();

    /// <summary>Whether a state was sent that there is none of: it is told, never taken for missing.</summary>
    public bool HasUnknownState() => State is not null && Enum.GetValues<MeasureState>().All(s => Words.Code(s) != State);

    /// <summary>Whether nothing has been written where a value was to be.</summary>
    public bool LacksValue(MeasureKind kind) => Chosen() == MeasureState.Known && kind switch
    {
        MeasureKind.Number => Value is null,
        MeasureKind.YesNo => YesNo is not ("0" or "1"),
        _ => string.IsNullOrWhiteSpace(Text),
    };

    public ValueGiven Given(Measure measure, YearPeriod at)
    {
        var chosen = Chosen();
        var value = chosen != MeasureState.Known ? null : new MeasureValue(Day ?? at.Cutoff, measure.Kind switch { MeasureKind.Number => Value, MeasureKind.YesNo => YesNo == "1" ? 1 : 0, _ => null })
        {
            Text = measure.Kind == MeasureKind.Qualitative ? Trimmed(Text)?.ReplaceLineEndings("\n") : null,
            Women = measure.ByGender ? Women : null,
            Men = measure.ByGender ? Men : null,
            WomenAsked = measure.ByGender ? WomenAsked : null,
            MenAsked = measure.ByGender ? MenAsked : null,
            Source = Trimmed(Source),
        };
        var said = new MeasurePeriod(
            at.Year, at.Number, chosen == MeasureState.NotPublished, chosen == MeasureState.NotPublished ? ExpectedOn : null, measure.Kind == MeasureKind.Number ? Forecast : null, Trimmed(ForecastReason));
        return new ValueGiven(measure.Id, value, said, Seen);
    }

    public static ValueForm Of(NotableMeasure notable, YearPeriod at)
    {
        var measure = notable.Measure;
        var (value, said) = (measure.ValueOf(at), measure.PeriodOf(at.Tertial));
        return new ValueForm
        {
            State = Words.Code(measure.StateAt(at) is MeasureState.Missing && said is null ? MeasureState.Known : measure.StateAt(at)),
            Value = value?.Value,
            YesNo = value?.Value is { } answer ? (answer == 1 ? "1" : "0") : null,
            Text = value?.Text,
            Women = value?.Women,
            Men = value?.Men,
            WomenAsked = value?.WomenAsked,
            MenAsked = value?.MenAsked,
            Day = value?.Day ?? at.Cutoff,
            Source = value?.Source,
            ExpectedOn = said?.ExpectedOn ?? (measure.ExpectedOn > at.Cutoff ? measure.ExpectedOn : null),
            Forecast = said?.Forecast,
            ForecastReason = said?.ForecastReason,
            Seen = notable.Version,
        };
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
