namespace Styrkedja.Web.Hosting;

/// <param name="Demo">Demo sign-ins exist only with this.</param>
public sealed record ServeOptions(string Urls, bool Demo);
