using Styrkedja.Application;
using Styrkedja.Domain;
using Styrkedja.Domain.Cycle;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;

namespace Styrkedja.Web.Pages.Cycle;

/// <summary>A step of the annual cycle as typed.</summary>
public sealed class CycleStepForm
{
    public string? Name { get; set; }

    /// <summary>A kind's code, e.g. <c>follow-up</c>.</summary>
    public string? Kind { get; set; }

    public DateOnly? First { get; set; }

    /// <summary>Empty for a step of one day.</summary>
    public DateOnly? Last { get; set; }

    public Guid? Body { get; set; }

    public string? UnitLevel { get; set; }

    /// <summary>A role's code, e.g. <c>head</c>.</summary>
    public string? Doer { get; set; }

    public string? What { get; set; }

    public int? ReminderDays { get; set; }

    public string? Link { get; set; }

    public bool IsPublic { get; set; }

    /// <summary>The version the person had before their eyes.</summary>
    public uint Version { get; set; }

    public CycleStepKind? KindChosen => Enum.GetValues<CycleStepKind>().Select(k => (CycleStepKind?)k).FirstOrDefault(k => Words.Code(k!.Value) == Kind);

    public Role? DoerChosen => Enum.GetValues<Role>().Select(r => (Role?)r).FirstOrDefault(r => Words.Code(r!.Value) == Doer);

    /// <summary>Of a form that has a kind and days in order. No property: binding reads every one of those, of any form.</summary>
    public CycleStepDetails Given() => new(
        Name ?? "", KindChosen!.Value, new DateRange(First!.Value, Last ?? First!.Value), Body is { } body ? new BodyId(body) : null, UnitLevel, DoerChosen, What, ReminderDays, Link, IsPublic);

    public static CycleStepForm Of(CycleStep step, uint version) => new()
    {
        Name = step.Name,
        Kind = Words.Code(step.Kind),
        First = step.FirstDay,
        Last = step.LastDay == step.FirstDay ? null : step.LastDay,
        Body = step.BodyId?.Value,
        UnitLevel = step.UnitLevel,
        Doer = step.Doer is { } doer ? Words.Code(doer) : null,
        What = step.What,
        ReminderDays = step.ReminderDays,
        Link = step.Link,
        IsPublic = step.IsPublic,
        Version = version,
    };
}
