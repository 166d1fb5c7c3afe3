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
    [InlineData("Ring 19811218 9876 om detta", PersonalDataKind.IdentityNumber, "19811218 9876")]
    [InlineData("Karl-Erik Berg leder arbetet", PersonalDataKind.Name, "Karl-Erik Berg")]
    [InlineData("Vi väntar på att Birgitta kommer tillbaka", PersonalDataKind.Name, "Birgitta")]
    [InlineData("Det är Annas ansvar", PersonalDataKind.Name, "Annas")]
    [InlineData("Birgitta väntar på svar", PersonalDataKind.Name, "Birgitta")]
    [InlineData("Svensson har slutat", PersonalDataKind.Name, "Svensson")]
    [InlineData("Handläggaren är sjuk sedan i maj", PersonalDataKind.Health, "sjuk")]
    [InlineData("En medarbetare avled i mars", PersonalDataKind.Health, "avled")]
    [InlineData("Projektledaren är föräldraledig", PersonalDataKind.Health, "föräldraledig")]
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
    [InlineData("Avledning av dagvatten och omhändertagande av massor")]
    [InlineData("Dagvattnet avleds och ska omhändertas på plats")]
    [InlineData("Antalet sjukskrivningar minskar och sjukskrivningstalen likaså")]
    [InlineData("Energidiagnos av skolan och diagnostiska prov i årskurs 3")]
    [InlineData("Arbetet med självmordsprevention fortsätter")]
    [InlineData("Cykelväg längs Anna Lindhs gata till Gustav Adolfs torg")]
    [InlineData("Ny matsal på Ellen Keyskolan och Karin Boyegården")]
    [InlineData("Per capita ökar kostnaden. Tom lokal. Inga brister. Stig runt sjön. Hans chef. Urban odling.")]
    [InlineData("Förskolan Linnea och äldreboendet Viola byggs om")]
    [InlineData("Maria församling är med. Roboten Kim prövas.")]
    [InlineData("Byt ut Lena-projektet mot något annat")]
    [InlineData("Samarbete mellan Älvsala och Norrby i Region Jämtland Härjedalen")]
    [InlineData("Kontakt med Trafikverket, Lantmäteriet och Svenskt Näringsliv")]
    [InlineData("")]
    public void Ordinary_words_are_left_alone(string text) => PersonalDataCheck.Find(text).ShouldBeEmpty();
}
