using Styrkedja.Application;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Components;

namespace Styrkedja.Web.Pages.Rulings;

/// <summary>What both forms of a body's decision ask for beside the decision itself.</summary>
public sealed class RulingForm
{
    /// <summary>A priority's code, e.g. <c>high</c>.</summary>
    public string? Priority { get; set; }

    /// <summary>Address or number of the minutes.</summary>
    [Longest(TextLimits.Title)]
    public string? Minutes { get; set; }

    public ActivityPriority? Chosen() => Enum.GetValues<ActivityPriority>().Select(p => (ActivityPriority?)p).FirstOrDefault(p => Words.Code(p!.Value) == Priority);
}

/// <summary>A page that asks for a body's decision on an activity.</summary>
public interface IRulingFields
{
    RulingForm Form { get; }
}

/// <summary>An ordered activity as typed.</summary>
public sealed class OrderForm
{
    [Longest(TextLimits.Title)]
    public string? Title { get; set; }

    public string? Description { get; set; }

    public Guid? Unit { get; set; }

    public List<Guid> Goals { get; set; } = [];

    public DateOnly? Start { get; set; }

    public DateOnly? End { get; set; }

    /// <summary>Null while the days are missing or out of order.</summary>
    public DateRange? Plan() => Start is { } start && End is { } end && start <= end && start.Year >= 1990 && end.Year <= 2999 ? new DateRange(start, end) : null;
}
