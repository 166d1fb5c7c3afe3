using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Styrkedja.Web.Tests.CommandLine;

public sealed class WrongUsageTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("styrkedja-usage-");

    public void Dispose() => _data.Delete(recursive: true);

    [Theory]
    [InlineData("", "Säg vad som ska göras: serve,")]
    [InlineData("nonsens", "”nonsens” är inget jag känner till här.")]
    [InlineData("report", "Säg vad som ska göras: committee, tertial.")]
    [InlineData("report committee", "--year saknas: Året.")]
    [InlineData("report tertial --year 2024 --tertial 13 --format pdf --out x", "--tertial kan inte vara ”13”")]
    [InlineData("assess --year abc --cutoff 2024-08-31", "--year kan inte vara ”abc”")]
    [InlineData("import", "FILE saknas")]
    [InlineData("serve --urls http://127.0.0.1:80x", "--urls ska vara en adress")]
    public async Task Wrong_usage_is_told_in_swedish_on_standard_error_with_exit_code_2(string line, string sentence)
    {
        var outcome = await Program.RunAsync(_data.FullName, line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        outcome.ExitCode.ShouldBe(2);
        outcome.Output.ShouldBeEmpty();
        outcome.Errors.ShouldContain(sentence);
        outcome.Errors.ShouldNotContain("   at ");
        _data.GetFileSystemInfos().ShouldBeEmpty("no database is started for a line that cannot be followed");
    }

    [Fact]
    public async Task An_address_that_is_taken_is_told_before_the_database_is_started()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}");
        var outcome = await Program.RunAsync(_data.FullName, "serve", "--urls", taken);
        outcome.ExitCode.ShouldBe(2);
        outcome.Errors.ShouldContain($"Adressen {taken} används redan.");
        outcome.Errors.ShouldNotContain("   at ");
        _data.GetFileSystemInfos().ShouldBeEmpty();
    }
}
