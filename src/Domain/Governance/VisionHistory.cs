namespace Styrkedja.Domain.Governance;

/// <summary>The versions of the vision after each other: on each day at most one holds.</summary>
public sealed class VisionHistory(IEnumerable<Vision> versions)
{
    /// <summary>Oldest first; of the same day, those adopted first.</summary>
    public IReadOnlyList<Vision> Versions { get; } = [.. versions.OrderBy(v => v.ValidFrom).ThenByDescending(v => v.State).ThenBy(v => v.Id.Value)];

    public IEnumerable<Vision> Adopted => Versions.Where(v => v.State == VisionState.Adopted);

    public Vision? Find(VisionId id) => Versions.FirstOrDefault(v => v.Id == id);

    /// <returns>Null on a day when none holds.</returns>
    public Vision? InForceOn(DateOnly day) => Adopted.LastOrDefault(v => v.ValidFrom <= day) is { } vision && !(vision.ValidTo < day) ? vision : null;

    /// <summary>The last day it holds: its own, or the day before the next takes over; null while that is open.</summary>
    public DateOnly? LastDayOf(Vision vision) => vision.ValidTo ?? Adopted.FirstOrDefault(v => v.ValidFrom > vision.ValidFrom)?.ValidFrom.AddDays(-1);

    /// <summary>That no other adopted version would hold on the same days.</summary>
    /// <exception cref="RuleBrokenException"><c>vision-same-day</c>, <c>vision-overlaps-earlier</c>, <c>vision-overlaps-later</c>.</exception>
    public void RequireRoomFor(VisionId id, DateOnly from, DateOnly? to)
    {
        foreach (var other in Adopted.Where(v => v.Id != id))
        {
            if (other.ValidFrom == from)
            {
                throw new RuleBrokenException("vision-same-day", from);
            }

            if (other.ValidFrom < from && other.ValidTo is { } otherLast && otherLast >= from)
            {
                throw new RuleBrokenException("vision-overlaps-earlier", other.ValidFrom, otherLast, from, to is { } ends && ends < otherLast ? ends : otherLast);
            }

            if (other.ValidFrom > from && to is { } last && last >= other.ValidFrom)
            {
                throw new RuleBrokenException("vision-overlaps-later", other.ValidFrom, other.ValidTo is { } ended && ended < last ? ended : last);
            }
        }
    }
}
