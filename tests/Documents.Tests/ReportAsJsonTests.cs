using System.Text;
using System.Text.Json;
using Styrkedja.Documents.Reports;
using Styrkedja.Documents.Tests.Samples;

namespace Styrkedja.Documents.Tests;

public sealed class ReportAsJsonTests
{
    [Fact]
    public async Task Names_codes_and_letters_are_written_for_other_programs()
    {
        var json = Encoding.UTF8.GetString(await Written.BytesAsync(CommitteeSample.Report, ReportFormat.Json));
        json.ShouldContain("\"municipality\": \"Älvsala kommun\"");
        json.ShouldContain("\"status\": \"ongoing-with-deviation\"");
        json.ShouldContain("\"kind\": \"financial-management\"");
        json.ShouldContain("\"start\": \"2024-02-12\"");
    }

    [Fact]
    public async Task What_is_written_can_be_read_back()
    {
        var committee = await Written.BytesAsync(CommitteeSample.Report, ReportFormat.Json);
        var again = JsonSerializer.Deserialize<CommitteeReport>(committee, ReportJson.Options).ShouldNotBeNull();
        JsonSerializer.SerializeToUtf8Bytes(again, ReportJson.Options).ShouldBe(committee);
        again.Goals[0].Activities[0].Status.ShouldBe(CommitteeSample.Report.Goals[0].Activities[0].Status);

        var tertial = await Written.BytesAsync(TertialSample.Report, ReportFormat.Json);
        JsonSerializer.Deserialize<TertialReport>(tertial, ReportJson.Options).ShouldNotBeNull().Previous.ShouldBe(TertialSample.Report.Previous);
    }
}
