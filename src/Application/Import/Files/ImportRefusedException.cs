namespace Styrkedja.Application.Import.Files;

/// <summary>
/// Thrown by the readers deep inside a file and caught by <see cref="DocumentReader"/> alone, which phrases it.
/// </summary>
internal sealed class ImportRefusedException(ImportFailureClass kind, string code, params object?[] values)
    : Exception(code)
{
    public ImportFailureClass Kind { get; } = kind;

    public string Code { get; } = code;

    public IReadOnlyList<object?> Values { get; } = values;

    public static ImportRefusedException Unreadable(string code, params object?[] values) =>
        new(ImportFailureClass.Unreadable, code, values);

    public static ImportRefusedException Error(string code, params object?[] values) =>
        new(ImportFailureClass.Errors, code, values);
}
