using System.Globalization;
using Styrkedja.Web.Components;

namespace Styrkedja.Web.Tests;

public sealed class CountedTests
{
    [Theory]
    [InlineData(0, "0 aktiviteter återstår")]
    [InlineData(1, "En aktivitet återstår")]
    [InlineData(2, "2 aktiviteter återstår")]
    public void A_sentence_says_one_and_many_as_people_do(int number, string sentence) =>
        string.Format(CultureInfo.GetCultureInfo("sv-SE"), "{0:En aktivitet|# aktiviteter} återstår", new Counted(number)).ShouldBe(sentence);
}
