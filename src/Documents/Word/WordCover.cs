using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Wordprocessing;
using Styrkedja.Documents.Content;
using A = DocumentFormat.OpenXml.Drawing;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using Picture = DocumentFormat.OpenXml.Drawing.Pictures.Picture;
using Pictures = DocumentFormat.OpenXml.Drawing.Pictures;
using Run = DocumentFormat.OpenXml.Wordprocessing.Run;

namespace Styrkedja.Documents.Word;

/// <summary>
/// The cover: white text on the municipality's colour. The colour is one pixel stretched behind the page; the text's
/// styles carry the same colour as shading, so that the words stay readable where pictures are not shown.
/// </summary>
internal sealed class WordCover(WordBody body, Labels labels)
{
    private const long A4Width = 7560310;
    private const long A4Height = 10692130;

    /// <summary>One pixel of #0B4757 as PNG.</summary>
    public static byte[] Pixel { get; } = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGPgdg8HAAEKAKq5SzwNAAAAAElFTkSuQmCC");

    /// <param name="picture">Relationship id of <see cref="Pixel"/> in the main part.</param>
    public void Write(Cover cover, string picture)
    {
        body.Start("SkPublisher");
        body.Writer.WriteElement(new Run(new Drawing(Background(picture))));
        body.Run(cover.Publisher);
        body.End();
        body.Paragraph("Title", cover.Title);
        body.Paragraph("Subtitle", cover.Subtitle);
        foreach (var fact in cover.Facts)
        {
            body.Start("SkFact");
            body.Run(fact.Name, new DocumentFormat.OpenXml.Wordprocessing.RunProperties(new DocumentFormat.OpenXml.Wordprocessing.Color { Val = "D9EAEE" }));
            body.TabStop();
            body.Run(fact.Value);
            body.End();
        }
    }

    private Wp.Anchor Background(string picture) => new(
        new SimplePosition { X = 0, Y = 0 },
        new HorizontalPosition(new PositionOffset("0")) { RelativeFrom = HorizontalRelativePositionValues.Page },
        new VerticalPosition(new PositionOffset("0")) { RelativeFrom = VerticalRelativePositionValues.Page },
        new Extent { Cx = A4Width, Cy = A4Height },
        new EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
        new WrapNone(),
        new DocProperties { Id = 1, Name = "Omslag", Description = labels["Cover.Background"] },
        new Wp.NonVisualGraphicFrameDrawingProperties(),
        new Graphic(new GraphicData(new Picture(
            new Pictures.NonVisualPictureProperties(
                new Pictures.NonVisualDrawingProperties { Id = 1, Name = "Omslag", Description = labels["Cover.Background"] },
                new Pictures.NonVisualPictureDrawingProperties()),
            new Pictures.BlipFill(new Blip { Embed = picture }, new Stretch(new FillRectangle())),
            new Pictures.ShapeProperties(
                new Transform2D(new Offset { X = 0, Y = 0 }, new Extents { Cx = A4Width, Cy = A4Height }),
                new PresetGeometry(new AdjustValueList()) { Preset = ShapeTypeValues.Rectangle }))) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
    {
        DistanceFromTop = 0,
        DistanceFromBottom = 0,
        DistanceFromLeft = 0,
        DistanceFromRight = 0,
        SimplePos = false,
        RelativeHeight = 0,
        BehindDoc = true,
        Locked = true,
        LayoutInCell = true,
        AllowOverlap = true,
    };
}
