using Styrkedja.Web.CommandLine;

return await Verbs.Root().Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });
