using Styrkedja.Application.Organisation;
using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;
using Styrkedja.Web.Components;

namespace Styrkedja.Web.Pages.Units;

/// <summary>The fields of a unit.</summary>
public sealed class UnitForm
{
    [Longest(TextLimits.Name)]
    public string? Name { get; set; }

    [Longest(TextLimits.Name)]
    public string? Level { get; set; }

    public Guid? Parent { get; set; }

    public int? Employees { get; set; }

    public int? Minimum { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    /// <summary>The version the person had before their eyes; after a conflict the one shown then, so that saving again is a choice.</summary>
    public uint Version { get; set; }

    public static UnitForm Of(Unit unit, uint version) => new()
    {
        Name = unit.Name,
        Level = unit.Level,
        Parent = unit.ParentId?.Value,
        Employees = unit.Employees,
        Minimum = unit.MinimumActivities,
        From = unit.ValidFrom,
        To = unit.ValidTo,
        Version = version,
    };

    public UnitGiven Given => new(Name, Level, Parent is { } parent ? new UnitId(parent) : null, Employees, Minimum);

    public static string FieldOf(string rule) => rule switch
    {
        "unit-name-required" => "Form.Name",
        "unit-level-required" => "Form.Level",
        "unit-below-itself" or "unit-parent-unknown" or "unit-ring" or "unit-parent-missing" => "Form.Parent",
        "unit-employees-negative" => "Form.Employees",
        "unit-minimum-negative" => "Form.Minimum",
        "unit-name-twice" => "Form.Name",
        "unit-closed-before-start" or "unit-closed-with-activities" => "Form.To",
        _ => "",
    };
}
