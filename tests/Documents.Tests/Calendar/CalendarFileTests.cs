using Styrkedja.Documents.Calendar;
using Styrkedja.Domain.Time;
using Styrkedja.TestKit;

namespace Styrkedja.Documents.Tests.Calendar;

public sealed class CalendarFileTests
{
    private static readonly CalendarEvent _event = new(
        Guid.Parse("019336a0-0000-7000-8000-000000000001"), 3, new DateTimeOffset(2024, 8, 5, 12, 30, 15, TimeSpan.FromHours(2)),
        new DateRange(new DateOnly(2024, 8, 31), new DateOnly(2024, 9, 6)), "Rapportera", "Text", "Uppföljning", "https://alvsala.example/uppfoljning/2024/2", 7, false);

    [Fact]
    public void An_event_reads_back_as_it_was()
    {
        var calendar = CalendarReading.Read(CalendarFile.Write("Årshjul, Älvsala", [_event]));
        calendar["VERSION"].ShouldBe("2.0");
        CalendarReading.Text(calendar["NAME"]).ShouldBe("Årshjul, Älvsala");
        var read = calendar.Events.Single();
        read["UID"].ShouldBe("019336a0-0000-7000-8000-000000000001");
        read["SEQUENCE"].ShouldBe("3");
        read["DTSTAMP"].ShouldBe("20240805T103015Z");
        read["DTSTART;VALUE=DATE"].ShouldBe("20240831");
        read["DTEND;VALUE=DATE"].ShouldBe("20240907");
        read["STATUS"].ShouldBe("CONFIRMED");
        read["URL"].ShouldBe("https://alvsala.example/uppfoljning/2024/2");
        read.Parts.Single()["TRIGGER"].ShouldBe("-P7D");
    }

    [Fact]
    public void What_is_taken_away_is_cancelled_and_reminds_of_nothing()
    {
        var read = CalendarReading.Read(CalendarFile.Write("x", [_event with { IsCancelled = true }])).Events.Single();
        read["STATUS"].ShouldBe("CANCELLED");
        read.Parts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Beslut; budget, plan\\mål\noch \"annat\": allt")]
    [InlineData("Ett steg med ett namn som är så långt att det måste brytas över flera rader, med å, ä och ö och 🏛️🏛️🏛️🏛️🏛️🏛️🏛️🏛️🏛️🏛️🏛️🏛️🏛️🏛️🏛️🏛️🏛️🏛️")]
    [InlineData("Rad\r\nEND:VEVENT\r\nBEGIN:VEVENT")]
    public void Any_text_stays_within_its_property(string text)
    {
        var read = CalendarReading.Read(CalendarFile.Write(text, [_event with { Title = text, Text = text }])).Events.Single();
        CalendarReading.Text(read["SUMMARY"]).ShouldBe(text.ReplaceLineEndings("\n"));
        CalendarReading.Text(read["DESCRIPTION"]).ShouldBe(text.ReplaceLineEndings("\n"));
    }
}
