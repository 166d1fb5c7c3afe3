using System.Diagnostics;

namespace Styrkedja.Web.Tests.CommandLine;

/// <summary>However the server is ended in good order, its database ends with it.</summary>
public sealed class ServeEndsTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("styrkedja-ends-");

    public void Dispose() => _data.Delete(recursive: true);

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public async Task The_database_ends_with_the_server_even_in_its_first_seconds(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signals.");
        using var server = Program.Start(_data.FullName, "serve", "--urls", "http://127.0.0.1:0");
        (await server.NextLineAsync()).ShouldNotBeNull().ShouldStartWith("Styrkedja: http://127.0.0.1:");
        File.Exists(PostmasterPid).ShouldBeTrue();

        using var kill = Process.Start("kill", [$"-{signal}", $"{server.Id}"]);
        await server.EndAsync();
        File.Exists(PostmasterPid).ShouldBeFalse("the database server goes on alone");
    }

    private string PostmasterPid => Path.Combine(_data.FullName, "postgres", "cluster", "postmaster.pid");
}
