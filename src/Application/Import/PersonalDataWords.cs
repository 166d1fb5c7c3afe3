using System.Buffers;
using System.Collections.Frozen;

namespace Styrkedja.Application.Import;

/// <summary>
/// The words of <see cref="PersonalDataCheck"/>. Words for services ("rehabilitering", "missbruksvård") and for what a
/// whole organisation works with ("sjukfrånvaro", "hälsofrämjande") are left out on purpose: every plan has them.
/// </summary>
internal static class PersonalDataWords
{
    /// <summary>Beginnings of words.</summary>
    public static readonly string[] Health =
    [
        "sjukskriv", "sjukledig", "långtidssjuk", "sjukpension", "läkarintyg", "diagnos", "gravid", "föräldraledig", "mammaledig",
        "pappaledig", "utmattning", "utbränd", "cancer", "hjärtinfarkt", "avlid", "dödsfall", "självmord", "insjukn", "depression",
    ];

    /// <summary>Told as whole words only: "sjukhus" and "avledning av dagvatten" say nothing of anybody.</summary>
    public static readonly string[] WholeHealth = ["sjuk", "sjukdom", "avled"];

    /// <summary>Beginnings like those of <see cref="Health"/> that speak of figures, of prevention or of something else.</summary>
    public static readonly string[] NoHealth =
        ["sjukskrivningar", "sjukskrivningstal", "diagnostik", "diagnostis", "självmordsprev", "självmordsföreb", "cancerfond", "cancerscreen"];

    /// <summary>
    /// Finds in one pass that a text has none of them, as nearly every text has not. By the longest part of each word
    /// without å, ä and ö: such parts are found several times faster.
    /// </summary>
    public static readonly SearchValues<string> AnyHealth = SearchValues.Create(
        [.. Health.Concat(WholeHealth).Select(word => word.Split('å', 'ä', 'ö').MaxBy(part => part.Length)!)], StringComparison.OrdinalIgnoreCase);

    /// <summary>Capitalised words after a first name that make no name of a person together with it.</summary>
    public static readonly string[] NoSurnames =
        ["kommun", "region", "skola", "väg", "gata", "torg", "park", "hem", "gård", "förskola", "stiftelse", "fond"];

    /// <summary>Words that make a place of the name before them: "Anna Lindhs gata".</summary>
    public static readonly string[] Places =
        ["väg", "vägen", "gata", "gatan", "torg", "torget", "plats", "platsen", "park", "parken", "gård", "gården", "hus", "huset", "pris", "priset"];

    /// <summary>Beginnings of such words: "Maria församling", "Ellen Keys förskolor".</summary>
    public static readonly string[] PlaceBeginnings =
        ["kommun", "region", "skol", "förskol", "stiftelse", "fond", "kyrk", "församling", "sjukhus", "gymnasi", "stipendi", "minne", "boende", "avdelning", "kvarter"];

    /// <summary>Ends of words that are places themselves ("Keyskolan"), or that a place's or a thing's name follows on ("förskolan Linnea").</summary>
    public static readonly string[] PlaceEnds =
    [
        "skolan", "vägen", "gatan", "torget", "parken", "hemmet", "gården", "fonden", "platsen", "kyrkan", "gymnasiet", "sjukhuset", "huset", "hus", "priset",
        "stipendiet", "boendet", "stugan", "enheten", "avdelningen", "kvarteret", "systemet", "verktyget", "tjänsten", "appen", "roboten", "fartyget", "båten",
        "färjan", "bussen", "projektet", "programmet", "modellen", "metoden", "sankta", "sankt",
    ];

    /// <summary>First names that are ordinary words too, so that a sentence may begin with them.</summary>
    public static readonly FrozenSet<string> AlsoWords =
        "August Björn Bo Dan Ester Gun Hans Inga Jan Lina Linda Per Stig Tage Tom Tore Urban Viola".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Common first names in Sweden, all ages.</summary>
    public static readonly FrozenSet<string> FirstNames = (
        "Adam Agneta Albin Alexander Alexandra Ali Alice Alva Amanda Anders Andreas Anette Angelica Anita Ann Anna Anneli Annika Anton Antonia "
        + "Arne Arvid Astrid August Axel Barbro Bengt Bernt Berit Birgit Birgitta Björn Bo Britt Camilla Carina Carl Carolina Caroline Cecilia Charlotte "
        + "Christer Christian Christina Christoffer Claes Dagmar Dan Daniel David Dennis Ebba Edvin Eila Elias Elin Elina Elisabeth Ella Ellen Elsa Elvira "
        + "Emelie Emil Emilia Emma Emmy Erik Erika Ester Eva Evelina Fatima Felicia Felix Filip Fredrik Frida Gabriel Gabriella Gerd Greta Gun Gunilla "
        + "Gunnar Gustav Göran Hanna Hans Helen Helena Henrik Hjalmar Hugo Håkan Ida Inga Ingegerd Inger Ingrid Irene Isabella Isak Jakob Jan Jane Jennie "
        + "Jenny Jens Jessica Jesper Joakim Johan Johanna John Johnny Jonas Jonathan Josefin Julia Jörgen Kajsa Karin Karl Karolina Katarina Kenneth Kent "
        + "Kerstin Kim Kjell Klara Kristian Kristina Kristoffer Kurt Lars Laura Leif Lena Lennart Leo Liam Lina Linda Linnea Linnéa Linus Lisa Lisbeth "
        + "Louise Lovisa Lucas Ludvig Madeleine Magdalena Magnus Maja Malin Marcus Margareta Maria Marianne Marie Mariana Marina Markus Martin Matilda "
        + "Mats Mattias Melker Michael Mikael Moa Mohammed Mohamed Monica Monika Morgan Märta Nathalie Niklas Nils Noah Nora Ola Oliver Olle Olof Oscar "
        + "Oskar Patrik Per Peter Petra Pia Pontus Rasmus Rebecca Robert Robin Roger Roland Rolf Rune Sabina Samuel Sandra Sara Sebastian Signe Simon "
        + "Siv Sofia Sofie Solveig Sonja Stefan Stig Stina Sture Sune Susanne Svante Sven Tage Therese Thomas Tobias Tom Tomas Tommy Tony Tore Torsten "
        + "Tove Ulf Ulla Ulrika Urban Vera Veronica Victor Victoria Viktor Viktoria Viola Wilhelm William Wilma Yvonne Åke Åsa Örjan")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> FirstNamesBySpan =
        FirstNames.GetAlternateLookup<ReadOnlySpan<char>>();

    public static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AlsoWordsBySpan =
        AlsoWords.GetAlternateLookup<ReadOnlySpan<char>>();
}
