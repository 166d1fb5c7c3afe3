using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;

namespace Styrkedja.Application.Organisation.Reorganising;

/// <summary>Changes the political bodies as asked; whether it can be is the domain's to say.</summary>
internal sealed class BodiesReorganised(ReorganisationAsked asked, IReadOnlyList<Body> all)
{
    private readonly DateOnly _day = asked.Day;
    private readonly List<Body> _subjects = [.. asked.Subjects.Distinct().Select(id => Find(all, id) ?? throw new RuleBrokenException("body-unknown"))];

    public static Body? Find(IEnumerable<Body> bodies, Guid? id) => bodies.FirstOrDefault(b => b.Id.Value == id);

    /// <exception cref="RuleBrokenException">of the bodies, and <c>reorganisation-needs-a-body</c>, <c>reorganisation-changes-nothing</c>, <c>body-has-later-changes</c>.</exception>
    public Reorganised Make()
    {
        if (_subjects.Count == 0)
        {
            throw new RuleBrokenException("reorganisation-needs-a-body");
        }

        var made = new Reorganised { Before = [.. _subjects.Select(b => b.Id.Value)] };
        if (asked.Kind == ReorganisationKind.BodyRename)
        {
            Rename(made);
        }
        else
        {
            End(made);
        }

        return made;
    }

    private void Rename(Reorganised made)
    {
        var body = _subjects[0];
        var was = body.AsOn(_day);
        var name = asked.Name?.Trim() ?? "";
        if (name == was.Name)
        {
            throw new RuleBrokenException("reorganisation-changes-nothing", was.Name);
        }

        body.ChangeFrom(_day, name, was.ParentId);
        made.Effects.Changed.Add(body.Id.Value);
        made.After.Add(body.Id.Value);
        made.Say("renamed", was.Name, name, _day);
    }

    private void End(Reorganised made)
    {
        var into = asked.Into is { } id ? Find(all, id) ?? throw new RuleBrokenException("body-unknown") : null;
        if (into is not null && _subjects.Contains(into))
        {
            throw new RuleBrokenException("reorganisation-into-itself", into.Name);
        }

        if (into is not null && !into.ExistsOn(_day))
        {
            throw new RuleBrokenException("reorganisation-taker-missing", into.AsOn(_day).Name, _day);
        }

        foreach (var body in _subjects)
        {
            RequireEndable(body);
            made.Effects.Ended.Add(new ChangedEnd(body.Id.Value, body.ValidTo));
            body.Close(_day.AddDays(-1));
            made.Leaving.Add(body.Id.Value);
            made.Say(into is null ? "ends" : "becomes", body.AsOn(_day).Name, _day.AddDays(-1), into?.AsOn(_day).Name ?? "");
        }

        if (into is not null)
        {
            made.After.Add(into.Id.Value);
            made.Suggested = into.Id.Value;
        }

        made.Destinations.AddRange(all.Where(b => !_subjects.Contains(b) && b.ExistsOn(_day)).Select(b => new Destination(b.Id.Value, b.AsOn(_day).Name)).OrderBy(d => d.Name, StringComparer.CurrentCulture));
    }

    private void RequireEndable(Body body)
    {
        if (_day <= body.ValidFrom)
        {
            throw new RuleBrokenException("body-changed-before-start", body.Name, body.ValidFrom);
        }

        if (_day > body.ValidTo)
        {
            throw new RuleBrokenException("body-changed-after-end", body.Name, body.ValidTo);
        }

        if (body.Standings.FirstOrDefault(s => s.FirstDay >= _day) is { } later)
        {
            throw new RuleBrokenException("body-has-later-changes", body.AsOn(_day).Name, later.FirstDay);
        }
    }
}
