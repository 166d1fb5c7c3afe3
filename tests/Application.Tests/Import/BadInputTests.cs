using System.IO.Compression;
using System.Text;
using Styrkedja.Application.Import;

namespace Styrkedja.Application.Tests.Import;

public sealed class BadInputTests
{
    private const string Small = "1.1 Mål ett.\n\nAktiviteter Startdatum Slutdatum\n\nMåla åtta bänkar 2026-01-01 2026-06-30\n\nPågående enligt plan\n";

    [Theory]
    [InlineData("002")]
    [InlineData("003")]
    [InlineData("004")]
    public void A_document_that_is_no_report_is_refused_in_a_sentence(string number) =>
        ShouldFail(DocumentReader.Read(RealDocuments.Path(number), Reading.Plain), ImportFailureClass.Errors, "not-a-report");

    [Fact]
    public void A_missing_file_is_unreadable() =>
        ShouldFail(DocumentReader.Read(Path.Combine(Path.GetTempPath(), "finns-inte", "x.txt"), Reading.Plain), ImportFailureClass.Unreadable, "not-found");

    [Fact]
    public void A_folder_is_no_file() =>
        ShouldFail(DocumentReader.Read(AppContext.BaseDirectory, Reading.Plain), ImportFailureClass.Unreadable, "no-access");

    [Theory]
    [InlineData("", "empty")]
    [InlineData(" \n\t\r\n \f ", "empty")]
    public void Nothing_is_empty(string text, string code) => ShouldFail(text, code);

    [Fact]
    public void A_novel_is_no_report() => ShouldFail(
        Reading.Outcome(Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Repeat("Det var en gång en å som rann genom byn.", 2000)))),
        ImportFailureClass.Errors, "not-a-report");

    [Fact]
    public void Random_bytes_are_binary()
    {
        var bytes = new byte[5000];
        new Random(1).NextBytes(bytes);

        ShouldFail(Reading.Outcome(bytes), ImportFailureClass.Unreadable, "binary");
    }

    [Fact]
    public void Five_megabytes_on_one_line_are_refused() => ShouldFail(new string('a', 5_000_000), "line-too-long");

    [Fact]
    public void A_file_beyond_the_limit_is_refused_before_it_is_read()
    {
        using var huge = new UnreadableStream(200L * 1024 * 1024);

        var failure = ShouldFail(DocumentReader.Read(huge, "stor.txt", Reading.Plain), ImportFailureClass.Unreadable, "too-large");
        failure.Message.ShouldContain("25 MB");
    }

    [Fact]
    public void A_stream_that_does_not_tell_its_length_is_read_to_the_limit_only()
    {
        using var endless = new EndlessStream();

        ShouldFail(DocumentReader.Read(endless, "strom.txt", Reading.Plain), ImportFailureClass.Unreadable, "too-large");
        endless.Given.ShouldBeLessThan(27L * 1024 * 1024);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("windows-1252")]
    [InlineData("latin1")]
    [InlineData("macintosh")]
    public void Swedish_letters_are_right_in_every_usual_encoding(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);
        foreach (var mark in (byte[][])[[], encoding.GetPreamble()])
        {
            var report = Reading.Understood(Reading.Outcome([.. mark, .. encoding.GetBytes(Small)]));
            report.Goals[0].Activities[0].Title.ShouldBe("Måla åtta bänkar");
        }
    }

    [Fact]
    public void A_password_protected_office_file_is_said_to_be_so()
    {
        byte[] container = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[100]];

        ShouldFail(Reading.Outcome(container, "hemlig.docx"), ImportFailureClass.Unreadable, "encrypted");
        ShouldFail(Reading.Outcome(container[..400], "gammal.doc"), ImportFailureClass.Unreadable, "old-format");
    }

    [Fact]
    public void A_damaged_package_is_damaged()
    {
        var package = Zip(("word/document.xml", "<w/>"));

        ShouldFail(Reading.Outcome(package[..(package.Length / 2)], "x.docx"), ImportFailureClass.Unreadable, "damaged");
        ShouldFail(Reading.Outcome(Encoding.UTF8.GetBytes("bara text"), "x.docx"), ImportFailureClass.Unreadable, "damaged");
        ShouldFail(Reading.Outcome(package, "x.docx"), ImportFailureClass.Unreadable, "damaged");
        ShouldFail(Reading.Outcome(Zip(("xl/workbook.xml", "<workbook/>")), "x.xlsx"), ImportFailureClass.Unreadable, "empty");
        ShouldFail(Reading.Outcome(Zip(("bilder/a.txt", "hej")), "x.zip"), ImportFailureClass.Unreadable, "unknown-format");
    }

    [Fact]
    public void A_zip_bomb_is_not_unpacked()
    {
        var bomb = Zip(("word/document.xml", "<w>" + new string(' ', 60_000_000) + "</w>"));

        ShouldFail(Reading.Outcome(bomb, "x.docx"), ImportFailureClass.Unreadable, "expands-too-much");
        ShouldFail(
            Reading.Outcome(Zip(("word/document.xml", new StringBuilder().Insert(0, "<a>", 5000).Insert(15000, "</a>", 5000).ToString())), "x.docx"),
            ImportFailureClass.Unreadable, "expands-too-much");
    }

    [Fact]
    public void External_entities_are_not_read() => ShouldFail(
        Reading.Outcome(Zip(("word/document.xml", "<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><w>&x;</w>")), "x.docx"),
        ImportFailureClass.Unreadable, "damaged");

    [Fact]
    public void A_broken_pdf_is_refused_with_or_without_the_tool()
    {
        var failure = Reading.Failure(Reading.Outcome("%PDF-1.7 trasig"u8.ToArray(), "x.pdf"));

        failure.Class.ShouldBe(ImportFailureClass.Unreadable);
        failure.Code.ShouldBeOneOf("damaged", "pdf-tool-missing");
    }

    [Fact]
    public void A_forced_kind_without_goals_says_so() => ShouldFail(
        Reading.Outcome(Encoding.UTF8.GetBytes("Hej\n"), "x.txt", new ImportOptions { Kind = ImportKind.CommitteeReport }), ImportFailureClass.Errors, "no-goals");

    [Theory]
    [InlineData("Aktivitet;Status\nMåla;Vänteläge\n", "missing-column", ImportFailureClass.Errors)]
    [InlineData("a;b\n1;2\n", "not-a-report", ImportFailureClass.Errors)]
    [InlineData("\n\n", "empty", ImportFailureClass.Unreadable)]
    public void A_sheet_without_the_columns_is_refused(string csv, string code, ImportFailureClass kind) =>
        ShouldFail(Reading.Outcome(Encoding.UTF8.GetBytes(csv), "x.csv"), kind, code);

    private static void ShouldFail(string text, string code) =>
        ShouldFail(Reading.Outcome(Encoding.UTF8.GetBytes(text)), ImportFailureClass.Unreadable, code);

    private static ImportFailure ShouldFail(ImportOutcome outcome, ImportFailureClass kind, string code)
    {
        var failure = Reading.Failure(outcome);
        failure.Code.ShouldBe(code, failure.Message);
        failure.Class.ShouldBe(kind);
        failure.Message.ShouldEndWith(".");
        failure.Message.ShouldNotContain("{");
        failure.Message.ShouldNotContain("ogiltig");
        return failure;
    }

    private static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in entries)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(content);
            }
        }

        return memory.ToArray();
    }

    private sealed class UnreadableStream(long length) : MemoryStream
    {
        public override long Length => length;

        public override int Read(Span<byte> buffer) => throw new InvalidOperationException("It was to be refused unread.");
    }

    private sealed class EndlessStream : MemoryStream
    {
        public long Given { get; private set; }

        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer)
        {
            buffer.Fill((byte)'a');
            Given += buffer.Length;
            return buffer.Length;
        }
    }
}
