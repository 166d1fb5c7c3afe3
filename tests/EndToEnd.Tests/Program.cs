using Styrkedja.EndToEnd.Tests;
using Xunit.Runner.InProc.SystemConsole;

// The handbook's pictures are taken of the very site the tests look at.
return args is ["pictures", var folder] ? await Pictures.TakeAsync(folder) : await ConsoleRunner.Run(args);
