using System.Text;
using Styrkedja.Application.Import;

namespace Styrkedja.Application.Tests.Import;

/// <summary>Short ways to read in tests.</summary>
internal static class Reading
{
    public static readonly ImportOptions Plain = new();

    public static ImportOutcome Outcome(byte[] bytes, string name = "fil.txt", ImportOptions? options = null) =>
        DocumentReader.Read(new MemoryStream(bytes), name, options ?? Plain);

    public static ImportedDocument Text(string text, ImportOptions? options = null) => Understood(Outcome(Encoding.UTF8.GetBytes(text), "fil.txt", options));

    public static ImportedDocument Fixture(string name, ImportOptions? options = null) =>
        Understood(DocumentReader.Read(FixturePath(name), options ?? Plain));

    public static ImportedDocument Real(string number, ImportOptions? options = null) =>
        Understood(DocumentReader.Read(RealDocuments.Path(number), options ?? Plain));

    public static string FixturePath(string name) => Path.Combine(AppContext.BaseDirectory, "Import", "Fixtures", name);

    public static ImportFailure Failure(ImportOutcome outcome)
    {
        outcome.Understood.ShouldBeFalse();
        return outcome.Failure!;
    }

    public static ImportedDocument Understood(ImportOutcome outcome)
    {
        outcome.Understood.ShouldBeTrue(outcome.Failure?.Message);
        return outcome.Document!;
    }
}
