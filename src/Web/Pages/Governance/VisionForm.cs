using Styrkedja.Application.Governance;
using Styrkedja.Domain;
using Styrkedja.Domain.Governance;
using Styrkedja.Web.Components;

namespace Styrkedja.Web.Pages.Governance;

/// <summary>A focus area of a version as typed.</summary>
public sealed class AreaForm
{
    /// <summary>Null for a new one.</summary>
    public Guid? Id { get; set; }

    [Longest(TextLimits.Name)]
    public string? Name { get; set; }

    public string? Text { get; set; }

    /// <summary>Place in the order; those without one keep the place they stand in.</summary>
    public int? Order { get; set; }

    public bool Drop { get; set; }

    /// <summary>Whether it is to end although goals bear on it.</summary>
    public bool End { get; set; }

    /// <summary>Whether goals were found to bear on it, so that ending it is asked about.</summary>
    public bool InUse { get; set; }

    public bool IsGiven() => Id is not null || Name is not null || Text is not null;
}

/// <summary>A version of the vision as typed.</summary>
public sealed class VisionForm
{
    public const int EmptyRows = 2;

    public string? Text { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    public List<AreaForm> Areas { get; set; } = [];

    /// <summary>The version the person had before their eyes; after a conflict the one shown then, so that saving again is a choice.</summary>
    public uint Version { get; set; }

    public static VisionForm Of(Vision? vision, uint version)
    {
        var form = new VisionForm
        {
            Text = vision?.Text,
            From = vision?.ValidFrom,
            To = vision?.ValidTo,
            Areas = [.. (vision?.Areas ?? []).Select((a, i) => new AreaForm { Id = a.Id.Value, Name = a.Name, Text = a.Text, Order = i + 1 })],
            Version = version,
        };
        form.AddRows();
        return form;
    }

    public void AddRows() => Areas.AddRange(Enumerable.Range(0, EmptyRows).Select(_ => new AreaForm()));

    /// <summary>Those that stay, in the order given.</summary>
    public IReadOnlyList<AreaForm> Kept() => [.. Areas.Where(a => a.IsGiven() && !a.Drop).Select((a, i) => (Area: a, At: i)).OrderBy(a => a.Area.Order ?? int.MaxValue).ThenBy(a => a.At).Select(a => a.Area)];

    /// <summary>Of a form that has a first day. No property: binding reads every one of those, of any form.</summary>
    public VisionGiven Given() => new(
        Plain(Text) ?? "",
        From!.Value,
        To,
        [.. Kept().Select(a => new AreaGiven(a.Id is { } id ? new FocusAreaId(id) : null, Plain(a.Name) ?? "", Plain(a.Text)))],
        [.. Areas.Where(a => a is { Drop: true, End: true, Id: not null }).Select(a => new FocusAreaId(a.Id!.Value))]);

    private static string? Plain(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.ReplaceLineEndings("\n").Trim();
}
