namespace Styrkedja.Domain.Organisation;

/// <summary>How something was from a day until the next standing begins, so that no day has two or none (R126).</summary>
internal interface IStanding<TSelf>
{
    /// <summary>First day it holds.</summary>
    DateOnly FirstDay { get; }

    /// <summary>The same values, for another first day.</summary>
    TSelf From(DateOnly day);

    /// <summary>Whatever is as in <paramref name="before"/> becomes as in <paramref name="now"/>; what was changed stays changed.</summary>
    void Rebase(TSelf before, TSelf now);
}

/// <summary>
/// Standings one after the other. A change carries on into the later ones until one that changes the same thing: a name
/// given in March holds also after a move in May that was told of earlier.
/// </summary>
internal static class Timeline
{
    /// <summary>The one that holds on the day; before the first, the first.</summary>
    public static T On<T>(List<T> standings, DateOnly day)
        where T : IStanding<T> => standings.Where(s => s.FirstDay <= day).MaxBy(s => s.FirstDay) ?? standings.MinBy(s => s.FirstDay)!;

    /// <param name="added">A new standing, whose first day has none yet.</param>
    public static void Insert<T>(List<T> standings, T added)
        where T : IStanding<T>
    {
        var before = On(standings, added.FirstDay);
        Carry(standings, added.FirstDay, before.From(before.FirstDay), added);
        standings.Add(added);
    }

    /// <summary>As if the change of the day had never been.</summary>
    public static void Remove<T>(List<T> standings, DateOnly day)
        where T : IStanding<T>
    {
        if (standings.Find(s => s.FirstDay == day) is { } removed && standings.Count > 1)
        {
            standings.Remove(removed);
            Carry(standings, day, removed, On(standings, day));
        }
    }

    /// <summary>Lets what was changed in one standing reach the later ones.</summary>
    public static void Carry<T>(List<T> standings, DateOnly day, T before, T now)
        where T : IStanding<T>
    {
        foreach (var later in standings.Where(s => s.FirstDay > day).OrderBy(s => s.FirstDay))
        {
            var old = later.From(later.FirstDay);
            later.Rebase(before, now);
            (before, now) = (old, later);
        }
    }
}
