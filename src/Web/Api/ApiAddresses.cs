using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;
using Styrkedja.Domain;
using Styrkedja.Domain.People;
using Styrkedja.Web.Hosting;

namespace Styrkedja.Web.Api;

/// <summary>The addresses by which other programs read and report, under <see cref="Root"/>, and their description.</summary>
internal static class ApiAddresses
{
    public const string Root = "/api/v1";

    /// <summary>Octets of what is sent at most: all the texts of a report at their longest, in any script.</summary>
    private const int LargestBody = 256 * 1024;

    public static void AddApi(this IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, AccessKeyScheme>(AccessKeyScheme.Name, null);
        services.AddAuthorizationBuilder()
            .AddPolicy(PolicyOf(Permission.ReadPlan), policy => policy.AddAuthenticationSchemes(AccessKeyScheme.Name).RequireAuthenticatedUser().AddRequirements(new PermissionRequirement(Permission.ReadPlan)))
            .AddPolicy(PolicyOf(Permission.ReportActivities), policy => policy.AddAuthenticationSchemes(AccessKeyScheme.Name).RequireAuthenticatedUser()
                .RequireClaim(AccessKeyScheme.MayReport).AddRequirements(new PermissionRequirement(Permission.ReportActivities)));
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All);
            options.SerializerOptions.UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow;
            options.SerializerOptions.AllowDuplicateProperties = false;
        });
        services.AddOpenApi("v1", options =>
        {
            options.ShouldInclude = address => address.RelativePath?.StartsWith(Root.TrimStart('/'), StringComparison.Ordinal) == true;
            options.AddDocumentTransformer(DescribeAsync);
        });
    }

    public static void MapApi(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        var api = app.MapGroup(Root).AddEndpointFilter(AnswerRefusalAsync).WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        var reads = api.MapGroup("").RequireAuthorization(PolicyOf(Permission.ReadPlan));
        reads.MapKey();
        reads.MapYears();
        reads.MapPlan();
        reads.MapReports();
        api.MapGroup("").RequireAuthorization(PolicyOf(Permission.ReportActivities)).MapReporting();
    }

    private static string PolicyOf(Permission permission) => $"Key:{permission}";

    private static async ValueTask<object?> AnswerRefusalAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (RuleBrokenException refusal)
        {
            return ApiProblems.Of(refusal);
        }
    }

    private static Task DescribeAsync(OpenApiDocument document, Microsoft.AspNetCore.OpenApi.OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new OpenApiInfo { Title = "Styrkedja", Version = "v1", Description = "What a municipality plans and how it goes. Every request carries an access key, made on the owner's account page." };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[AccessKeyScheme.Name] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An access key of the reader's own." };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(AccessKeyScheme.Name, document)] = [] }];
        return Task.CompletedTask;
    }
}
