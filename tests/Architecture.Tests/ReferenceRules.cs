using System.Reflection;

namespace Styrkedja.Architecture.Tests;

/// <summary>Who may know whom: Domain ← Application ← Web and Domain ← Documents ← Application. Nothing points back.</summary>
public sealed class ReferenceRules
{
    private static readonly Assembly Domain = Assembly.Load("Styrkedja.Domain");
    private static readonly Assembly Documents = Assembly.Load("Styrkedja.Documents");
    private static readonly Assembly Application = Assembly.Load("Styrkedja.Application");

    [Fact]
    public void Domain_knows_only_the_base_class_library() => Strangers(Domain, "System", "netstandard", "mscorlib").ShouldBeEmpty();

    [Fact]
    public void Documents_know_no_database_and_no_web() =>
        Forbidden(Documents, "Styrkedja.Application", "Styrkedja.Web", "Npgsql", "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore").ShouldBeEmpty();

    [Fact]
    public void Application_does_not_know_the_web() => Forbidden(Application, "Styrkedja.Web", "Microsoft.AspNetCore.Mvc", "Microsoft.AspNetCore.Razor").ShouldBeEmpty();

    [Fact]
    public void The_rules_bite()
    {
        // Held against assemblies that do break them.
        Strangers(Application, "System").ShouldContain("Npgsql");
        Forbidden(Application, "Styrkedja.Domain").ShouldContain("Styrkedja.Domain");
    }

    private static IEnumerable<string> Strangers(Assembly assembly, params string[] allowed) =>
        assembly.GetReferencedAssemblies().Select(r => r.Name!).Where(name => !allowed.Any(a => name == a || name.StartsWith(a + ".", StringComparison.Ordinal)));

    private static IEnumerable<string> Forbidden(Assembly assembly, params string[] forbidden) =>
        assembly.GetReferencedAssemblies().Select(r => r.Name!).Where(name => forbidden.Any(f => name == f || name.StartsWith(f + ".", StringComparison.Ordinal)));
}
