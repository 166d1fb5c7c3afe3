using Styrkedja.Web.CommandLine;

// A fault nobody foresaw is written with its trace by the library's own handler and answered with exit code 1.
return await Verbs.InvokeAsync(args);
