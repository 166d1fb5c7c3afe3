using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;

namespace Styrkedja.Application.Organisation.Reorganising;

/// <summary>Changes units or bodies as asked; whether it can be is the domain's to say.</summary>
/// <param name="of"><c>unit</c> or <c>body</c>: what the rules that refuse begin with.</param>
/// <param name="all">Every one there is.</param>
internal abstract class PlacesReorganised(ReorganisationAsked asked, IReadOnlyList<IOrganised> all, string of)
{
    private readonly List<IOrganised> _subjects = [.. asked.Subjects.Distinct().Select(id => Find(all, id) ?? throw new RuleBrokenException($"{of}-unknown"))];

    protected DateOnly Day => asked.Day;

    protected IReadOnlyList<IOrganised> Subjects => _subjects;

    public static IOrganised? Find(IEnumerable<IOrganised> all, Guid? id) => all.FirstOrDefault(o => o.Key == id);

    /// <exception cref="RuleBrokenException">of units and bodies, and <c>reorganisation-needs-…</c>, <c>reorganisation-changes-nothing</c>, <c>…-has-later-changes</c>.</exception>
    public virtual Reorganised Make()
    {
        if (_subjects.Count == 0)
        {
            throw new RuleBrokenException($"reorganisation-needs-a-{of}");
        }

        var made = new Reorganised { Before = [.. _subjects.Select(s => s.Key)] };
        switch (asked.Kind)
        {
            case ReorganisationKind.Rename or ReorganisationKind.BodyRename:
                Rename(made, _subjects[0]);
                break;
            case ReorganisationKind.Move or ReorganisationKind.BodyMove:
                Move(made, _subjects[0]);
                break;
            case ReorganisationKind.Merge or ReorganisationKind.BodyMerge:
                Merge(made);
                break;
            case ReorganisationKind.Split or ReorganisationKind.BodySplit:
                Split(made, _subjects[0]);
                break;
            default:
                Close(made);
                break;
        }

        return made;
    }

    /// <summary>One that begins on the day.</summary>
    /// <param name="like">The one it comes of.</param>
    protected abstract IOrganised Begin(NewPart part, IOrganised like, Guid? above);

    /// <summary>Whether it is to be otherwise.</summary>
    /// <param name="was">As on the day.</param>
    protected virtual bool Differs(IOrganised was, string name) => name != was.Name;

    protected virtual void ChangeFromDay(Reorganised made, IOrganised one, string name, Guid? above) => one.ChangeFrom(Day, name, above);

    private void Change(Reorganised made, IOrganised one, string name, Guid? above)
    {
        ChangeFromDay(made, one, name, above);
        made.Effects.Changed.Add(one.Key);
        if (!made.After.Contains(one.Key))
        {
            made.After.Add(one.Key);
        }
    }

    private void Rename(Reorganised made, IOrganised one)
    {
        var was = one.AsOn(Day);
        var name = asked.Name?.Trim() ?? "";
        if (!Differs(was, name))
        {
            throw new RuleBrokenException("reorganisation-changes-nothing", was.Name);
        }

        if (name != was.Name)
        {
            made.Say("renamed", was.Name, name, Day);
        }

        Change(made, one, name, was.Above);
    }

    private void Move(Reorganised made, IOrganised one)
    {
        var was = one.AsOn(Day);
        if (asked.Parent == was.Above)
        {
            throw new RuleBrokenException("reorganisation-changes-nothing", was.Name);
        }

        if (asked.Parent is { } parent && Find(all, parent) is null)
        {
            throw new RuleBrokenException($"{of}-parent-unknown");
        }

        Change(made, one, was.Name, asked.Parent);
        made.Say(asked.Parent is null ? "moved-top" : was.Above is null ? "moved-from-top" : "moved", was.Name, NameOf(was.Above), Day, NameOf(asked.Parent));
        foreach (var below in all.Where(o => o.ExistsOn(Day) && o.AsOn(Day).Above == one.Key))
        {
            made.Say("follows", below.AsOn(Day).Name, was.Name);
        }
    }

    private void Merge(Reorganised made)
    {
        if (_subjects.Count < 2)
        {
            throw new RuleBrokenException($"reorganisation-needs-two{OfBodies}");
        }

        var into = asked.Into is { } kept ? Find(_subjects, kept) ?? throw new RuleBrokenException($"reorganisation-into-another{OfBodies}") : null;
        if (into is null && _subjects.Find(s => s.Key == asked.Parent) is { } ends)
        {
            throw new RuleBrokenException($"reorganisation-parent-ends{OfBodies}", ends.AsOn(Day).Name);
        }

        if (into is null)
        {
            into = BeginOne(made, asked.Parts.Count > 0 ? asked.Parts[0] : throw new RuleBrokenException($"{of}-name-required"), _subjects[0], asked.Parent);
        }
        else
        {
            var was = into.AsOn(Day);
            var name = string.IsNullOrWhiteSpace(asked.Name) ? was.Name : asked.Name.Trim();
            made.Say(name == was.Name ? "goes-on" : "renamed", was.Name, name, Day);
            if (Differs(was, name))
            {
                Change(made, into, name, was.Above);
            }
            else
            {
                RequireBegun(into);
            }
        }

        foreach (var one in _subjects.Where(s => s != into))
        {
            End(made, one, into.AsOn(Day).Name);
        }

        if (!made.After.Contains(into.Key))
        {
            made.After.Add(into.Key);
        }

        made.Destinations.Add(new Destination(into.Key, into.AsOn(Day).Name));
        made.Suggested = into.Key;
    }

    private void Split(Reorganised made, IOrganised one)
    {
        var was = one.AsOn(Day.AddDays(-1));
        var stays = asked.Into == one.Key;
        var parts = asked.Parts.Where(p => !string.IsNullOrWhiteSpace(p.Name)).ToList();
        if (parts.Count + (stays ? 1 : 0) < 2)
        {
            throw new RuleBrokenException($"reorganisation-split-needs-two{OfBodies}", was.Name);
        }

        if (stays)
        {
            RequireBegun(one);
            made.Leaving.Add(one.Key);
            made.After.Add(one.Key);
            made.Destinations.Add(new Destination(one.Key, was.Name));
            made.Say("goes-on", was.Name, was.Name, Day);
        }

        foreach (var part in parts)
        {
            var begun = BeginOne(made, part, was, was.Above);
            made.After.Add(begun.Key);
            made.Destinations.Add(new Destination(begun.Key, begun.Name));
        }

        if (!stays)
        {
            End(made, one, string.Join(", ", parts.Select(p => p.Name!.Trim())));
        }

        made.Suggested = made.Destinations[0].Id;
    }

    private void Close(Reorganised made)
    {
        var into = asked.Into is { } id ? Find(all, id) ?? throw new RuleBrokenException($"{of}-unknown") : null;
        if (into is not null && _subjects.Contains(into))
        {
            throw new RuleBrokenException("reorganisation-into-itself", into.Name);
        }

        if (into is not null && !into.ExistsOn(Day))
        {
            throw new RuleBrokenException("reorganisation-taker-missing", into.AsOn(Day).Name, Day);
        }

        foreach (var one in _subjects)
        {
            End(made, one, into?.AsOn(Day).Name);
        }

        if (into is not null)
        {
            made.After.Add(into.Key);
            made.Suggested = into.Key;
        }

        made.Destinations.AddRange(all.Where(o => !_subjects.Contains(o) && o.ExistsOn(Day)).Select(o => new Destination(o.Key, o.AsOn(Day).Name)).OrderBy(d => d.Name, StringComparer.CurrentCulture));
    }

    private IOrganised BeginOne(Reorganised made, NewPart part, IOrganised like, Guid? above)
    {
        if (Find(all, part.Id) is not null)
        {
            throw new RuleBrokenException("reorganisation-done-already");
        }

        var begun = Begin(part, like.AsOn(Day.AddDays(-1)), above);
        made.Made.Add(begun);
        made.Effects.Created.Add(part.Id);
        made.Say(above is null ? "begins-top" : "begins", begun.Name, Day, NameOf(above));
        return begun;
    }

    private void End(Reorganised made, IOrganised one, string? successor)
    {
        RequireBegun(one);
        if (one.Places.FirstOrDefault(p => p.FirstDay >= Day) is { } later)
        {
            throw new RuleBrokenException($"{of}-has-later-changes", one.AsOn(Day).Name, later.FirstDay);
        }

        made.Effects.Ended.Add(new ChangedEnd(one.Key, one.ValidTo));
        one.Close(Day.AddDays(-1));
        made.Leaving.Add(one.Key);
        made.Say(successor is null ? "ends" : "becomes", one.AsOn(Day).Name, Day.AddDays(-1), successor ?? "");
    }

    private void RequireBegun(IOrganised one)
    {
        if (Day <= one.ValidFrom)
        {
            throw new RuleBrokenException($"{of}-changed-before-start", one.Name, one.ValidFrom);
        }

        if (Day > one.ValidTo)
        {
            throw new RuleBrokenException($"{of}-changed-after-end", one.Name, one.ValidTo);
        }
    }

    private string OfBodies => asked.Kind.IsOfBodies() ? "-bodies" : "";

    private string NameOf(Guid? id) => Find(all, id)?.AsOn(Day).Name ?? "";
}
