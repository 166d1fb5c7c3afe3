using Styrkedja.Application.Import;

namespace Styrkedja.Application.Tests.Import;

public sealed class PersonalDataCheckTests
{
    [Theory]
    [InlineData("Ring 811218-9876 om detta", PersonalDataKind.IdentityNumber, "811218-9876")]
    [InlineData("År 2024 198112189876 anmäldes", PersonalDataKind.IdentityNumber, "198112189876")]
    [InlineData("Försening följt av sjukskrivning.", PersonalDataKind.Health, "sjukskrivning")]
    [InlineData("Ansvarig är Anna Älvgren sedan mars", PersonalDataKind.Name, "Anna Älvgren")]
    [InlineData("Beslut av Kvarn Persson", PersonalDataKind.Name, "Kvarn Persson")]
    [InlineData("Fråga anna.alv@alvsala.example.", PersonalDataKind.Contact, "anna.alv@alvsala.example")]
    [InlineData("Telefon 070-174 06 05 gäller", PersonalDataKind.Contact, "070-174 06 05")]
    [InlineData("Avtal med Älvsala Vind AB", PersonalDataKind.Company, "Vind AB")]
    public void Words_that_may_point_someone_out_are_found(string text, PersonalDataKind kind, string words)
    {
        var finding = PersonalDataCheck.Find(text).ShouldHaveSingleItem();

        finding.Kind.ShouldBe(kind);
        finding.Words.ShouldBe(words);
        text.Substring(finding.Index, words.Length).ShouldBe(words);
    }

    [Theory]
    [InlineData("Sjukfrånvaron ska minska genom hälsofrämjande arbete")]
    [InlineData("Planerat 2024-01-01 2024-11-30, 3/4 och vecka 36")]
    [InlineData("Bidrag om 700 000 kr till Älvsala kommun och Norra Älvsala")]
    [InlineData("Dnr KS 23/702 och nummer 8112189875")]
    [InlineData("Anna kommun")]
    [InlineData("")]
    public void Ordinary_words_are_left_alone(string text) => PersonalDataCheck.Find(text).ShouldBeEmpty();
}
