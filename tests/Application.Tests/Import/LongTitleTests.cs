using System.Text;
using Styrkedja.Application.Import;
using Styrkedja.Domain;

namespace Styrkedja.Application.Tests.Import;

public sealed class LongTitleTests
{
    [Fact]
    public void A_title_that_is_too_long_is_cut_with_a_warning_at_its_line_and_stands_whole_in_the_description()
    {
        var title = string.Join(' ', Enumerable.Repeat("plantera", 100));
        var csv = $"Mål;Måltyp;Aktivitet;Startdatum;Slutdatum\nGrönare kommun;Styrelsens mål;{title};2024-01-15;2024-12-15\n";

        var document = DocumentReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(csv)), "plan.csv", new ImportOptions()).Document.ShouldNotBeNull();

        var activity = document.Goals.Single().Activities.Single();
        activity.Title.Length.ShouldBeLessThanOrEqualTo(TextLimits.Title);
        activity.Title.ShouldEndWith("plantera …");
        activity.Description.ShouldBe(title);
        var warning = document.Warnings.Single(w => w.Code == "title-too-long");
        warning.Line.ShouldBe(2);
        warning.Message.ShouldContain($"har {title.Length} tecken och får ha högst 600");
    }
}
