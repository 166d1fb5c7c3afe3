using System.Xml;
using CsvHelper;
using DocumentFormat.OpenXml.Packaging;
using ExcelDataReader.Exceptions;
using Styrkedja.Application.Import.Checks;
using Styrkedja.Application.Import.Files;
using Styrkedja.Application.Import.Lines;
using Styrkedja.Application.Import.Proposals;
using Styrkedja.Application.Import.Reports;
using Styrkedja.Application.Import.Tables;
using Styrkedja.Application.Import.Word;

namespace Styrkedja.Application.Import;

/// <summary>
/// Turns a file (text, Word, Excel, CSV, PDF) into an <see cref="ImportedDocument"/>, or says in a sentence why it cannot.
/// Nothing is stored and nothing outside the file is read. Memory is bounded by the limits of one import.
/// </summary>
public static class DocumentReader
{
    public static ImportOutcome Read(string path, ImportOptions options)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(options);
        var texts = new ImportTexts(options.Culture);
        var fileName = Path.GetFileName(path);
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > ImportLimits.FileBytes })
            {
                return ImportOutcome.Of(texts.Failure(ImportFailureClass.Unreadable, ImportFailureCodes.TooLarge, fileName, ImportLimits.MegaBytes));
            }

            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return Read(file, fileName, options);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException or ArgumentException or PathTooLongException)
        {
            return ImportOutcome.Of(texts.Failure(ImportFailureClass.Unreadable, ImportFailureCodes.NotFound, path));
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            return ImportOutcome.Of(texts.Failure(ImportFailureClass.Unreadable, ImportFailureCodes.NoAccess, path));
        }
    }

    /// <param name="fileName">Shown in messages; its extension tells CSV from other text.</param>
    public static ImportOutcome Read(Stream stream, string fileName, ImportOptions options)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(options);
        var texts = new ImportTexts(options.Culture);
        try
        {
            var bytes = FileContent.Read(stream);
            return bytes.Length == 0
                ? throw ImportRefusedException.Unreadable(ImportFailureCodes.Empty)
                : ImportOutcome.Of(Understand(bytes, fileName, options, texts));
        }
        catch (ImportRefusedException refusal)
        {
            return ImportOutcome.Of(texts.Failure(refusal.Kind, refusal.Code, [fileName, .. refusal.Values]));
        }
        catch (Exception fault) when (fault is OpenXmlPackageException or FileFormatException or InvalidDataException or XmlException
            or ExcelReaderException or CsvFormatException)
        {
            // The package as such was sound (see OfficePackage); what it holds is not what the readers expect.
            return ImportOutcome.Of(texts.Failure(ImportFailureClass.Unreadable, ImportFailureCodes.Damaged, fileName));
        }
    }

    private static ImportedDocument Understand(byte[] bytes, string fileName, ImportOptions options, ImportTexts texts)
    {
        switch (FileContent.FormatOf(bytes, fileName))
        {
            case FileFormat.Word:
                return Understand(WordLines.Read(bytes), options, texts);
            case FileFormat.Excel:
                return new SheetParser(ExcelRows.Read(bytes), texts).Read(options);
            case FileFormat.Pdf:
                return Understand(TextLines.Split(TextDecoding.Decode(PdfText.Read(bytes))), options, texts);
            case FileFormat.Csv:
                return new SheetParser(CsvRows.Read(TextDecoding.Decode(bytes)), texts).Read(options);
            default:
                var text = TextDecoding.Decode(bytes);
                return CsvRows.Recognises(text)
                    ? new SheetParser(CsvRows.Read(text), texts).Read(options)
                    : Understand(TextLines.Split(text), options, texts);
        }
    }

    private static ImportedDocument Understand(IReadOnlyList<SourceLine> lines, ImportOptions options, ImportTexts texts)
    {
        if (lines.All(line => line.IsBlank))
        {
            throw ImportRefusedException.Unreadable(ImportFailureCodes.Empty);
        }

        var kind = options.Kind ?? KindDetection.Of(lines) ?? throw ImportRefusedException.Error(ImportFailureCodes.NotAReport);
        var ledger = new LineLedger(lines);
        var warnings = new WarningList(texts);
        PageFurniture.Ignore(lines, ledger, line => ReportMarks.IsTableHead(line) || ReportMarks.IsStatus(line) || ReportMarks.IsLabelled(line) || ActivityTable.DatesOf(line) is not null);
        var content = kind == ImportKind.Goals
            ? new ProposalParser(lines, ledger, warnings).Parse(options.Year)
            : new ReportParser(lines, ledger, warnings).Parse();
        if (content.Goals.Count == 0)
        {
            throw ImportRefusedException.Error(ImportFailureCodes.NoGoals, texts["kind." + ImportJson.KindName(kind)]);
        }

        foreach (var line in CutLines.In(lines))
        {
            warnings.Add(WarningCodes.CutLine, null, null, line.Number, line.Text[^Math.Min(30, line.Text.Length)..]);
        }

        return DocumentAssembly.Of(kind, content, lines, ledger, warnings, options);
    }
}
