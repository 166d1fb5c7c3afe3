using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;

namespace Styrkedja.Application.Organisation.Reorganising;

/// <summary>Changes the units as asked; whether it can be is the domain's to say.</summary>
internal sealed class UnitsReorganised(ReorganisationAsked asked, IReadOnlyList<Unit> all)
{
    private readonly DateOnly _day = asked.Day;
    private readonly List<Unit> _subjects = [.. asked.Subjects.Distinct().Select(id => Find(all, id) ?? throw new RuleBrokenException("unit-unknown"))];

    public static Unit? Find(IEnumerable<Unit> units, Guid? id) => units.FirstOrDefault(u => u.Id.Value == id);

    /// <exception cref="RuleBrokenException">of the units, and <c>reorganisation-needs-…</c>, <c>reorganisation-changes-nothing</c>, <c>unit-has-later-changes</c>.</exception>
    public Reorganised Make()
    {
        if (_subjects.Count == 0)
        {
            throw new RuleBrokenException("reorganisation-needs-a-unit");
        }

        var made = new Reorganised { Before = [.. _subjects.Select(u => u.Id.Value)] };
        switch (asked.Kind)
        {
            case ReorganisationKind.Rename:
                Rename(made);
                break;
            case ReorganisationKind.Move:
                Move(made);
                break;
            case ReorganisationKind.Merge:
                Merge(made);
                break;
            case ReorganisationKind.Split:
                Split(made);
                break;
            default:
                Close(made);
                break;
        }

        return made;
    }

    private void Rename(Reorganised made)
    {
        var unit = _subjects[0];
        var was = unit.AsOn(_day);
        var name = asked.Name?.Trim() ?? "";
        var level = string.IsNullOrWhiteSpace(asked.Level) ? was.Level : asked.Level.Trim();
        if (name == was.Name && level == was.Level)
        {
            throw new RuleBrokenException("reorganisation-changes-nothing", was.Name);
        }

        Change(made, unit, name, was.ParentId, level, was.Employees);
        made.Say("renamed", was.Name, name, _day);
        if (level != was.Level)
        {
            made.Say("level", name, was.Level, level);
        }
    }

    private void Move(Reorganised made)
    {
        var unit = _subjects[0];
        var was = unit.AsOn(_day);
        if (asked.Parent == was.ParentId?.Value)
        {
            throw new RuleBrokenException("reorganisation-changes-nothing", was.Name);
        }

        if (asked.Parent is { } parent && Find(all, parent) is null)
        {
            throw new RuleBrokenException("unit-parent-unknown");
        }

        Change(made, unit, was.Name, asked.Parent is { } above ? new UnitId(above) : null, was.Level, was.Employees);
        made.Say(asked.Parent is null ? "moved-top" : "moved", was.Name, NameOf(was.ParentId?.Value), _day, NameOf(asked.Parent));
        foreach (var below in all.Where(u => u.ExistsOn(_day) && u.AsOn(_day).ParentId == unit.Id))
        {
            made.Say("follows", below.AsOn(_day).Name, was.Name);
        }
    }

    private void Merge(Reorganised made)
    {
        if (_subjects.Count < 2)
        {
            throw new RuleBrokenException("reorganisation-needs-two");
        }

        var into = asked.Into is { } kept ? Find(_subjects, kept) ?? throw new RuleBrokenException("reorganisation-into-another") : null;
        var employees = _subjects.Select(u => u.AsOn(_day).Employees).ToList();
        var sum = employees.Exists(e => e is not null) ? employees.Sum() : null;
        if (into is null)
        {
            into = Begin(made, asked.Parts.Count > 0 ? asked.Parts[0] : throw new RuleBrokenException("unit-name-required"), _subjects[0].AsOn(_day.AddDays(-1)), asked.Parent, sum);
        }
        else
        {
            var was = into.AsOn(_day);
            var name = string.IsNullOrWhiteSpace(asked.Name) ? was.Name : asked.Name.Trim();
            if (name != was.Name || sum != was.Employees)
            {
                Change(made, into, name, was.ParentId, was.Level, sum);
            }
            else
            {
                RequireBegun(into);
            }

            made.Say(name == was.Name ? "goes-on" : "renamed", was.Name, name, _day);
        }

        foreach (var unit in _subjects.Where(u => u != into))
        {
            End(made, unit, into.AsOn(_day).Name);
        }

        if (!made.After.Contains(into.Id.Value))
        {
            made.After.Add(into.Id.Value);
        }

        made.Destinations.Add(new Destination(into.Id.Value, into.AsOn(_day).Name));
        made.Suggested = into.Id.Value;
        if (sum is { } total)
        {
            made.Say("employees", into.AsOn(_day).Name, total);
        }
    }

    private void Split(Reorganised made)
    {
        var unit = _subjects[0];
        var was = unit.AsOn(_day.AddDays(-1));
        var stays = asked.Into == unit.Id.Value;
        var parts = asked.Parts.Where(p => !string.IsNullOrWhiteSpace(p.Name)).ToList();
        if (parts.Count + (stays ? 1 : 0) < 2)
        {
            throw new RuleBrokenException("reorganisation-split-needs-two", was.Name);
        }

        if (stays)
        {
            RequireBegun(unit);
            made.Leaving.Add(unit.Id.Value);
            made.After.Add(unit.Id.Value);
            made.Destinations.Add(new Destination(unit.Id.Value, was.Name));
            made.Say("goes-on", was.Name, was.Name, _day);
        }

        foreach (var part in parts)
        {
            var begun = Begin(made, part, was, was.ParentId?.Value, null);
            made.After.Add(begun.Id.Value);
            made.Destinations.Add(new Destination(begun.Id.Value, begun.Name));
        }

        if (!stays)
        {
            End(made, unit, string.Join(", ", parts.Select(p => p.Name!.Trim())));
        }

        made.Suggested = made.Destinations[0].Id;
    }

    private void Close(Reorganised made)
    {
        var unit = _subjects[0];
        var into = asked.Into is { } id ? Find(all, id) ?? throw new RuleBrokenException("unit-unknown") : null;
        if (into == unit)
        {
            throw new RuleBrokenException("reorganisation-into-itself", unit.Name);
        }

        if (into is not null && !into.ExistsOn(_day))
        {
            throw new RuleBrokenException("reorganisation-taker-missing", into.AsOn(_day).Name, _day);
        }

        End(made, unit, into?.AsOn(_day).Name);
        if (into is not null)
        {
            made.After.Add(into.Id.Value);
            made.Suggested = into.Id.Value;
        }

        made.Destinations.AddRange(all.Where(u => u != unit && u.ExistsOn(_day)).Select(u => new Destination(u.Id.Value, u.AsOn(_day).Name)).OrderBy(d => d.Name, StringComparer.CurrentCulture));
    }

    private void Change(Reorganised made, Unit unit, string name, UnitId? parent, string level, int? employees)
    {
        unit.ChangeFrom(_day, name, parent, level, employees, unit.AsOn(_day).MinimumActivities);
        made.Effects.Changed.Add(unit.Id.Value);
        if (!made.After.Contains(unit.Id.Value))
        {
            made.After.Add(unit.Id.Value);
        }
    }

    private Unit Begin(Reorganised made, NewPart part, Unit like, Guid? parent, int? employees)
    {
        if (all.Any(u => u.Id.Value == part.Id))
        {
            throw new RuleBrokenException("reorganisation-done-already");
        }

        var unit = new Unit(new UnitId(part.Id), part.Name ?? "", parent is { } above ? new UnitId(above) : null, string.IsNullOrWhiteSpace(asked.Level) ? like.Level : asked.Level, _day);
        unit.Describe(unit.Name, unit.Level, employees, null);
        made.Made.Add(unit);
        made.Effects.Created.Add(part.Id);
        made.Say(parent is null ? "begins-top" : "begins", unit.Name, _day, NameOf(parent));
        return unit;
    }

    private void End(Reorganised made, Unit unit, string? successor)
    {
        RequireBegun(unit);
        if (unit.Standings.FirstOrDefault(s => s.FirstDay >= _day) is { } later)
        {
            throw new RuleBrokenException("unit-has-later-changes", unit.AsOn(_day).Name, later.FirstDay);
        }

        made.Effects.Ended.Add(new ChangedEnd(unit.Id.Value, unit.ValidTo));
        unit.Close(_day.AddDays(-1));
        made.Leaving.Add(unit.Id.Value);
        made.Say(successor is null ? "ends" : "becomes", unit.AsOn(_day).Name, _day.AddDays(-1), successor ?? "");
    }

    private void RequireBegun(Unit unit)
    {
        if (_day <= unit.ValidFrom)
        {
            throw new RuleBrokenException("unit-changed-before-start", unit.Name, unit.ValidFrom);
        }

        if (_day > unit.ValidTo)
        {
            throw new RuleBrokenException("unit-changed-after-end", unit.Name, unit.ValidTo);
        }
    }

    private string NameOf(Guid? id) => Find(all, id)?.AsOn(_day).Name ?? "";
}
