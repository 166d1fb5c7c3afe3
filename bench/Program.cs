using Styrkedja.Bench.Figures;
using Styrkedja.Bench.FollowUp;
using Styrkedja.Bench.Reading;
using Styrkedja.Bench.Reports;
using Styrkedja.Bench.Start;

if (args is ["--empty-site", var address])
{
    await EmptySite.RunAsync(address);
    return;
}

if (args is ["--write-word"])
{
    await WritingWord.WriteOnceAsync();
    return;
}

foreach (var arg in args)
{
    var figure = arg switch
    {
        "read" => Figure.Of("Read", 20, Benchmarks.Run<ReadingDocument>()),
        "page" => await FollowUpPage.MeasureAsync(),
        "word" => Figure.Of("Word", 2, Benchmarks.Run<WritingWord>()),
        "pdf" => await PrintingPdf.MeasureAsync(),
        "start" => await FirstPage.MeasureAsync(),
        _ => throw new ArgumentException(arg),
    };
    Console.WriteLine(figure);
}
