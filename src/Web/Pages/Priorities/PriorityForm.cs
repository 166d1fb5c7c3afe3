using Styrkedja.Domain;
using Styrkedja.Domain.Priorities;
using Styrkedja.Web.Components;

namespace Styrkedja.Web.Pages.Priorities;

/// <summary>What can be corrected of a priority.</summary>
public sealed class PriorityCorrection
{
    [Longest(TextLimits.Title)]
    public string? Title { get; set; }

    [Longest(TextLimits.Text)]
    public string? Text { get; set; }

    /// <summary>Body, day and paragraph as printed.</summary>
    [Longest(TextLimits.Title)]
    public string? Printed { get; set; }

    public uint Seen { get; set; }
}

/// <summary>The fields of a priority that is entered.</summary>
public sealed class PriorityForm
{
    [Longest(TextLimits.Title)]
    public string? Title { get; set; }

    [Longest(TextLimits.Text)]
    public string? Text { get; set; }

    public Guid? FocusArea { get; set; }

    public int? FirstYear { get; set; }

    public int? LastYear { get; set; }

    /// <summary>Whether goals of every focus area are weighed against it.</summary>
    public bool AllGoals { get; set; }

    /// <summary>The goals that were shown have been looked through.</summary>
    public bool Shown { get; set; }

    /// <summary>Goals that get a review task.</summary>
    public List<Guid> Goals { get; set; } = [];

    public DateOnly? Due { get; set; }

    public PriorityDetails Given(string decision, DateOnly decided) => new(
        Title, Text?.ReplaceLineEndings("\n"), FocusArea is { } area ? new FocusAreaId(area) : null, decision, decided, FirstYear!.Value, LastYear!.Value);
}
