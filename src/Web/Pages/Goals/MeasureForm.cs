using Styrkedja.Application;
using Styrkedja.Application.Goals;
using Styrkedja.Domain;
using Styrkedja.Domain.Measures;
using Styrkedja.Web.Components;

namespace Styrkedja.Web.Pages.Goals;

/// <summary>The fields of one measure.</summary>
public sealed class MeasureForm
{
    /// <summary>Null for one that is being added.</summary>
    public Guid? Id { get; set; }

    [Longest(TextLimits.Title)]
    public string? Text { get; set; }

    /// <summary>A kind's code: <c>number</c>, <c>yes-no</c> or <c>qualitative</c>.</summary>
    public string? Kind { get; set; }

    [Longest(TextLimits.Number)]
    public string? Unit { get; set; }

    /// <summary><c>up</c> or <c>down</c>.</summary>
    public string? Direction { get; set; }

    public decimal? Target { get; set; }

    public decimal? PartlyFrom { get; set; }

    public int? BaseYear { get; set; }

    public decimal? BaseValue { get; set; }

    public string? Source { get; set; }

    public DateOnly? ExpectedOn { get; set; }

    public bool ByGender { get; set; }

    public bool CountsPersons { get; set; }

    /// <summary>The unit that notes its values.</summary>
    public Guid? Notes { get; set; }

    /// <summary>The version the person had before their eyes; 0 for one that is being added.</summary>
    public uint Seen { get; set; }

    public string? Description { get; set; }

    public MeasureKind KindChosen => Enum.GetValues<MeasureKind>().FirstOrDefault(k => Words.Code(k) == Kind);

    public static MeasureForm Of(Measure measure, uint seen) => new()
    {
        Id = measure.Id.Value,
        Text = measure.Text,
        Kind = Words.Code(measure.Kind),
        Unit = measure.Unit,
        Direction = Words.Code(measure.Direction),
        Target = measure.Target,
        PartlyFrom = measure.PartlyFrom,
        BaseYear = measure.BaseYear,
        BaseValue = measure.BaseValue,
        Source = measure.Source,
        ExpectedOn = measure.ExpectedOn,
        ByGender = measure.ByGender,
        CountsPersons = measure.CountsPersons,
        Notes = measure.UnitId?.Value,
        Seen = seen,
        Description = measure.Description,
    };

    public MeasureGiven Given => new(
        Id is { } id ? new MeasureId(id) : null, Text, Description?.ReplaceLineEndings("\n"), KindChosen, Unit,
        Direction == Words.Code(Domain.Measures.Direction.Down) ? Domain.Measures.Direction.Down : Domain.Measures.Direction.Up,
        Target, PartlyFrom, BaseYear, BaseValue, Source, ExpectedOn, ByGender, CountsPersons, Notes is { } unit ? new UnitId(unit) : null, Seen);
}
