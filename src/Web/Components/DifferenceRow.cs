using Styrkedja.Domain.Goals;

namespace Styrkedja.Web.Components;

/// <summary>A row of two wordings beside each other, with the words that came and went marked.</summary>
/// <param name="Label">What the row is about.</param>
/// <param name="Before">Name of the one version.</param>
/// <param name="After">Name of the other.</param>
public sealed record DifferenceRow(string Label, WordingDifference Difference, string Before, string After);
