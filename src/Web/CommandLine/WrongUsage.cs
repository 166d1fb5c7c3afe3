using System.CommandLine;
using System.CommandLine.Parsing;
using Styrkedja.Application;

namespace Styrkedja.Web.CommandLine;

/// <summary>Tells in Swedish what is wrong with a command line; the library's own sentences are English.</summary>
internal static class WrongUsage
{
    /// <returns>The sentences, or none when the line is right.</returns>
    public static IReadOnlyList<string> Of(ParseResult parsed)
    {
        if (parsed.Errors.Count == 0)
        {
            return [];
        }

        var command = parsed.CommandResult.Command;
        List<string> faults =
        [
            .. parsed.UnmatchedTokens.Select(token => Words.Swedish.Format("usage.unknown", token)),
            .. command.Options.Where(o => o.Required && parsed.GetResult(o) is null or { Implicit: true }).Select(o => Words.Swedish.Format("usage.missing", o.Name, o.Description)),
            .. command.Arguments.Where(a => a.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(a) is null or { Tokens.Count: 0 }).Select(a => Words.Swedish.Format("usage.missing", a.Name, a.Description)),
            .. parsed.Errors.Select(e => e.SymbolResult).OfType<OptionResult>().Where(o => !o.Implicit).Distinct().Select(Unfit),
            .. parsed.Errors.Select(e => e.SymbolResult).OfType<ArgumentResult>().Select(a => a.Parent).OfType<OptionResult>().Distinct().Select(Unfit),
        ];
        if (faults.Count == 0)
        {
            faults.Add(command.Subcommands.Count > 0
                ? Words.Swedish.Format("usage.no-verb", string.Join(", ", command.Subcommands.Select(c => c.Name)))
                : string.Join(" ", parsed.Errors.Select(e => e.Message)));
        }

        return [.. faults.Distinct(), Words.Swedish.Format("usage.see", Path(parsed.CommandResult))];
    }

    private static string Unfit(OptionResult option) => option.Tokens.Count == 0
        ? Words.Swedish.Format("usage.no-value", option.Option.Name, option.Option.Description)
        : Words.Swedish.Format("usage.unfit", option.Option.Name, string.Join(" ", option.Tokens.Select(t => t.Value)), option.Option.Description);

    private static string Path(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{Path(parent)} {command.Command.Name}" : $"./{Verbs.Name}";
}
