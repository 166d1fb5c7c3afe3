using FsCheck;
using FsCheck.Fluent;
using Styrkedja.Domain.Organisation;

namespace Styrkedja.Domain.Tests.Organisation;

public sealed class OrganisationOverTimeTests
{
    private static readonly DateOnly _start = new(2020, 1, 1);

    private readonly Unit _top = new(Ids.New<UnitId>(), "Förvaltningen", null, "Förvaltning", _start);

    [Fact]
    public void A_unit_keeps_its_old_name_on_old_days_and_shows_the_new_one_when_its_day_comes()
    {
        var unit = Below(_top, "Kost");
        Rename(unit, new DateOnly(2023, 1, 1), "Måltid");
        unit.Name.ShouldBe("Kost");
        unit.AsOn(new DateOnly(2022, 12, 31)).Name.ShouldBe("Kost");
        unit.AsOn(new DateOnly(2023, 1, 1)).Name.ShouldBe("Måltid");

        unit.TakeEffect(new DateOnly(2023, 1, 1)).ShouldBeTrue();
        unit.TakeEffect(new DateOnly(2023, 5, 1)).ShouldBeFalse();
        unit.Name.ShouldBe("Måltid");
        unit.AsOn(new DateOnly(2022, 12, 31)).NameToday.ShouldBe("Måltid");
        unit.AsOn(new DateOnly(2024, 1, 1)).NameToday.ShouldBeNull();
    }

    [Fact]
    public void A_unit_is_known_by_every_name_it_had_in_a_year_and_by_todays()
    {
        var unit = Below(_top, "Kost");
        Rename(unit, new DateOnly(2023, 5, 1), "Måltid");
        Rename(unit, new DateOnly(2025, 1, 1), "Service");
        unit.TakeEffect(new DateOnly(2025, 6, 1));
        unit.NamesDuring(Domain.Time.DateRange.OfYear(2022)).ShouldBe(["Kost", "Service"]);
        unit.NamesDuring(Domain.Time.DateRange.OfYear(2023)).ShouldBe(["Kost", "Måltid", "Service"]);
        unit.AsOn(new DateOnly(2024, 1, 1)).NamesDuring(Domain.Time.DateRange.OfYear(2024)).ShouldBe(["Måltid", "Service"]);
    }

    [Fact]
    public void A_name_given_in_March_holds_also_after_a_move_in_May_that_was_told_of_first()
    {
        var other = new Unit(Ids.New<UnitId>(), "Staben", null, "Förvaltning", _start);
        var unit = Below(_top, "Kost");
        Move(unit, new DateOnly(2023, 5, 1), other);
        Rename(unit, new DateOnly(2023, 3, 1), "Måltid");
        var june = unit.AsOn(new DateOnly(2023, 6, 1));
        (june.Name, june.ParentId).ShouldBe(("Måltid", (UnitId?)other.Id));

        unit.TakeBackChange(new DateOnly(2023, 3, 1));
        unit.AsOn(new DateOnly(2023, 6, 1)).Name.ShouldBe("Kost");
    }

    [Fact]
    public void A_correction_reaches_what_comes_after_but_not_what_was_before()
    {
        var unit = Below(_top, "Kots");
        Rename(unit, new DateOnly(2022, 1, 1), "Måltyd");
        Move(unit, new DateOnly(2023, 1, 1), new Unit(Ids.New<UnitId>(), "Staben", null, "Förvaltning", _start));
        unit.TakeEffect(new DateOnly(2022, 6, 1));
        unit.Describe("Måltid", "Enhet", 12, null);
        unit.AsOn(new DateOnly(2021, 1, 1)).Name.ShouldBe("Kots");
        unit.AsOn(new DateOnly(2024, 1, 1)).Name.ShouldBe("Måltid");
        unit.AsOn(new DateOnly(2024, 1, 1)).Employees.ShouldBe(12);
    }

    [Fact]
    public void A_change_needs_a_day_of_its_own_within_the_units_time()
    {
        var unit = Below(_top, "Kost");
        Broken(() => Rename(unit, _start, "Måltid")).ShouldBe("unit-changed-before-start");
        Rename(unit, new DateOnly(2023, 1, 1), "Måltid");
        Broken(() => Rename(unit, new DateOnly(2023, 1, 1), "Mat")).ShouldBe("unit-changed-that-day");
        unit.Close(new DateOnly(2023, 12, 31));
        Broken(() => Rename(unit, new DateOnly(2024, 1, 1), "Mat")).ShouldBe("unit-changed-after-end");
    }

    [Fact]
    public void A_move_in_March_that_a_move_in_May_makes_a_ring_is_found_on_its_day()
    {
        var (a, b) = (Below(_top, "A"), Below(_top, "B"));
        Move(a, new DateOnly(2023, 5, 1), b);
        OrganisationFault.Of([_top, a, b]).ShouldBeEmpty();
        Move(b, new DateOnly(2023, 3, 1), a);
        var fault = OrganisationFault.Of([_top, a, b])[0];
        (fault.Kind, fault.Day).ShouldBe((OrganisationFaultKind.Ring, new DateOnly(2023, 5, 1)));
        Broken(() => OrganisationFault.RefuseNew([], [fault], "unit")).ShouldBe("unit-ring");
    }

    [Fact]
    public void A_parent_must_exist_each_day_and_no_two_of_a_name_lie_in_one_place()
    {
        var (a, b) = (Below(_top, "A"), Below(_top, "B"));
        var late = new Unit(Ids.New<UnitId>(), "Sen", _top.Id, "Enhet", new DateOnly(2024, 1, 1));
        Move(a, new DateOnly(2023, 5, 1), late);
        OrganisationFault.Of([_top, a, b, late]).Select(f => (f.Kind, f.Subject, f.Other)).ShouldBe([(OrganisationFaultKind.ParentMissing, "A", "Sen")]);

        a.TakeBackChange(new DateOnly(2023, 5, 1));
        Rename(b, new DateOnly(2022, 1, 1), "a");
        OrganisationFault.Of([_top, a, b, late]).Select(f => (f.Kind, f.Day)).ShouldBe([(OrganisationFaultKind.NameTwice, new DateOnly(2022, 1, 1))]);
    }

    [Fact]
    public void What_was_wrong_before_stops_no_other_change()
    {
        var (a, b) = (Below(_top, "A"), Below(_top, "A"));
        var before = OrganisationFault.Of([_top, a, b]);
        before.Count.ShouldBe(1);
        Rename(_top, new DateOnly(2023, 1, 1), "Kontoret");
        Should.NotThrow(() => OrganisationFault.RefuseNew(before, OrganisationFault.Of([_top, a, b]), "unit"));
    }

    [Fact]
    public void A_body_keeps_its_old_name_too()
    {
        var body = new Body(Ids.New<BodyId>(), "Barn- och utbildningsnämnden", BodyKind.Committee, null, _start);
        body.ChangeFrom(new DateOnly(2021, 1, 1), "Bildningsnämnden", null);
        body.TakeEffect(new DateOnly(2022, 1, 1));
        body.AsOn(new DateOnly(2020, 6, 1)).Name.ShouldBe("Barn- och utbildningsnämnden");
        body.Name.ShouldBe("Bildningsnämnden");
        Broken(() => body.ChangeFrom(_start, "X", null)).ShouldBe("body-changed-before-start");
    }

    [Fact]
    public void Whose_something_was_is_told_by_what_was_handed_over()
    {
        var (a, b, thing) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var handover = new Handover(Ids.New<ReorganisationId>(), HandoverKind.Goal, thing, a, b, new DateOnly(2023, 1, 1));
        Handover.HolderOn([handover], a, new DateOnly(2022, 12, 31)).ShouldBe(a);
        Handover.HolderOn([handover], a, new DateOnly(2023, 1, 1)).ShouldBe(b);
        Handover.HolderOn([], a, new DateOnly(2023, 1, 1)).ShouldBe(a);
    }

    [Fact]
    public void After_any_changes_that_are_not_refused_each_day_has_one_standing_each_and_no_ring() =>
        Prop.ForAll(Changes(), changes =>
        {
            return Holds(name => new Unit(Ids.New<UnitId>(), name, null, "Enhet", _start)) && Holds(name => new Body(Ids.New<BodyId>(), name, BodyKind.Committee, null, _start));

            bool Holds(Func<string, IOrganised> make)
            {
                var all = Enumerable.Range(0, 5).Select(i => make($"Enhet {i}")).ToList();
                foreach (var (kind, which, target, day) in changes)
                {
                    Try(all, make, kind, which, target, _start.AddDays(day));
                }

                return Enumerable.Range(0, 65).All(day => HoldsOn(_start.AddDays(day), all));
            }
        }).QuickCheckThrowOnFailure();

    // A change that the domain refuses is undone, as a transaction would.
    private static void Try(List<IOrganised> units, Func<string, IOrganised> make, int kind, int which, int target, DateOnly day)
    {
        var before = OrganisationFault.Of(units);
        var unit = units[which];
        try
        {
            switch (kind)
            {
                case 0:
                    unit.ChangeFrom(day, $"Namn {target} {day:MMdd}", unit.AsOn(day).Above);
                    break;
                case 1:
                    unit.ChangeFrom(day, unit.AsOn(day).Name, units[target].Key);
                    break;
                case 2:
                    unit.TakeBackChange(day);
                    break;
                default:
                    if (unit.ValidTo is null && unit.Places.All(p => p.FirstDay <= day))
                    {
                        unit.Close(day);
                    }

                    break;
            }
        }
        catch (RuleBrokenException)
        {
            return;
        }

        try
        {
            OrganisationFault.RefuseNew(before, OrganisationFault.Of(units), "unit");
        }
        catch (RuleBrokenException)
        {
            if (kind is 0 or 1)
            {
                unit.TakeBackChange(day);
            }
            else if (kind == 3)
            {
                unit.Reopen();
            }
            else
            {
                // Taking back is refused as a whole by the use case; the list is thrown away there.
                units.RemoveAll(u => u == unit);
                units.Add(make($"Ersättare {day:MMdd} {target}"));
                foreach (var other in units.Where(u => u.Places.Any(p => p.Above == unit.Key)).ToList())
                {
                    units.Remove(other);
                    units.Add(make($"{other.Name} igen {units.Count}"));
                }
            }
        }
    }

    private static bool HoldsOn(DateOnly day, List<IOrganised> units) => units.Where(u => u.ExistsOn(day)).All(unit =>
    {
        var standings = unit.Places;
        var holding = standings.Select((s, i) => s.FirstDay <= day && (i == standings.Count - 1 || day < standings[i + 1].FirstDay)).Count(h => h);
        var seen = new HashSet<Guid> { unit.Key };
        for (var above = unit.AsOn(day).Above; above is { } id; above = units.Find(u => u.Key == id)?.AsOn(day).Above)
        {
            if (!seen.Add(id))
            {
                return false;
            }
        }

        return holding == 1;
    });

    private static Arbitrary<(int Kind, int Which, int Target, int Day)[]> Changes() =>
        (from kind in Gen.Choose(0, 3)
         from which in Gen.Choose(0, 4)
         from target in Gen.Choose(0, 4)
         from day in Gen.Choose(1, 60)
         select (kind, which, target, day)).ArrayOf().ToArbitrary();

    private static Unit Below(Unit parent, string name) => new(Ids.New<UnitId>(), name, parent.Id, "Enhet", _start);

    private static void Rename(Unit unit, DateOnly day, string name)
    {
        var was = unit.AsOn(day);
        unit.ChangeFrom(day, name, was.ParentId, was.Level, was.Employees, was.MinimumActivities);
    }

    private static void Move(Unit unit, DateOnly day, Unit parent)
    {
        var was = unit.AsOn(day);
        unit.ChangeFrom(day, was.Name, parent.Id, was.Level, was.Employees, was.MinimumActivities);
    }

    private static string Broken(Action act) => Should.Throw<RuleBrokenException>(act).Rule;
}
