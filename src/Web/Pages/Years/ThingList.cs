using Styrkedja.Application.Years;

namespace Styrkedja.Web.Pages.Years;

/// <summary>A list that is opened from its own sentence; nothing where it is empty.</summary>
/// <param name="Summary">How many there are and what of.</param>
/// <param name="Address">Where a thing is seen, by its id; null where it has no page.</param>
public sealed record ThingList(string Summary, IReadOnlyList<Named> Things, Func<Guid, string>? Address);
