using System.Text;
using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using Styrkedja.Documents.Reports;
using Styrkedja.Documents.Tests.Samples;
using Styrkedja.Documents.Tests.Word;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Time;

namespace Styrkedja.Documents.Tests;

/// <summary>Whatever people paste: control characters, halves of surrogate pairs, endless words, nothing at all.</summary>
public sealed class AnyTextTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Constant(string.Empty),
        Gen.Constant("\u0000\u0001\u001f\uffff\ufffe\ud800x\udc00"),
        Gen.Constant("]]>&<!--\"'\u2028\v\f\t"),
        Gen.Choose(1, 3000).Select(length => new string('å', length)),
        Gen.Choose(0, 0xFFFF).Select(code => (char)code).ArrayOf().Select(letters => new string(letters)));

    private static readonly Gen<ReportedActivity> Activities =
        from title in Texts
        from units in Texts.ArrayOf()
        from texts in Texts.ArrayOf(5)
        from status in Gen.Elements(ActivityStatus.All.Select(status => (ActivityStatus?)status).Append(null))
        select new ReportedActivity(title, units, DateRange.OfYear(2024), texts[0], status, texts[1], texts[2], texts[3], texts[4]);

    private static readonly Gen<CommitteeReport> Reports =
        from texts in Texts.ArrayOf(8)
        from activities in Activities.ArrayOf()
        select CommitteeSample.Report with
        {
            Municipality = texts[0], Recipient = texts[1], CaseNumber = texts[2], Introduction = texts[3], FollowUp = texts[4],
            Board = texts[5], Units = [texts[6]],
            Goals = [new ReportedGoal(texts[6], texts[7], GoalKind.Board, null, activities)],
            Catalogue = new GoalCatalogue([new CatalogueGroup(texts[0], null, GoalKind.Board, [new CatalogueEntry(texts[1], texts[2], 0)]), new CatalogueGroup(texts[7], null, GoalKind.Board, [])]),
        };

    [Fact]
    public async Task Any_text_gives_a_valid_Word_file_and_a_page_without_strange_elements()
    {
        foreach (var report in Reports.Sample(12, 40))
        {
            using var word = await WordFile.OfAsync(report);
            word.Errors.ShouldBeEmpty();
            word.Texts("SkActivityTitle").Count().ShouldBe(report.Goals[0].Activities.Count);

            var html = Encoding.UTF8.GetString(await Written.BytesAsync(report, ReportFormat.Html));
            new HtmlParser().ParseDocument(html).QuerySelectorAll("script,[style]").ShouldBeEmpty();
        }
    }
}
