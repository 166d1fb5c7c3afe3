using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Npgsql;
using Styrkedja.Application;
using Styrkedja.Domain.People;
using Styrkedja.Web.Api;
using Styrkedja.Web.Drafts;
using Styrkedja.Web.SignIn;

namespace Styrkedja.Web.Hosting;

/// <summary>Puts the web application together.</summary>
public static class WebHost
{
    /// <summary>The application without its addresses, which <see cref="MapAll"/> gives it.</summary>
    /// <param name="source">The database; asked for when it is first needed, so that the host can be built while the database starts.</param>
    public static WebApplication Build(Func<NpgsqlDataSource> source, ServeOptions serve, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(WebHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = WebRoot,
            // Nothing rereads its settings while it runs, and watching for changes takes one of the machine's few watches.
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
        });
        builder.WebHost.UseUrls(serve.Urls.Split(';'));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // That the keys lie unencrypted in the database is decided and written down (docs/guides/operate.md); not news at every start.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        builder.Services.AddSingleton(serve);
        builder.Services.AddStyrkedja(source);
        builder.Services.AddSingleton(new Styrkedja.Documents.ReportWriterOptions { FontFolder = FontFolder });
        builder.Services.AddPages();
        builder.Services.AddSignIn();
        builder.Services.AddApi();
        builder.Services.AddSingleton<Attempts>();
        builder.Services.AddSingleton<DatabaseAwayPage>();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddDataProtection().SetApplicationName("Styrkedja");
        builder.Services.AddSingleton<Microsoft.Extensions.Options.IConfigureOptions<KeyManagementOptions>>(services => new KeysInDatabase(services.GetRequiredService<NpgsqlDataSource>));
        // A job that fails is logged as critical; people's pages must not stop with it.
        builder.Services.Configure<HostOptions>(o => o.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore);
        builder.Services.AddSingleton<OrganisationChanger>();
        builder.Services.AddHostedService(services => services.GetRequiredService<OrganisationChanger>());
        builder.Services.AddHostedService<TrailSealer>();
        builder.Services.AddHostedService<ReportRenderer>();
        builder.Services.AddHostedService<TableTaker>();
        builder.Services.AddHostedService<YearChanger>();
        builder.Services.AddHostedService<DigestWriter>();
        builder.Services.AddHostedService<LetterSender>();
        builder.Services.AddSingleton(MailSettings.Read(builder.Configuration));
        builder.Services.Configure<ForwardedHeadersOptions>(o => o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost);
        adjust?.Invoke(builder);

        var app = builder.Build();
        app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        // Says nothing where the request came without protection, nor on a loopback address.
        app.UseHsts();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/fel",
            StatusCodeSelector = fault => fault is BadHttpRequestException request ? request.StatusCode : StatusCodes.Status500InternalServerError,
        });
        app.UseApiFaults();
        app.UseMiddleware<DatabaseAway>();
        app.UseStatusCodePagesWithReExecute("/fel/{0}");
        app.UseApiStatusTexts();
        app.UseStaticFiles(Files());
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<MunicipalityOfRequest>();
        app.UseRequestLocalization(Languages());
        app.UseMiddleware<HoldFormOnSignIn>();
        app.UseAuthorization();
        return app;
    }

    /// <summary>Gives the application its addresses.</summary>
    public static WebApplication MapAll(this WebApplication app)
    {
        app.MapPages();
        app.MapOthers();
        return app;
    }

    /// <summary>Those where people meet it.</summary>
    public static void MapPages(this WebApplication app) => app.MapRazorPages();

    /// <summary>Those where programs do.</summary>
    public static void MapOthers(this WebApplication app)
    {
        app.MapApi();
        app.MapHealth();
    }

    private static void AddPages(this IServiceCollection services)
    {
        services.AddLocalization();
        // å, ä and ö need no escaping in pages that say they are UTF-8.
        services.Configure<Microsoft.Extensions.WebEncoders.WebEncoderOptions>(o => o.TextEncoderSettings = new(System.Text.Unicode.UnicodeRanges.All));
        services.AddAuthorization(options =>
        {
            foreach (var permission in Enum.GetValues<Permission>())
            {
                options.AddPolicy(MayAttribute.PolicyOf(permission), policy => policy.RequireAuthenticatedUser().AddRequirements(new PermissionRequirement(permission)));
            }

            options.AddPolicy(SignedInAttribute.PolicyName, policy => policy.RequireAuthenticatedUser());
        });
        services.AddScoped<PageDrafts>();
        services.AddScoped<Pages.Plans.PlanFiles>();
        services.AddScoped<Pages.Reminders.ReminderLetter>();
        services.AddScoped<Pages.Reminders.SendNext>();
        services.AddScoped<Microsoft.AspNetCore.Authorization.IAuthorizationHandler, PermissionHandler>();
        services.AddRazorPages(options => options.Conventions.ConfigureFilter(new RefusalPageFilter()).ConfigureFilter(new AddressPageFilter()))
            .AddMvcOptions(SwedishBinders.Use)
            // Names as jQuery writes them are in no form here, and one that is half written ends in a fault.
            .AddMvcOptions(options => options.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>())
            .AddMvcOptions(options => options.Filters.Add<FormReadFilter>(950))
            .AddMvcOptions(options => options.Filters.Add<GiveBackFilter>())
            .AddMvcOptions(options => options.Filters.Add<OneConnectionFilter>())
            .AddMvcOptions(options => options.Filters.Add<KeepDrafts>())
            .ConfigureApplicationPartManager(parts => parts.FeatureProviders.Remove(parts.FeatureProviders.OfType<ControllerFeatureProvider>().Single()))
            .AddViewOptions(options => options.HtmlHelperOptions.ClientValidationEnabled = false);
        OwnPageParts.Use(services);
        services.AddSingleton<ITempDataProvider>(services => new ShortMessages(ActivatorUtilities.CreateInstance<CookieTempDataProvider>(services)));
        services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(365));
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "styrkedja.skydd";
            // The content policy says it for all pages, and stricter.
            options.SuppressXFrameOptionsHeader = true;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
    }

    // A file asked for with its version never changes under that address.
    private static StaticFileOptions Files() => new()
    {
        OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
            file.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "public, max-age=3600",
    };

    private static RequestLocalizationOptions Languages() => new()
    {
        DefaultRequestCulture = new RequestCulture("sv-SE"),
        SupportedCultures = [CultureInfo.GetCultureInfo("sv-SE"), CultureInfo.GetCultureInfo("en-GB")],
        SupportedUICultures = [CultureInfo.GetCultureInfo("sv-SE"), CultureInfo.GetCultureInfo("en-GB")],
        RequestCultureProviders = [new LanguageOfRequest()],
    };

    /// <summary>Run from the build folder the web root is still in the source; published, it lies beside the program.</summary>
    public static string? WebRoot { get; } = FindWebRoot();

    /// <summary>The product's fonts, for reports that carry them along.</summary>
    public static string? FontFolder => WebRoot is null ? null : Path.Combine(WebRoot, "lib", "fonts");

    private static string? FindWebRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            foreach (var root in new[] { Path.Combine(folder.FullName, "wwwroot"), Path.Combine(folder.FullName, "src", "Web", "wwwroot") })
            {
                if (Directory.Exists(Path.Combine(root, "css")))
                {
                    return root;
                }
            }
        }

        return null;
    }
}
