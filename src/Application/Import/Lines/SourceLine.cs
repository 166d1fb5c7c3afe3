namespace Styrkedja.Application.Import.Lines;

/// <summary>What a Word file says about a paragraph; plain text says nothing and the parsers judge by its words.</summary>
internal enum LineRole
{
    None,

    /// <summary>A paragraph of a Word file about which nothing else is known.</summary>
    Paragraph,
    Furniture,
    Heading1,
    Heading2,
    Heading3,
    TableHead,
    ActivityTitle,
    Unit,
    Dates,
    Description,
    Status,
    Comment,
    Waiting,
    Deviation,
    Forecast,
    CatalogueHead,
    CatalogueGoal,
}

/// <summary>One line of a text file, or one paragraph or group of cells of a Word file.</summary>
/// <param name="Number">1-based, in document order.</param>
/// <param name="Raw">As in the source.</param>
/// <param name="Text">Single spaces, no invisible characters, bullets of symbol fonts as "•"; empty for a blank line.</param>
/// <param name="StartsPage">Set by a form feed, or by the single leading space that some PDF tools leave there (O9).</param>
internal sealed record SourceLine(int Number, string Raw, string Text, bool StartsPage)
{
    public LineRole Role { get; init; }

    /// <summary>Planned dates from cells of their own; text lines carry theirs in <see cref="Text"/>.</summary>
    public (DateOnly? Start, DateOnly? End)? Plan { get; init; }

    /// <summary>Heading number from automatic numbering, which is not in the text.</summary>
    public string? HeadingNumber { get; init; }

    /// <summary>True for the first line after a form feed, which is a page's beginning for certain.</summary>
    public bool AfterFeed { get; init; }

    /// <summary>Remembered by <see cref="Reports.ReportMarks"/>, which is asked about every line many times.</summary>
    public bool? IsTableHead { get; set; }

    /// <inheritdoc cref="IsTableHead"/>
    public bool? IsStatus { get; set; }

    public bool IsBlank => Text.Length == 0;

    public bool IsBullet => Text.Length > 1 && Text[0] is '•' or '→';

    /// <summary>The text after the bullet.</summary>
    public string BulletText => Text[1..].TrimStart();
}
