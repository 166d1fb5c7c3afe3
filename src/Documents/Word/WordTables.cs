using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Styrkedja.Documents.Content;
using Column = Styrkedja.Documents.Content.Column;
using Table = DocumentFormat.OpenXml.Wordprocessing.Table;

namespace Styrkedja.Documents.Word;

/// <summary>The tables of a report: heads repeat on every page, rows are not torn apart.</summary>
internal sealed class WordTables(WordBody body)
{
    private const int DateWidth = 1418;
    private const int KeptRows = 4;

    private static readonly TableRow RowTag = new();
    private static readonly TableCell CellTag = new();
    private static readonly TableRowProperties HeadRow = new(new CantSplit(), new TableHeader());
    private static readonly TableRowProperties WholeRow = new(new CantSplit());
    private static readonly TableRowProperties LongRow = new();
    private static readonly int[] ActivityWidths = [WordBody.TextWidth - (2 * DateWidth), DateWidth, DateWidth];
    private static readonly TableCellProperties[] ActivityCells = [.. ActivityWidths.Select(Width)];

    private static readonly TableCellProperties ActivityText = new(
        WidthOf(WordBody.TextWidth),
        new GridSpan { Val = 3 },
        new TableCellBorders(new BottomBorder { Val = BorderValues.Single, Size = 4, Space = 0, Color = "DFD9CC" }));

    private readonly OpenXmlWriter _writer = body.Writer;

    public void Write(ActivityTable table)
    {
        StartTable("SkActivities", table.Caption, ActivityWidths);
        Head(ActivityCells, [table.Head, table.StartHead, table.EndHead]);
        foreach (var row in table.Rows)
        {
            WriteTitle(row);
            if (row.HasText)
            {
                WriteText(row);
            }
        }

        EndTable();
    }

    public void Write(Content.Table table)
    {
        var widths = Widths(table.Columns);
        TableCellProperties[] cells = [.. widths.Select(Width)];
        StartTable("SkTable", table.Caption, widths);
        Head(cells, [.. table.Columns.Select(column => column.Head)], table.Columns.FirstOrDefault(column => column.IsAmount)?.Head);
        for (var at = 0; at < table.Rows.Count; at++)
        {
            var row = table.Rows[at];
            var kept = IsKept(at, table.Rows.Count);
            StartRow(WholeRow);
            for (var i = 0; i < row.Count; i++)
            {
                StartCell(cells[i]);
                Write(row[i], kept);
                _writer.WriteEndElement();
            }

            _writer.WriteEndElement();
        }

        EndTable();
    }

    /// <summary>The bar is one row of figures, each cell as wide as its share; the list under it says them in words.</summary>
    public void Write(Tally tally)
    {
        var widths = Shares(tally.Parts);
        StartTable("TableNormal", $"{tally.Caption}: {tally.Sentence}", widths);
        StartRow(WholeRow);
        for (var i = 0; i < widths.Length; i++)
        {
            var shape = BadgeShape.Of(tally.Parts[i].Badge);
            StartCell(new TableCellProperties(WidthOf(widths[i]), Outline(shape.Line), new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = shape.Fill }));
            body.Start("SkBar");
            body.Run(Count(tally.Parts[i]), new RunProperties(new Color { Val = shape.FillInk }));
            body.End();
            _writer.WriteEndElement();
        }

        _writer.WriteEndElement();
        _writer.WriteEndElement();
        foreach (var part in tally.Parts)
        {
            body.Legend("SkLegend", part.Badge, $"{Count(part)} {part.Badge.Word}");
        }

        body.Paragraph("SkSentence", tally.Sentence);
    }

    private void WriteTitle(ActivityRow row)
    {
        StartRow(WholeRow);
        StartCell(ActivityCells[0]);
        body.Paragraph("SkActivityTitle", row.Title);
        body.Paragraphs("SkUnit", row.Units);
        _writer.WriteEndElement();
        WriteDate(row.Start, ActivityCells[1]);
        WriteDate(row.End, ActivityCells[2]);
        _writer.WriteEndElement();
    }

    private void WriteDate(DateOnly day, TableCellProperties cell)
    {
        StartCell(cell);
        body.Paragraph("SkDate", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        _writer.WriteEndElement();
    }

    private void WriteText(ActivityRow row)
    {
        // A very long text kept whole would jump to the next page and leave most of this one empty.
        StartRow(row.IsLong ? LongRow : WholeRow);
        StartCell(ActivityText);
        body.Paragraphs("SkDescription", row.Description);
        if (row.StatusOrNone is { } status)
        {
            body.Badge(row.Status is null ? "SkStatusMissing" : "SkStatus", status);
        }

        body.Paragraphs("SkComment", row.Comment);
        body.Labelled("SkWaiting", row.WaitingLabel, row.Waiting);
        body.Labelled("SkDeviation", row.DeviationLabel, row.Deviation);
        body.Labelled(row.Waiting.Count > 0 ? "SkWaitingForecast" : "SkForecast", row.ForecastLabel, row.Forecast is null ? [] : [row.Forecast]);
        _writer.WriteEndElement();
        _writer.WriteEndElement();
    }

    /// <summary>A short table stays whole; of a long one no row is left alone on a page.</summary>
    private static bool IsKept(int row, int rows) => rows <= KeptRows ? row < rows - 1 : row == 0 || row == rows - 2;

    private void Write(Cell cell, bool kept)
    {
        if (cell.Badge is { } badge)
        {
            body.Badge("SkCellAssessment", badge);
            return;
        }

        body.Paragraph(
            cell.Tone switch
            {
                CellTone.Number => "SkCellNumber",
                CellTone.Quiet => "SkCellQuiet",
                CellTone.Amount => "SkCellAmount",
                _ => "SkCell",
            },
            cell.Text,
            kept);
    }

    private void StartTable(string style, string caption, int[] widths)
    {
        _writer.WriteStartElement(new Table());
        _writer.WriteElement(new TableProperties(
            new TableStyle { Val = style },
            new TableWidth { Width = Text(WordBody.TextWidth), Type = TableWidthUnitValues.Dxa },
            new TableLayout { Type = TableLayoutValues.Fixed },
            new TableLook { Val = "0020", FirstRow = true, LastRow = false, FirstColumn = false, LastColumn = false, NoHorizontalBand = true, NoVerticalBand = true },
            new TableCaption { Val = caption }));
        _writer.WriteElement(new TableGrid(widths.Select(width => new GridColumn { Width = Text(width) })));
    }

    /// <summary>A paragraph after every table: without it Word joins two tables into one.</summary>
    private void EndTable()
    {
        _writer.WriteEndElement();
        _writer.WriteElement(new Paragraph(new ParagraphProperties(new SpacingBetweenLines { Before = "0", After = "0", Line = "120", LineRule = LineSpacingRuleValues.Exact })));
    }

    /// <param name="amount">The head of the column that is set to the right; null for none.</param>
    private void Head(TableCellProperties[] cells, string[] texts, string? amount = null)
    {
        StartRow(HeadRow);
        for (var i = 0; i < texts.Length; i++)
        {
            StartCell(cells[i]);
            body.Paragraph(texts[i] == amount ? "SkHeadAmount" : "SkHead", texts[i]);
            _writer.WriteEndElement();
        }

        _writer.WriteEndElement();
    }

    private void StartRow(TableRowProperties properties)
    {
        _writer.WriteStartElement(RowTag);
        if (properties.HasChildren)
        {
            _writer.WriteElement(properties);
        }
    }

    private void StartCell(TableCellProperties properties)
    {
        _writer.WriteStartElement(CellTag);
        _writer.WriteElement(properties);
    }

    private static int[] Widths(IReadOnlyList<Column> columns) => [.. columns.Select(column => WordBody.TextWidth * column.Share / 100)];

    /// <summary>Proportional, but never too narrow for a figure of three digits.</summary>
    private static int[] Shares(IReadOnlyList<TallyPart> parts)
    {
        const int Narrowest = 480;
        var free = WordBody.TextWidth - (Narrowest * parts.Count);
        var total = (double)parts.Sum(part => part.Count);
        return [.. parts.Select(part => Narrowest + (int)(free * part.Count / total))];
    }

    private static TableCellProperties Width(int width) => new(WidthOf(width));

    private static TableCellWidth WidthOf(int width) => new() { Width = Text(width), Type = TableWidthUnitValues.Dxa };

    private static TableCellBorders Outline(string colour) => new(
        new TopBorder { Val = BorderValues.Single, Size = 4, Color = colour },
        new LeftBorder { Val = BorderValues.Single, Size = 4, Color = "FFFFFF" },
        new BottomBorder { Val = BorderValues.Single, Size = 4, Color = colour },
        new RightBorder { Val = BorderValues.Single, Size = 4, Color = "FFFFFF" });

    private static string Count(TallyPart part) => Text(part.Count);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
